const NAME = "My music";

/** The pieces to train on: the chosen ones, or all. */
export function chosenSongs({ songs, train, leaving }) {
  const there = (songs ?? []).filter((song) => !leaving.has(song.id));
  return train.songs === null ? there : there.filter((song) => train.songs.includes(song.id));
}

/** Whether the training starts from scratch, without a preset. */
export const isFromNothing = ({ train, choices }) => !(train.from === undefined ? choices?.defaults.from : train.from);

/** The body of POST /api/jobs for what the page shows. */
export function jobRequest(state) {
  const { train, choices } = state;
  const scratch = isFromNothing(state);
  return {
    name: train.name.trim() || NAME,
    songs: train.songs === null ? null : chosenSongs(state).map((song) => song.id),
    from: scratch ? null : train.from ?? choices.defaults.from,
    effort: train.effort,
    encoding: scratch ? train.encoding : null, hidden: scratch ? train.hidden : null,
    layers: scratch ? train.layers : null,
    epochs: train.epochs, licence: train.licence, randomSeed: null,
  };
}
