import { h } from "../parts/element.js";
import { icon } from "../parts/icons.js";
import { ask } from "../parts/api.js";
import { keyedList } from "../parts/list.js";
import { count, length, whole } from "../parts/words.js";
import { dropZone } from "./music/drop-zone.js";
import { songRow } from "./music/song-row.js";

const MORE = 100;
const FILTER_FROM = 9;

/** The musician's own pieces, to train a preset on and to continue. */
export function musicPanel(app) {
  // Explicit roles: where the table is laid out as a list, some browsers forget that it is one.
  const body = h("tbody", { role: "rowgroup" });
  const all = h("input", { type: "checkbox", "aria-label": "Select all", onchange: () => selectAll(app, all.checked) });
  const table = h("table.songs", { role: "table" }, h("caption.hidden-visually", {}, "Your pieces"),
    h("thead", { role: "rowgroup" }, h("tr", { role: "row" },
      h("th.tick-cell", { role: "columnheader", scope: "col" }, h("label.tick", {}, all)),
      ["Piece", "Beginning"].map(head),
      ["Notes", "Length"].map((name) => h("th.figure", { role: "columnheader", scope: "col" }, name)),
      ["Key", "Time signature"].map(head),
      h("th", { role: "columnheader", scope: "col" }, h("span.hidden-visually", {}, "Actions")))),
    body);
  const title = h("h2", {});
  const filter = h("input", {
    type: "search", "aria-label": "Find a piece", placeholder: "Find a piece",
    oninput: () => app.setIn("music", { filter: filter.value, shown: MORE }),
  });
  const showMore = () => app.setIn("music", { shown: app.state.music.shown + MORE });
  const more = h("button", { type: "button", onclick: showMore });
  const library = h("section.card.library", { "aria-label": "Your pieces" },
    h("div.library-head", {}, title, filter), h("div.table-scroll", {}, table), more);
  const empty = h("div.empty", {}, h("h2", {}, "No music yet"),
    h("p", {}, "Drop a folder of MIDI files above. About twenty pieces of one kind make a first preset of your own. ",
      "They stay on this machine."));
  const bar = selectionBar(app);

  const show = keyedList(body, (song) => song.id, (song) => songRow(app, song));
  app.watch(["songs", "music", "leaving"], (state) => {
    const { music } = state;
    const there = songsThere(state);
    const found = matching(there, music.filter);
    show(found.slice(0, music.shown));
    title.textContent = (music.filter ? `${whole(found.length)} of ` : "") + count(there.length, "piece");
    filter.hidden = there.length < FILTER_FROM;
    more.hidden = found.length <= music.shown;
    more.textContent = `Show ${Math.min(MORE, found.length - music.shown)} more`;
    library.hidden = there.length === 0;
    empty.hidden = state.songs === null || there.length > 0;
    all.checked = found.length > 0 && found.every((song) => music.selected.has(song.id));
    all.indeterminate = !all.checked && found.some((song) => music.selected.has(song.id));
  });
  return h("div.page", {},
    h("header.page-head", {}, h("h1", {}, "Music"), h("p.lead", {}, "Your own pieces, to train on and to continue.")),
    dropZone(app), library, empty, bar);
}

const head = (name) =>
  h("th", { role: "columnheader", scope: "col", class: name === "Beginning" ? "roll-cell" : null }, name);

const songsThere = ({ songs, leaving }) => (songs ?? []).filter((song) => !leaving.has(song.id));

function matching(songs, filter) {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return songs.filter((song) =>
    words.every((word) => `${song.title} ${song.file} ${song.key} ${song.meter}`.toLowerCase().includes(word)));
}

function selectAll(app, selected) {
  const found = matching(songsThere(app.state), app.state.music.filter).map((song) => song.id);
  app.setIn("music", { selected: new Set(selected ? [...app.state.music.selected, ...found] : []) });
}

/** What you can do with the selected pieces; stays in sight at the bottom of the page. */
function selectionBar(app) {
  const said = h("p", { "aria-live": "polite" });
  const bar = h("div.selection.card", { role: "region", "aria-label": "Selected pieces" }, said,
    h("button.quiet", { type: "button", onclick: () => app.setIn("music", { selected: new Set() }) }, "Select none"),
    h("button.danger", { type: "button", onclick: () => removeSelected(app) }, icon("discard"), "Remove"),
    h("button.primary.continuo", { type: "button", onclick: () => trainOnThese(app) }, "Train on these"));
  app.watch(["songs", "music", "leaving"], (state) => {
    const chosen = songsThere(state).filter((song) => state.music.selected.has(song.id));
    bar.hidden = chosen.length === 0;
    const seconds = chosen.reduce((sum, song) => sum + song.seconds, 0);
    said.textContent = `${count(chosen.length, "piece")} selected, ${length(seconds)} of music`;
  });
  return bar;
}

const selectedIds = (app) =>
  songsThere(app.state).map((song) => song.id).filter((id) => app.state.music.selected.has(id));

function trainOnThese(app) {
  app.setIn("train", { songs: selectedIds(app) });
  location.hash = "train";
}

function removeSelected(app) {
  const ids = selectedIds(app);
  app.setIn("music", { selected: new Set() });
  app.removeLater(ids, `${count(ids.length, "piece")} removed`, () => ask("DELETE", "/api/music", { ids }));
}
