// From a position in the music to the time in its sound, and back.

/**
 * @param {number} tempo quarter notes a minute, where none is given
 * @param {number[][]} [changes] [quarter note, quarter notes a minute from there on], in order
 * @returns {{secondsAt: (quarters: number) => number, quartersAt: (seconds: number) => number}}
 */
export function tempoMap(tempo, changes) {
  const spans = [];
  let seconds = 0;
  for (const [at, perMinute] of changes?.length > 0 ? changes : [[0, tempo]]) {
    const last = spans.at(-1);
    if (last) seconds += (at - last.quarters) * last.period;
    spans.push({ quarters: last ? at : 0, seconds, period: 60 / perMinute });
  }
  const within = (member, value) => spans.findLast((span) => span[member] <= value) ?? spans[0];
  return {
    secondsAt(quarters) {
      const span = within("quarters", quarters);
      return span.seconds + (quarters - span.quarters) * span.period;
    },
    quartersAt(at) {
      const span = within("seconds", at);
      return span.quarters + (at - span.seconds) / span.period;
    },
  };
}
