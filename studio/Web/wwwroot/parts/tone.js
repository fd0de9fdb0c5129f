const ATTACK = 0.006;
const RELEASE = 0.18;

/**
 * A plain struck tone, for the on-screen keyboard and where no real sound is installed. Browsers allow sound only after
 * the musician has pressed something.
 */
export class Tone {
  #context = null;
  #out = null;
  #samples = new Map();

  /** @returns {AudioContext} running or about to run */
  get context() {
    if (!this.#context) {
      this.#context = new AudioContext({ latencyHint: "interactive" });
      this.#out = this.#context.createDynamicsCompressor();
      this.#out.connect(this.#context.destination);
    }
    if (this.#context.state === "suspended") this.#context.resume();
    return this.#context;
  }

  /**
   * Uses a recorded note from now on.
   * @param {number} pitch MIDI number
   * @param {ArrayBuffer} wave a whole sound file
   */
  async useSample(pitch, wave) {
    this.#samples.set(pitch, await this.context.decodeAudioData(wave));
  }

  /**
   * Strikes a note.
   * @param {number} pitch MIDI number
   * @param {number} velocity 1..127
   * @param {number} [when] seconds on the context's clock; default: now
   * @returns {(when?: number) => void} releases it
   */
  strike(pitch, velocity, when = this.context.currentTime) {
    const gain = this.context.createGain();
    const loudness = (velocity / 127) ** 1.6;
    gain.connect(this.#out);
    const sources = this.#samples.has(pitch)
      ? this.#sampled(pitch, gain, when, loudness)
      : this.#synthesised(pitch, gain, when, loudness);
    sources[0].addEventListener("ended", () => gain.disconnect());
    return (end = this.context.currentTime) => {
      // Released before it began.
      if (end < when) return sources.forEach((source) => source.stop(when));
      const at = Math.max(end, when + ATTACK);
      gain.gain.setTargetAtTime(0, at, RELEASE / 3);
      sources.forEach((source) => source.stop(at + 2 * RELEASE));
    };
  }

  /** A metronome's click. @param {number} when seconds @param {boolean} strong on the first beat */
  click(when, strong) {
    const gain = this.context.createGain();
    const source = this.context.createOscillator();
    source.frequency.value = strong ? 1600 : 1100;
    gain.gain.setValueAtTime(0.14, when);
    gain.gain.exponentialRampToValueAtTime(0.001, when + 0.05);
    source.connect(gain).connect(this.#out);
    source.start(when);
    source.stop(when + 0.06);
  }

  #sampled(pitch, gain, when, loudness) {
    const source = this.context.createBufferSource();
    source.buffer = this.#samples.get(pitch);
    gain.gain.value = 0.35 + loudness;
    source.connect(gain);
    source.start(when);
    return [source];
  }

  #synthesised(pitch, gain, when, loudness) {
    const frequency = 440 * 2 ** ((pitch - 69) / 12);
    const decay = Math.max(0.6, 3 - (pitch - 48) / 20);
    gain.gain.setValueAtTime(0, when);
    gain.gain.linearRampToValueAtTime(0.3 * loudness + 0.05, when + ATTACK);
    gain.gain.setTargetAtTime(0, when + ATTACK, decay / 3);
    return [["triangle", 1, 1], ["sine", 2, 0.25], ["sine", 3, 0.08]].map(([type, multiple, share]) => {
      const source = this.context.createOscillator();
      const level = this.context.createGain();
      source.type = type;
      source.frequency.value = frequency * multiple;
      level.gain.value = share;
      source.connect(level).connect(gain);
      source.start(when);
      source.stop(when + 3 * decay);
      return source;
    });
  }
}
