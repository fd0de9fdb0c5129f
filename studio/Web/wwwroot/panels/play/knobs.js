import { h } from "../../parts/element.js";
import { ask } from "../../parts/api.js";
import { choice, number, slider, tick } from "../../parts/fields.js";
import { count, decimal, keyName, signed } from "../../parts/words.js";
import { presetOf, standardOf } from "./request.js";

const TONICS_MAJOR = ["C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"];
const TONICS_MINOR = ["C", "C#", "D", "Eb", "E", "F", "F#", "G", "G#", "A", "Bb", "B"];
const KEYS = [...TONICS_MAJOR.map((tonic) => `${tonic} major`), ...TONICS_MINOR.map((tonic) => `${tonic} minor`)];
const METERS = ["4/4", "3/4", "2/4", "2/2", "6/8", "9/8", "12/8", "5/4", "7/8"];
const WIDE = "(min-width: 1000px)";

/** A slider's words for a value of a knob of the plugin. */
const wordsOf = (knob) => {
  const unit = knob.unit ? ` ${knob.unit}` : "";
  if (knob.lowest >= 0) return (value) => decimal(value) + unit;
  return (value) => (value === 0 ? "as learned" : signed(value) + unit);
};

/** How it plays. A knob that nobody has moved has the preset's value. */
export function knobs(app) {
  const change = (member) => (value) => app.setIn("play", { [member]: value });
  const element = h("details.knobs.card", { open: matchMedia(WIDE).matches },
    h("summary", {}, h("h2", {}, "How it plays")),
    h("div.knob-grid", {}, lengthField(app, change), sliders(app), musicFields(app, change), seedField(app, change)));
  return element;
}

function lengthField(app, change) {
  const bars = slider({
    label: "Length", min: 1, max: 64, step: 1, format: (value) => count(value, "bar"), hint: "How long the answer is.",
    onChange: (value) => change("bars")(value ?? 8),
  });
  app.watch(["play"], ({ play }) => bars.show(play.bars, 8));
  return bars.element;
}

/** A slider for each knob of the plugin that the list gives one; they appear when the list has come. */
function sliders(app) {
  const place = h("span", { hidden: true });
  const show = (knobs) => {
    const set = (member) => (value) => app.setIn("play", { knobs: { ...app.state.play.knobs, [member]: value } });
    const made = knobs.filter((knob) => knob.pageStep > 0).map((knob) => ({
      knob,
      field: slider({
        label: knob.name, min: knob.lowest, max: knob.highest, step: knob.pageStep,
        format: wordsOf(knob), hint: knob.what,
        onChange: set(knob.member),
      }),
    }));
    place.replaceWith(...made.map(({ field }) => field.element));
    app.watch(["play", "presets"], (state) => {
      for (const { knob, field } of made) {
        field.show(state.play.knobs[knob.member] ?? null, standardOf(presetOf(state), knob.name, knob.standard));
      }
    });
  };
  app.attempt(() => ask("GET", "/api/presets/knobs")).then((knobs) => knobs && show(knobs));
  return place;
}

function musicFields(app, change) {
  const key = choice({
    label: "Key", hint: "Found in what is played before, or fixed by you.",
    onChange: (value) => change("key")(value || null),
  });
  const meter = choice({
    label: "Time signature", hint: "Only if it begins with nothing; otherwise it keeps the one from before.",
    onChange: (value) => change("meter")(value || null),
  });
  const tempo = number({
    label: "Tempo", min: 20, max: 400, placeholder: "automatic", onChange: change("tempo"),
    hint: "Quarter notes a minute, for your phrase and the answer. Empty: the piece's own, or 100 for a phrase.",
  });
  const style = choice({
    label: "Style", hint: "The styles that this preset can play.", onChange: (value) => change("style")(value || null),
  });
  const resolve = tick({
    label: "Come to an end", hint: "The answer lands on the tonic chord, on the first beat of its last bar.",
    onChange: change("resolve"),
  });
  app.watch(["play", "presets"], (state) => {
    const { play } = state;
    const styles = presetOf(state)?.styles ?? [];
    key.show([["", "Found in the music"], ...KEYS.map((name) => [name, keyName(name)])], play.key ?? "");
    meter.show([["", "Automatic"], ...METERS.map((name) => [name, name])], play.meter ?? "");
    tempo.show(play.tempo);
    style.element.hidden = styles.length === 0;
    style.show([["", presetOf(state)?.styleVector ? `as the preset: ${presetOf(state).styleVector}` : "any"],
      ...styles.map((name) => [name, name])], play.style ?? "");
    resolve.show(play.resolve);
  });
  return [style.element, tempo.element, key.element, meter.element, resolve.element];
}

function seedField(app, change) {
  const seed = number({
    label: "Random seed", min: 0, max: Number.MAX_SAFE_INTEGER, placeholder: "a new one each time",
    hint: "The same number and the same settings play the same notes. Empty: a new number each time.",
    onChange: change("randomSeed"),
  });
  app.watch(["play"], ({ play }) => seed.show(play.randomSeed));
  return seed.element;
}
