import { h, s } from "./element.js";
import { count, pitchName } from "./words.js";

const BLACK = new Set([1, 3, 6, 8, 10]);
const FEWEST_SEMITONES = 15;

/**
 * Draws notes over time and pitch: your notes in one colour, the answer's in the other.
 * @param {object} picture As the studio sends it: quarters, seedQuarters, barQuarters, pickupQuarters, and notes as
 *   [onset, duration, pitch, velocity, voice] in quarter notes; voice 0 = played, 1 = answered.
 * @param {string} label What a screen reader says.
 * @returns {HTMLElement} as wide as its parent
 */
export function pianoRoll(picture, label) {
  const [low, high] = range(picture.notes);
  const rows = high - low + 1;
  const drawing = s("svg", {
    viewBox: `0 0 ${Math.max(picture.quarters, 1)} ${rows}`, preserveAspectRatio: "none", role: "img",
    "aria-label": label,
  },
    lanes(low, high, picture.quarters), lines(picture, rows), picture.notes.map((note) => bar(note, high)));
  const box = h("div.roll", {}, h("div.roll-field", {}, drawing), octaves(low, high, rows), barNumbers(picture));
  return box;
}

/** The same, small and bare, of [onset, duration, pitch] in quarter notes. */
export function smallRoll(notes, label) {
  const [low, high] = range(notes);
  const end = notes.reduce((most, note) => Math.max(most, note[0] + note[1]), 1);
  return s("svg.small-roll", {
    viewBox: `0 0 ${end} ${high - low + 1}`, preserveAspectRatio: "none", role: "img", "aria-label": label,
  },
    notes.map((note) => bar([note[0], note[1], note[2], 90, 0], high)));
}

/**
 * What a picture shows: "4 bars played, 23 notes from D4 to B5; 8 bars answered, …".
 * @param {object} picture
 * @param {string} [played] The word for its first part; "" = count its notes only.
 */
export function rollInWords(picture, played = "played") {
  const parts = [[played, 0, picture.seedQuarters], ["answered", 1, picture.quarters - picture.seedQuarters]];
  return parts.filter(([, voice]) => picture.notes.some((note) => note[4] === voice)).map(([name, voice, quarters]) => {
    const pitches = picture.notes.filter((note) => note[4] === voice).map((note) => note[2]);
    const bars = name && `${count(Math.max(1, Math.round(quarters / picture.barQuarters)), "bar")} ${name}, `;
    const range = `from ${pitchName(Math.min(...pitches))} to ${pitchName(Math.max(...pitches))}`;
    return `${bars}${count(pitches.length, "note")} ${range}`;
  }).join("; ") || "no notes";
}

function range(notes) {
  if (notes.length === 0) return [60, 60 + FEWEST_SEMITONES];
  let low = 127, high = 0;
  for (const note of notes) {
    low = Math.min(low, note[2]);
    high = Math.max(high, note[2]);
  }
  const missing = Math.max(2, FEWEST_SEMITONES - (high - low + 1));
  return [Math.max(0, low - Math.floor(missing / 2)), Math.min(127, high + Math.ceil(missing / 2))];
}

function lanes(low, high, quarters) {
  const drawn = [];
  for (let pitch = low; pitch <= high; pitch++)
    if (BLACK.has(pitch % 12))
      drawn.push(s("rect.lane", { x: 0, y: high - pitch, width: Math.max(quarters, 1), height: 1 }));
  return drawn;
}

function lines(picture, rows) {
  const drawn = [];
  for (const at of barLines(picture)) drawn.push(line("bar-line", at, rows));
  if (picture.seedQuarters > 0 && picture.seedQuarters < picture.quarters)
    drawn.push(line("answer-line", picture.seedQuarters, rows));
  return drawn;
}

const line = (name, at, rows) =>
  s(`line.${name}`, { x1: at, x2: at, y1: 0, y2: rows, "vector-effect": "non-scaling-stroke" });

function barLines({ quarters, barQuarters, pickupQuarters = 0 }) {
  const places = [];
  const step = barQuarters > 0 ? barQuarters : 4;
  for (let at = pickupQuarters; at < quarters - 1e-6 && places.length < 2000; at += step) places.push(at);
  return places;
}

function bar([onset, duration, pitch, velocity = 80, voice = 0], high) {
  return s(voice === 0 ? "rect.played" : "rect.answered", {
    x: onset, y: high - pitch + 0.06, width: Math.max(duration * 0.96, 0.05), height: 0.88,
    opacity: (0.82 + 0.18 * Math.min(1, velocity / 100)).toFixed(2),
  });
}

function octaves(low, high, rows) {
  const marks = [];
  for (let pitch = Math.ceil(low / 12) * 12; pitch <= high; pitch += 12) {
    const mark = h("span", {}, pitchName(pitch));
    mark.style.top = `${100 * (high - pitch + 0.5) / rows}%`;
    marks.push(mark);
  }
  return h("div.roll-octaves", { "aria-hidden": "true" }, marks);
}

function barNumbers(picture) {
  const places = barLines(picture);
  const step = [1, 2, 4, 8, 16, 32, 64].find((every) => places.length / every <= 16) ?? 128;
  return h("div.roll-bars", { "aria-hidden": "true" }, places.map((at, i) => {
    if (i % step) return null;
    const number = h("span", {}, i + 1);
    number.style.left = `${100 * at / picture.quarters}%`;
    return number;
  }));
}
