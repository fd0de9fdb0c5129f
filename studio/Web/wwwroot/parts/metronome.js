/** Clicks every quarter note, and finds the click that a moment belongs to. */
export class Metronome {
  #tone;
  #tempo;
  #timer = 0;
  #next = 0;
  #beats = 0;
  #lastMs = 0;
  #periodMs = 500;

  /** @param {import("./tone.js").Tone} tone @param {() => number} tempo quarter notes a minute */
  constructor(tone, tempo) {
    this.#tone = tone;
    this.#tempo = tempo;
  }

  get running() { return this.#timer !== 0; }

  /** @param {(beat: number) => void} onBeat */
  start(onBeat) {
    this.#next = this.#tone.context.currentTime + 0.1;
    this.#beats = 0;
    this.#timer = setInterval(() => this.#schedule(onBeat), 40);
  }

  stop() {
    clearInterval(this.#timer);
    this.#timer = 0;
  }

  /**
   * The click that a note belongs to. A note that comes a little early belongs to the next click.
   * @param {number} ms as performance.now() @returns {number|null} in the same time
   */
  beatOf = (ms) => {
    if (!this.running || this.#lastMs === 0) return null;
    return this.#lastMs + Math.floor((ms - this.#lastMs) / this.#periodMs + 0.25) * this.#periodMs;
  };

  #schedule(onBeat) {
    const { context } = this.#tone;
    while (this.#next < context.currentTime + 0.12) {
      this.#tone.click(this.#next, this.#beats % 4 === 0);
      this.#lastMs = performance.now() + (this.#next - context.currentTime + (context.outputLatency || 0)) * 1000;
      this.#periodMs = 60_000 / this.#tempo();
      this.#next += this.#periodMs / 1000;
      onBeat(this.#beats++);
    }
  }
}
