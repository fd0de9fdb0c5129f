import { h, fill } from "../../parts/element.js";
import { askFor } from "../../parts/dialog.js";
import { count, keyName, length, listed } from "../../parts/words.js";
import { chosenSongs } from "./job-request.js";

const NAMED = 3;

/** Shows the pieces to learn, and lets the musician choose them. */
export function songChooser(app) {
  const said = h("p.chosen-songs", {});
  const all = h("button.quiet", { type: "button", onclick: () => app.setIn("train", { songs: null }) }, "Take all");
  app.watch(["songs", "train", "leaving"], (state) => {
    const songs = chosenSongs(state);
    all.hidden = state.train.songs === null;
    const which = state.train.songs === null && songs.length > 1 ? "All " : "";
    const names = songs.slice(0, NAMED).map((song) => song.title);
    if (songs.length > NAMED) names.push(`${songs.length - NAMED} more`);
    fill(said, h("strong", {}, which + count(songs.length, "piece")),
      `, ${length(songs.reduce((sum, song) => sum + song.seconds, 0))} of music`,
      songs.length > 0 && h("span.hint", {}, listed(names)));
  });
  return h("div.field", { role: "group", "aria-label": "Pieces to learn" },
    h("div.field-head", {}, h("span.label", {}, "Pieces")), said,
    h("div.row", {}, h("button", { type: "button", onclick: () => choose(app) }, "Choose…"), all));
}

async function choose(app) {
  const chosen = new Set(chosenSongs(app.state).map((song) => song.id));
  const songs = (app.state.songs ?? []).filter((song) => !app.state.leaving.has(song.id));
  const list = h("ul.pick-list", {}, songs.map((song) => h("li", {}, h("label.tick", {},
    h("input", {
      type: "checkbox", prop: { checked: chosen.has(song.id) },
      onchange: (event) => (event.target.checked ? chosen.add(song.id) : chosen.delete(song.id)),
    }),
    h("span", {}, song.title, h("span.hint", {}, ` ${count(song.notes, "note")}, ${keyName(song.key)}`))))));
  if (await askFor({ title: "Pieces to learn", body: [list], confirm: "Take these" }))
    app.setIn("train", { songs: chosen.size === songs.length ? null : [...chosen] });
}
