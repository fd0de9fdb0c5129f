import { h, fill } from "../../parts/element.js";
import { icon } from "../../parts/icons.js";
import { keyboard } from "../../parts/keyboard.js";
import { Metronome } from "../../parts/metronome.js";
import { PhraseRecorder } from "../../parts/phrase-recorder.js";
import { listenToMidi } from "../../parts/midi-in.js";
import { pianoRoll, rollInWords } from "../../parts/piano-roll.js";
import { toast } from "../../parts/announce.js";
import { RECORDING_TEMPO } from "./request.js";

const KEY = "phrase";
/** Middle octave first. */
const SAMPLES = [60, 72, 48].flatMap((octave) => Array.from({ length: 12 }, (_, i) => octave + i)).concat(84);
const POLITE_MS = 200;

/** Plays and records a phrase from the keys on the screen, the computer's keys or a MIDI keyboard. */
export function phraseSeed(app, region) {
  const tempo = () => app.state.play.tempo ?? RECORDING_TEMPO;
  const metronome = new Metronome(app.tone, tempo);
  const recorder = new PhraseRecorder({ tempo, beat: metronome.beatOf,
    onChange: (phrase) => app.setIn("play", { phrase }) });
  const sounding = new Map();
  const down = (pitch, velocity) => {
    recorder.down(pitch, velocity, performance.now());
    sounding.get(pitch)?.();
    sounding.set(pitch, app.tone.strike(pitch, velocity));
  };
  const up = (pitch) => {
    recorder.up(pitch, performance.now());
    sounding.get(pitch)?.();
    sounding.delete(pitch);
  };
  const keys = keyboard({ region, onDown: down, onUp: up });
  loadSamplesOnce(app, keys.element);
  return h("div.phrase", {}, recorded(app), keys.element, tools({ app, recorder, metronome, keys, down, up }));
}

function recorded(app) {
  const place = h("div.phrase-roll", {});
  let drawn = null;
  app.watch(["play"], ({ play: { phrase } }) => {
    if (phrase === drawn) return;
    drawn = phrase;
    const picture = pictureOf(phrase);
    fill(place, phrase.length > 0 ? pianoRoll(picture, `Your phrase: ${rollInWords(picture, "")}`)
      : h("p.hint", {},
        "Play on the keys below; what you play is written down here. With the focus on the keys, the computer's ",
        ["A", "W", "S", "E", "D"].map((letter) => [h("kbd", {}, letter), " "]), "… play too."));
  });
  return place;
}

function pictureOf(phrase) {
  const barQuarters = 4;
  const end = Math.max(...phrase.map((note) => note[0] + note[1]), 0.01);
  const quarters = Math.ceil(end / barQuarters - 1e-6) * barQuarters;
  const notes = phrase.map((note) => [...note, 0]);
  return { quarters, seedQuarters: quarters, barQuarters, pickupQuarters: 0, notes };
}

function tools({ app, recorder, metronome, keys, down, up }) {
  const listen = h("button.quiet", { type: "button", onclick: () => listenToPhrase(app) });
  const undo = h("button.quiet", { type: "button", onclick: () => recorder.undo() }, icon("undo"), "Last note");
  const clear = h("button.quiet", { type: "button", onclick: () => recorder.clear() }, icon("discard"), "Clear");
  const click = h("button.quiet", {
    type: "button", "aria-pressed": "false", onclick: () => toggleMetronome(metronome, click),
  });
  fill(click, h("span.beat", { "aria-hidden": "true" }), "Metronome");
  const midi = h("button.quiet", { type: "button", onclick: () => connectMidi(midi, keys, down, up) }, icon("midi"),
    "MIDI");
  app.watch(["play"], ({ play }) => {
    for (const button of [listen, undo, clear]) button.disabled = play.phrase.length === 0;
  });
  const showListen = () => fill(listen, icon(app.player.stateOf(KEY) === "playing" ? "stop" : "play"), "Listen");
  app.player.subscribe(showListen);
  showListen();
  // A metronome whose button is out of sight would be hard to stop.
  app.watch(["page", "play"], ({ page, play }) => {
    if ((page !== "play" || play.seedKind !== "phrase") && metronome.running) toggleMetronome(metronome, click);
  });
  return h("div.phrase-tools", {},
    h("div.octaves", { role: "group", "aria-label": "Octave" },
      h("button.quiet", { type: "button", onclick: () => keys.shift(-1) }, "◂ Lower"),
      h("button.quiet", { type: "button", onclick: () => keys.shift(1) }, "Higher ▸")),
    click, midi, h("span.spring", {}), listen, undo, clear);
}

function listenToPhrase(app) {
  if (app.player.stateOf(KEY) === "playing") return app.player.stop();
  const picture = pictureOf(app.state.play.phrase);
  return app.player.play({
    key: KEY, url: null, tempo: app.state.play.tempo ?? RECORDING_TEMPO, quarters: picture.quarters,
    notes: () => picture.notes,
  });
}

function toggleMetronome(metronome, button) {
  if (metronome.running) metronome.stop();
  else metronome.start(() => {
    button.classList.remove("tick");
    requestAnimationFrame(() => button.classList.add("tick"));
  });
  button.setAttribute("aria-pressed", metronome.running);
}

async function connectMidi(button, keys, down, up) {
  try {
    await listenToMidi({
      onDown: (pitch, velocity) => { keys.light(pitch, true); down(pitch, velocity); },
      onUp: (pitch) => { keys.light(pitch, false); up(pitch); },
      onDevices: (names) => {
        fill(button, icon("midi"), names.length > 0 ? names.join(", ") : "No MIDI keyboard found");
        button.classList.toggle("on", names.length > 0);
      },
    });
  } catch (error) {
    toast(error.message, { kind: "problem" });
  }
}

/**
 * From the first key on, recorded notes replace the plain tone, one by one. They wait while a continuation is being
 * written.
 */
function loadSamplesOnce(app, element) {
  const load = async () => {
    if (!app.state.about?.sound?.available) return;
    for (const pitch of SAMPLES) {
      while (app.state.play.busy) await new Promise((resolve) => setTimeout(resolve, POLITE_MS));
      const answer = await fetch(`/api/sound/note/${pitch}.wav`).catch(() => null);
      if (!answer?.ok) return;
      await app.tone.useSample(pitch, await answer.arrayBuffer()).catch(() => {});
    }
  };
  for (const near of ["pointerdown", "keydown"]) element.addEventListener(near, load, { once: true });
}
