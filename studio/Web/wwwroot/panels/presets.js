import { h, fill, freshId } from "../parts/element.js";
import { icon } from "../parts/icons.js";
import { upload } from "../parts/api.js";
import { notice } from "../parts/announce.js";
import { keyedList } from "../parts/list.js";
import { count, listed, sentence } from "../parts/words.js";
import { presetCard } from "./presets/preset-card.js";

const SHELVES = [["user", "Yours"], ["bundle", "Came with Continuo"], ["other", "From elsewhere"]];

/** Every preset that the plugin can load, with its data and figures. */
export function presetsPanel(app) {
  const said = h("div", { "aria-live": "polite" });
  const shelves = SHELVES.map(([origin, title]) => shelf(app, origin, title));
  return h("div.page", {},
    h("header.page-head", {}, h("h1", {}, "Presets"),
      h("p.lead", {}, "Everything here is in the plugin too: it reads the same folder."),
      h("span.spring", {}), importer(app, said)),
    said, shelves);
}

function shelf(app, origin, title) {
  const id = freshId("shelf");
  const cards = h("div.preset-grid", {});
  const element = h("section.shelf", { "aria-labelledby": id }, h("h2", { id }, title), cards);
  // A preset that has changed gets a new card: little on the old one could stay.
  const show = keyedList(cards, (preset) => JSON.stringify(preset), (preset) => ({ element: presetCard(app, preset) }));
  app.watch(["presets"], ({ presets }) => {
    const mine = (presets ?? []).filter((preset) => preset.origin === origin);
    show(mine);
    element.hidden = mine.length === 0;
  });
  return element;
}

function importer(app, said) {
  const id = freshId("import");
  const input = h("input.hidden-visually", {
    type: "file", id, multiple: true, accept: ".continuo,.zip", "data-testid": "import",
    onchange: () => send(app, [...input.files], said).then(() => { input.value = ""; }),
  });
  return h("div.importer", {}, input, h("label.button", { for: id }, icon("upload"), "Import a preset"));
}

async function send(app, files, said) {
  if (files.length === 0) return;
  const bar = h("progress", { max: 1, value: 0, "aria-label": "Import" });
  fill(said, h("div.card.upload-progress", {}, h("p", {}, `Importing ${count(files.length, "file")}…`), bar));
  try {
    const { added, refused } = await upload("/api/presets", files, (share) => { bar.value = share; }).done;
    await app.reload("presets");
    const are = added.length === 1 ? "is" : "are";
    const names = listed(added.map((preset) => preset.name));
    fill(said,
      added.length > 0 && notice("good", h("p", {}, `${names} ${are} here, and in the plugin.`)),
      refused.map(({ file, reason }) => notice("problem", h("p", {}, h("span.path", {}, file), ": ", reason))));
  } catch (error) {
    fill(said, notice("problem", h("p", {}, sentence(error.message))));
  }
}
