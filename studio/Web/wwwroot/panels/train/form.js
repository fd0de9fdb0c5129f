import { h, fill } from "../../parts/element.js";
import { ask } from "../../parts/api.js";
import { choice, number, segments, text } from "../../parts/fields.js";
import { notice, toast } from "../../parts/announce.js";
import { sentence } from "../../parts/words.js";
import { chosenSongs, jobRequest, isFromNothing } from "./job-request.js";
import { songChooser } from "./song-chooser.js";
import { planWatch } from "./plan.js";

/** What to train: a name, the pieces, where to begin, how long; the rest has honest defaults. */
export function trainForm(app) {
  const change = (member) => (value) => app.setIn("train", { [member]: value });
  const plan = h("div.plan", { "aria-live": "polite" });
  const problem = h("div", {});
  const start = h("button.primary.big.continuo", { type: "submit", "data-testid": "train" }, "Train");
  const empty = h("div.empty", {}, h("h2", {}, "Nothing to train on yet"),
    h("p", {}, "Training needs pieces of yours. ", h("a", { href: "#music" }, "Add some music"), " first: about twenty of one kind are a good beginning."));
  const form = h("form.card.train-form", { "aria-label": "New training", onsubmit: (event) => submit(app, event, problem) },
    h("div.form-grid", {}, nameField(app, change), beginning(app, change), songChooser(app), effort(app, change)),
    details(app, change), plan, problem, h("div.form-actions", {}, start));
  planWatch(app, plan);
  app.watch(["songs", "train", "leaving", "about"], (state) => {
    const any = (state.songs ?? []).some((song) => !state.leaving.has(song.id));
    form.hidden = !any;
    empty.hidden = any || state.songs === null;
    start.disabled = chosenSongs(state).length === 0 || state.about?.training?.available === false;
    start.setAttribute("aria-busy", state.train.busy);
  });
  return h("div", {}, form, empty);
}

function nameField(app, change) {
  const name = text({ label: "Name", hint: "Of the preset, as the plugin will list it.", placeholder: "My music", onChange: change("name") });
  app.watch(["train"], ({ train }) => name.show(train.name));
  return name.element;
}

function beginning(app, change) {
  const from = choice({
    label: "Begin with", testId: "train-from", onChange: (value) => change("from")(value || null),
    hint: "A preset that knows music already needs less of yours. From nothing, it knows only your pieces: take a hundred or more.",
  });
  app.watch(["choices", "train"], ({ choices, train }) => from.show(
    [...(choices?.presets ?? []).map((preset) => [preset.id, preset.name]), ["", "Nothing, from scratch"]],
    (train.from === undefined ? choices?.defaults.from : train.from) ?? ""));
  return from.element;
}

function effort(app, change) {
  const chosen = segments({
    label: "Time", options: [["quick", "Quick"], ["thorough", "Thorough"]], onChange: change("effort"),
  });
  app.watch(["train"], ({ train }) => chosen.show(train.effort));
  return h("div.field", {}, chosen.element, h("p.hint", {}, "Quick is done in minutes and often enough. Thorough goes on as long as it gets better."));
}

function details(app, change) {
  const encoding = choice({ label: "How it hears music", hint: "Only from scratch; a preset keeps its own.", onChange: (value) => change("encoding")(value || null) });
  const size = choice({ label: "Size", hint: "Only from scratch. Larger learns finer things from much music, and plays by heart from little.", onChange: (value) => change("hidden")(value ? Number(value) : null) });
  const layers = number({ label: "Layers", hint: "Only from scratch. One is enough for nearly everything.", min: 1, max: 3, placeholder: "1", onChange: change("layers") });
  const epochs = number({ label: "Epochs", hint: "How often every piece is heard, at most. It ends earlier when it gets no better.", min: 1, max: 500, placeholder: "as suits the music", onChange: change("epochs") });
  const licence = text({ label: "Licence of the music", hint: "Kept in the preset, for when you pass it on.", onChange: (value) => change("licence")(value.trim() || null) });
  const fromScratch = [encoding, size, layers];
  app.watch(["choices", "train"], (state) => {
    const { choices, train } = state;
    const scratch = isFromNothing(state);
    encoding.show([["", "By default"], ...(choices?.encodings ?? []).map((one) => [one.id, `${one.name}: ${one.description}`])], train.encoding ?? "");
    size.show([["", "As suits the music"], ...(choices?.sizes ?? []).map((one) => [String(one.hidden), `${one.name}, ${one.hidden} units${one.description ? `: ${one.description}` : ""}`])], train.hidden === null ? "" : String(train.hidden));
    layers.show(train.layers);
    epochs.show(train.epochs);
    licence.show(train.licence ?? "");
    for (const field of fromScratch) field.element.querySelector("select, input").disabled = !scratch;
  });
  return h("details.more", {}, h("summary", {}, "Details"), h("div.form-grid", {}, [encoding, size, layers, epochs, licence].map((field) => field.element)));
}

async function submit(app, event, problem) {
  event.preventDefault();
  if (app.state.train.busy) return;
  app.setIn("train", { busy: true });
  fill(problem);
  try {
    const job = await ask("POST", "/api/jobs", jobRequest(app.state));
    app.put("jobs", job);
    app.setIn("train", { name: "" });
    toast(`“${job.name}” is in training.`);
  } catch (error) {
    fill(problem, notice("problem", h("p", {}, sentence(error.message))));
  } finally {
    app.setIn("train", { busy: false });
  }
}
