/** The preset that is chosen; undefined when there is none or it is broken. */
export const presetOf = ({ presets, play }) =>
  (presets ?? []).find((preset) => preset.id === play.preset && !preset.error);

/** A preset's default for a parameter of the plugin, or the given value where it has none. */
export function standardOf(preset, parameter, otherwise) {
  const found = Object.entries(preset?.defaults ?? {}).find(([name]) => plain(name) === plain(parameter));
  return found ? Number(found[1]) : otherwise;
}

const plain = (name) => name.replaceAll(" ", "").toLowerCase();

/** The body of POST /api/takes for what the page shows. */
export function takeRequest(state) {
  const { play } = state;
  const seed = seedOf(state);
  return {
    ...play.knobs, preset: play.preset, seed, bars: play.bars, tempo: play.tempo ?? tempoOfPhrase(play), key: play.key,
    meter: seed ? null : play.meter, style: play.style, resolve: play.resolve, randomSeed: play.randomSeed,
    alternatives: play.alternatives,
  };
}

/** The tempo at which a phrase is recorded when none is set, in quarter notes a minute. */
export const RECORDING_TEMPO = 100;

const tempoOfPhrase = ({ seedKind, phrase }) => (seedKind === "phrase" && phrase.length > 0 ? RECORDING_TEMPO : null);

function seedOf({ play, songs }) {
  if (play.seedKind === "phrase" && play.phrase.length > 0) return { notes: play.phrase, bars: null };
  if (play.seedKind === "song" && (songs ?? []).some((song) => song.id === play.song))
    return { song: play.song, bars: play.songBars };
  return null;
}
