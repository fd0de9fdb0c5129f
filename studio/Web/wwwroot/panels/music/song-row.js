import { h, fill } from "../../parts/element.js";
import { icon } from "../../parts/icons.js";
import { ask } from "../../parts/api.js";
import { smallRoll } from "../../parts/piano-roll.js";
import { count, keyName, length, sentence, whole } from "../../parts/words.js";

/** A piece of the library as a row of the table. */
export function songRow(app, song) {
  const tick = h("input", {
    type: "checkbox", "aria-label": `Select ${song.title}`, onchange: () => select(app, song.id, tick.checked),
  });
  const play = h("button.icon-only", { type: "button", onclick: () => toggle(app, song) });
  const bar = h("span.song-progress", {});
  const origin = [song.file, song.format, song.parts > 1 && count(song.parts, "part")].filter(Boolean).join(" · ");
  const element = h("tr", { role: "row", "data-testid": "song" },
    h("td.tick-cell", { role: "cell" }, h("label.tick", {}, tick)),
    h("th.piece", { role: "rowheader", scope: "row" }, h("div", {}, play, h("div", {},
      h("span.piece-title", {}, song.title), h("span.hint", {}, origin), song.repairs.length > 0 && repairs(song)))),
    h("td.roll-cell", { role: "cell" }, smallRoll(song.roll, `The beginning of ${song.title}`), bar),
    h("td.figure", { role: "cell", "data-name": "Notes" }, whole(song.notes)),
    h("td.figure", { role: "cell", "data-name": "Length" }, length(song.seconds)),
    h("td", { role: "cell", "data-name": "Key" }, keyName(song.key)),
    h("td", { role: "cell", "data-name": "Time signature" }, song.meter),
    h("td.row-actions", { role: "cell" }, h("div", {},
      h("a.button.icon-only", {
        href: `/api/music/${song.id}/file`, download: song.file, "aria-label": `Download ${song.title}`,
        title: "Download the file",
      }, icon("download")),
      h("button.icon-only", {
        type: "button", "aria-label": `Remove ${song.title}`, title: "Remove", onclick: () => remove(app, song),
      }, icon("discard")))));

  let shown = "";
  const show = () => {
    const state = app.player.stateOf(song.id);
    const playing = state === "playing" || state === "loading";
    if (state !== shown) {
      fill(play, icon(playing ? "stop" : "play"));
      play.setAttribute("aria-label", `${playing ? "Stop" : "Play"} ${song.title}`);
      play.classList.toggle("on", playing);
    }
    shown = state;
    bar.style.width = `${100 * Math.min(1, app.player.positionOf(song.id) / song.quarters)}%`;
  };
  const end = app.player.subscribe(show);
  show();
  const endWatch = app.watch(["music"], ({ music }) => { tick.checked = music.selected.has(song.id); });
  return {
    element,
    end() {
      end();
      endWatch();
      if (app.player.stateOf(song.id) !== "stopped") app.player.stop();
    },
  };
}

const repairs = (song) => h("details.repairs", {}, h("summary", {}, count(song.repairs.length, "repair")),
  h("ul.reasons", {}, song.repairs.map((said) => h("li", {}, sentence(said)))));

function select(app, id, selected) {
  const { music } = app.state;
  if (selected) music.selected.add(id);
  else music.selected.delete(id);
  app.setIn("music", { selected: music.selected });
}

function toggle(app, song) {
  if (app.player.stateOf(song.id) !== "stopped") return app.player.stop();
  return app.player.play({
    key: song.id,
    url: app.state.about?.sound?.available ? `/api/music/${song.id}/sound.wav` : null,
    // The mean of all its tempos, so that the line ends when the piece does.
    tempo: song.quarters * 60 / Math.max(1, song.seconds), quarters: song.quarters,
    notes: async () => (await ask("GET", `/api/music/${song.id}`)).picture.notes,
  });
}

function remove(app, song) {
  app.removeLater([song.id], `“${song.title}” removed`, () => ask("DELETE", `/api/music/${song.id}`));
}
