const LONGEST_SILENCE = 4;

/**
 * Writes down what is played as [onset, duration, pitch, velocity] in quarter notes. The first note is at 0; with a
 * metronome, it is as far after the beat as it was played. A long silence is shortened to the next bar of 4/4.
 */
export class PhraseRecorder {
  #tempo;
  #beat;
  #onChange;
  #notes = [];
  #held = new Map();
  #origin = 0;
  #lastTempo = 0;

  /**
   * @param {{tempo: () => number, beat: (ms: number) => number|null, onChange: (notes: number[][]) => void}} options
   *   Quarter notes a minute; the metronome's beat that a moment belongs to, null without one.
   */
  constructor({ tempo, beat, onChange }) {
    this.#tempo = tempo;
    this.#beat = beat;
    this.#onChange = onChange;
  }

  /** @param {number} ms as performance.now() */
  down(pitch, velocity, ms) {
    this.up(pitch, ms);
    if (this.#notes.length === 0) this.#origin = this.#beat(ms) ?? ms;
    else this.#shortenSilence(ms);
    this.#lastTempo = this.#tempo();
    const note = [round(Math.max(0, this.#quartersAt(ms))), 0, pitch, velocity];
    this.#held.set(pitch, note);
    this.#notes.push(note);
  }

  up(pitch, ms) {
    const note = this.#held.get(pitch);
    if (!note) return;
    this.#held.delete(pitch);
    note[1] = round(Math.max(0.0625, this.#quartersAt(ms) - note[0]));
    this.#tell();
  }

  undo() {
    this.#notes.pop();
    this.#tell();
  }

  clear() {
    this.#notes = [];
    this.#held.clear();
    this.#tell();
  }

  #quartersAt = (ms) => (ms - this.#origin) * this.#lastTempo / 60_000;

  #shortenSilence(ms) {
    const end = Math.max(...this.#notes.map((note) => note[0] + note[1]));
    let at = this.#quartersAt(ms);
    if (this.#held.size === 0 && at - end > LONGEST_SILENCE) at = Math.ceil(end / LONGEST_SILENCE) * LONGEST_SILENCE;
    // A tempo that has changed counts from here on.
    this.#origin = ms - at * 60_000 / this.#tempo();
  }

  #tell() {
    this.#onChange(this.#notes.filter((note) => note[1] > 0).map((note) => [...note]));
  }
}

const round = (quarters) => Math.round(quarters * 1000) / 1000;
