import { h, fill } from "../../parts/element.js";
import { choice, number } from "../../parts/fields.js";
import { pianoRoll, rollInWords } from "../../parts/piano-roll.js";

/** Chooses the beginning of a piece of the library. */
export function songSeed(app) {
  const song = choice({ label: "Piece", testId: "seed-song", onChange: (id) => app.setIn("play", { song: id }) });
  const bars = number({
    label: "Bars", min: 1, max: 64, onChange: (value) => app.setIn("play", { songBars: value ?? 4 }),
  });
  const roll = h("div.phrase-roll", {});
  const empty = h("p", {}, "You have no music here yet. ", h("a", { href: "#music" }, "Add some"),
    ", or play a phrase.");
  const chooser = h("div.song-choice", {}, song.element, bars.element);
  const element = h("div.song", {}, chooser, roll, empty);
  let drawn = "";
  app.watch(["songs", "play", "leaving"], ({ songs, play, leaving }) => {
    const there = (songs ?? []).filter((one) => !leaving.has(one.id));
    chooser.hidden = roll.hidden = there.length === 0;
    empty.hidden = there.length > 0;
    const chosen = there.find((one) => one.id === play.song) ?? there[0];
    if (chosen && chosen.id !== play.song) app.setIn("play", { song: chosen.id });
    song.show(there.map((one) => [one.id, one.title]), chosen?.id ?? "");
    bars.show(play.songBars);
    const key = `${chosen?.id} ${play.songBars}`;
    if (chosen && key !== drawn) fill(roll, opening(chosen, play.songBars));
    drawn = key;
  });
  return element;
}

function opening(song, bars) {
  const [beats, unit] = (song.meter ?? "4/4").split("/").map(Number);
  const barQuarters = beats * 4 / unit || 4;
  const quarters = bars * barQuarters;
  const notes = song.roll.filter((note) => note[0] < quarters)
    .map(([onset, duration, pitch]) => [onset, Math.min(duration, quarters - onset), pitch, 90, 0]);
  const picture = { quarters, seedQuarters: quarters, barQuarters, pickupQuarters: 0, notes };
  return pianoRoll(picture, `The beginning of ${song.title}: ${rollInWords(picture, "")}`);
}
