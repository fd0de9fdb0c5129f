// Where the musician chooses what is continued, and the preset that continues it.

import { h, fill } from "../../parts/element.js";
import { icon } from "../../parts/icons.js";
import { ask } from "../../parts/api.js";
import { choice, segments } from "../../parts/fields.js";
import { announce } from "../../parts/announce.js";
import { count } from "../../parts/words.js";
import { phraseSeed } from "./phrase-seed.js";
import { songSeed } from "./song-seed.js";
import { takeRequest, presetOf } from "./request.js";

const FIRST_PRESET = "irish";

/**
 * The seed, the preset and the button.
 * @param {object} app
 * @param {() => void} onDone after alternatives have come
 * @returns {HTMLElement}
 */
export function stage(app, onDone) {
  const element = h("section.stage.card", { "aria-label": "What is continued" });
  const kind = segments({
    label: "Begin with", options: [["phrase", "A phrase I play"], ["song", "A piece of mine"], ["nothing", "Nothing"]],
    onChange: (seedKind) => app.setIn("play", { seedKind }),
  });
  const places = {
    phrase: phraseSeed(app, element),
    song: songSeed(app),
    nothing: h("p.nothing", {}, "Continuo begins on its own, from what the preset has learnt."),
  };
  const problem = h("div", {});
  fill(element, h("div.stage-head", {}, kind.element), ...Object.values(places), actions(app, problem, onDone),
    problem);
  app.watch(["play"], ({ play }) => {
    kind.show(play.seedKind);
    for (const [name, place] of Object.entries(places)) place.hidden = name !== play.seedKind;
  });
  return element;
}

function actions(app, problem, onDone) {
  const preset = choice({
    label: "Preset", testId: "preset", onChange: (id) => app.setIn("play", { preset: id, style: null }),
  });
  const alternatives = choice({
    label: "Alternatives", onChange: (value) => app.setIn("play", { alternatives: Number(value) }),
  });
  const about = h("p.preset-about", {});
  const button = h("button.primary.big.continuo", {
    type: "button", "data-testid": "generate", onclick: () => generate(app, problem, onDone),
  });
  app.watch(["presets", "play"], ({ presets, play }) => {
    const usable = (presets ?? []).filter((one) => !one.error);
    const chosen = presetOf(app.state) ?? usable.find((one) => one.id === FIRST_PRESET) ?? usable[0];
    if (chosen && chosen.id !== play.preset) app.setIn("play", { preset: chosen.id, style: null });
    preset.show(usable.map((one) => [one.id, one.name]), chosen?.id ?? "");
    alternatives.show([1, 2, 3, 4, 5, 6, 7, 8].map((n) => [String(n), String(n)]), String(play.alternatives));
    about.textContent = presets && !chosen ? "No preset is installed. Import one under Presets, or train one."
      : chosen?.description ?? "";
    button.disabled = !chosen;
    button.setAttribute("aria-busy", play.busy);
    const seeded = takeRequest(app.state).seed !== null;
    fill(button, icon("play"), play.busy ? "Playing on…" : seeded ? "Continue" : "Play something");
  });
  return h("div.stage-actions", {}, preset.element, alternatives.element, button, about);
}

async function generate(app, problem, onDone) {
  if (app.state.play.busy) return;
  const request = takeRequest(app.state);
  app.setIn("play", { busy: true });
  app.announce(`Continuo writes ${count(request.alternatives, "alternative")}.`);
  fill(problem);
  try {
    const takes = await ask("POST", "/api/takes", request);
    const known = new Set(takes.map((take) => take.id));
    app.set({ takes: [...takes, ...(app.state.takes ?? []).filter((take) => !known.has(take.id))] });
    app.setIn("play", { latest: takes.map((take) => take.id) });
    announce(`${count(takes.length, "alternative")} ready.`);
    onDone();
  } catch (error) {
    fill(problem, h("div.notice.problem", { role: "alert" }, icon("warning"), h("p", {}, error.message)));
  } finally {
    app.setIn("play", { busy: false });
  }
}
