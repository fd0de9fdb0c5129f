import { h, freshId } from "../../parts/element.js";
import { icon } from "../../parts/icons.js";
import { ask } from "../../parts/api.js";
import { askFor } from "../../parts/dialog.js";
import { notice, toast } from "../../parts/announce.js";
import { count, decimal, size } from "../../parts/words.js";
import { editDefaults } from "./defaults.js";
import { editTexts } from "./texts.js";

/** A preset with its figures, its data and its buttons. @returns {HTMLElement} */
export function presetCard(app, preset) {
  const id = freshId("preset");
  return h(preset.error ? "article.preset.card.broken" : "article.preset.card",
    { "aria-labelledby": id, "data-testid": "preset-card", "data-preset": preset.id },
    h("header", {}, h("h3", { id }, preset.name), preset.style && h("span.badge", {}, preset.style)),
    preset.error ? notice("problem", h("p", {}, "It cannot be loaded: ", preset.error))
      : h("p", {}, preset.description),
    !preset.error && metrics(preset),
    !preset.error && facts(preset),
    h("div.preset-actions", {}, actions(app, preset)));
}

/** Bits a note on pieces held back, beside those of counting; the test part only if there is no validation part. */
function metrics(preset) {
  const all = Object.entries(preset.metrics ?? {});
  const valid = all.filter(([set]) => !set.endsWith("/test"));
  const shown = valid.length > 0 ? valid : all;
  if (shown.length === 0) return null;
  return h("table.metrics", {}, h("caption.hidden-visually", {}, `Figures of ${preset.name}`),
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Bits a note, fewer is better"),
      h("th.figure", { scope: "col" }, "Preset"), h("th.figure", { scope: "col" }, "Counting only"))),
    h("tbody", {}, shown.map(([set, { bitsPerNote, ppmBitsPerNote }]) => h("tr", {},
      h("th", { scope: "row" }, set.split("/")[0]), h("td.figure.ours", {}, decimal(bitsPerNote)),
      h("td.figure", {}, ppmBitsPerNote > 0 ? decimal(ppmBitsPerNote) : "–")))));
}

function facts(preset) {
  const { training } = preset;
  const learnt =
    [training?.pieces > 0 && count(training.pieces, "piece"), training?.epochs > 0 && count(training.epochs, "epoch")];
  const defaults = Object.entries(preset.defaults ?? {});
  const row = (name, value) => value && h("div", {}, h("dt", {}, name), h("dd", {}, value));
  return h("details.facts", {}, h("summary", {}, "Data, licence and training"), h("dl", {},
    row("Data", training?.data),
    row("Licence", training?.licence),
    row("Learnt", learnt.filter(Boolean).join(", ")),
    row("Encoding", preset.encoding),
    row("Style", preset.styleVector),
    row("Defaults", defaults.map(([name, value]) => `${name} ${decimal(value)}`).join(", ")),
    row("Size", preset.bytes > 0 && size(preset.bytes)),
    row("Command", training?.command && h("code", {}, training.command)),
    row("Id", h("code", {}, preset.id))));
}

function actions(app, preset) {
  const mine = preset.origin === "user";
  const choose = () => app.setIn("play", { preset: preset.id, style: null });
  const quiet = (name, words, act) => h("button.quiet", { type: "button", onclick: act }, icon(name), words);
  return [
    !preset.error && h("a.button", { href: "#play", onclick: choose }, icon("play"), "Play with it"),
    !preset.error && h("a.button.quiet-link", {
      href: `/api/presets/${preset.id}/export`, download: `${preset.id}.continuo`, "data-testid": "export",
    }, icon("download"), "Export"),
    mine && !preset.error && quiet("edit", "Rename", () => editTexts(app, preset)),
    mine && !preset.error && quiet("sliders", "Defaults", () => editDefaults(app, preset)),
    mine && h("button.icon-only", {
      type: "button", "aria-label": `Delete ${preset.name}`, title: "Delete", onclick: () => remove(app, preset),
    }, icon("discard")),
  ];
}

async function remove(app, preset) {
  const sure = await askFor({
    title: `Delete “${preset.name}”?`, danger: true, confirm: "Delete",
    body: ["The plugin loses it too. A song that uses it gets no answers, unless the model is saved in the song. "
      + "Export it first if you may want it back."],
  });
  if (!sure) return;
  await app.attempt(async () => {
    await ask("DELETE", `/api/presets/${preset.id}`);
    toast(`“${preset.name}” is deleted.`);
  });
  await app.reload("presets");
}
