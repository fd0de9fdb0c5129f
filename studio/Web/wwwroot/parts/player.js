import { showProblem } from "./announce.js";
import { tempoMap } from "./tempos.js";

const AHEAD = 0.4;

/**
 * Plays one thing at a time: a WAV from the studio or, where there is none, the notes with the plain tone.
 * Positions are quarter notes from the beginning of the picture.
 *
 * @typedef {object} Playable
 * @property {string} key names it, so that each part of the page knows whether it is its own
 * @property {string|null} url of its sound; null = play the notes
 * @property {number} tempo quarter notes a minute
 * @property {number[][]} [tempos] where it changes: [quarter note, quarter notes a minute]
 * @property {number} quarters its length
 * @property {() => Promise<number[][]>|number[][]} notes [onset, duration, pitch, velocity]
 */
export class Player {
  #tone;
  #audio = new Audio();
  #listeners = new Set();
  #playable = null;
  #map = tempoMap(120);
  #state = "stopped";
  #notes = null;
  #origin = 0;
  #next = 0;
  #releases = [];
  #timer = 0;
  #paused = 0;
  #frame = 0;

  constructor(tone) {
    this.#tone = tone;
    this.#audio.preload = "auto";
    this.#audio.dataset.testid = "sound";
    this.#audio.addEventListener("ended", () => (this.loop ? this.seek(0) : this.stop()));
    document.body.append(this.#audio);
  }

  /** Starts again at the end. */
  loop = false;

  /**
   * Calls back at every change, and at every frame while something plays.
   * @param {() => void} listener
   * @returns {() => void} stops the calls
   */
  subscribe(listener) {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @returns {"stopped"|"loading"|"playing"|"paused"} of this one; another that plays counts as stopped. */
  stateOf = (key) => (this.#playable?.key === key ? this.#state : "stopped");

  /** Quarter notes; 0 when this one does not play. */
  positionOf = (key) => (this.stateOf(key) === "stopped" ? 0 : Math.min(this.#position, this.#playable.quarters));

  /**
   * Plays from a position; what played before stops.
   * @param {Playable} playable
   * @param {number} [from] quarter notes
   */
  async play(playable, from = 0) {
    this.stop();
    this.#playable = playable;
    this.#map = tempoMap(playable.tempo, playable.tempos);
    this.#change("loading");
    try {
      if (playable.url) await this.#playFile(from);
      else await this.#playNotes(from);
    } catch (error) {
      if (this.#playable !== playable || error.name === "AbortError") return;
      this.stop();
      showProblem(new Error(`this cannot be played: ${error.message}`));
    }
  }

  pause() {
    this.#paused = this.#position;
    if (this.#notes) this.#silence();
    else this.#audio.pause();
    this.#change("paused");
  }

  /** Goes on after a pause. */
  async resume() {
    if (this.#notes) return this.#start(this.#paused);
    await this.#audio.play();
    this.#change("playing");
    return this.#follow();
  }

  stop() {
    this.#silence();
    this.#audio.pause();
    this.#notes = null;
    this.#change("stopped");
    this.#playable = null;
  }

  /** @param {number} quarters from the beginning */
  seek(quarters) {
    if (this.#state === "paused") this.#paused = quarters;
    if (!this.#notes) this.#audio.currentTime = this.#map.secondsAt(quarters);
    else if (this.#state === "playing") {
      this.#silence();
      this.#start(quarters);
    }
    if (!this.#notes && this.#state === "playing" && this.#audio.paused) this.resume();
    this.tell();
  }

  get #position() {
    if (this.#notes && this.#state === "paused") return this.#paused;
    if (this.#notes) return Math.max(0, this.#map.quartersAt(this.#tone.context.currentTime - this.#origin));
    return this.#map.quartersAt(this.#audio.currentTime);
  }

  async #playFile(from) {
    const file = new URL(this.#playable.url, location.href).href;
    if (this.#audio.src !== file) this.#audio.src = file;
    this.#audio.currentTime = this.#map.secondsAt(from);
    await this.#audio.play();
    this.#change("playing");
    this.#follow();
  }

  async #playNotes(from) {
    const playable = this.#playable;
    const notes = await playable.notes();
    if (this.#playable !== playable) return;
    this.#notes = [...notes].sort((a, b) => a[0] - b[0]);
    this.#start(from);
  }

  #start(from) {
    this.#origin = this.#tone.context.currentTime + 0.08 - this.#map.secondsAt(from);
    this.#next = this.#notes.findIndex((note) => note[0] >= from - 1e-6);
    if (this.#next < 0) this.#next = this.#notes.length;
    this.#timer = setInterval(() => this.#schedule(), 100);
    this.#schedule();
    this.#change("playing");
    this.#follow();
  }

  #schedule() {
    const until = this.#map.quartersAt(this.#tone.context.currentTime - this.#origin + AHEAD);
    for (; this.#next < this.#notes.length && this.#notes[this.#next][0] <= until; this.#next++) {
      const [onset, duration, pitch, velocity = 80] = this.#notes[this.#next];
      const begin = this.#origin + this.#map.secondsAt(onset);
      const release = this.#tone.strike(pitch, velocity, begin);
      release(this.#origin + this.#map.secondsAt(onset + duration));
      this.#releases.push(release);
    }
    if (this.#position >= this.#playable.quarters && !this.loop) this.stop();
  }

  #silence() {
    clearInterval(this.#timer);
    if (this.#notes) this.#releases.slice(-64).forEach((release) => release());
    this.#releases = [];
  }

  #follow() {
    cancelAnimationFrame(this.#frame);
    if (this.#state !== "playing") return;
    if (this.loop && this.#position >= this.#playable.quarters) this.seek(0);
    this.tell();
    this.#frame = requestAnimationFrame(() => this.#follow());
  }

  #change(state) {
    this.#state = state;
    this.tell();
  }

  /** Calls all listeners. */
  tell() {
    this.#listeners.forEach((listener) => listener());
  }
}
