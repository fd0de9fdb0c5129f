// The page's only state. Panels read it, watch it, and change it through the functions below.

import { ask, follow } from "./parts/api.js";
import { announce, showProblem, toast } from "./parts/announce.js";
import { Player } from "./parts/player.js";
import { Tone } from "./parts/tone.js";
import { showFrame, PAGES } from "./panels/frame.js";

const LISTS = {
  music: ["songs", "/api/music"], takes: ["takes", "/api/takes"], jobs: ["jobs", "/api/jobs"],
  presets: ["presets", "/api/presets"],
};

const state = {
  page: "play",
  connected: true,
  /** Null until the studio has answered, like the lists. */
  about: null, presets: null, songs: null, takes: null, jobs: null, choices: null,
  /** Ids that are being removed: hidden now, deleted when the undo has run out. */
  leaving: new Set(),
  play: {
    preset: null, seedKind: "phrase", phrase: [], song: null, songBars: 4,
    bars: 8, alternatives: 3, tempo: null, key: null, meter: null, style: null,
    resolve: false, randomSeed: null,
    /** Values of the plugin's knobs that were moved, by their members of the request. */
    knobs: {},
    busy: false, latest: [],
  },
  music: { selected: new Set(), filter: "", shown: 100, upload: null, report: null },
  train: {
    name: "", songs: null, from: undefined, effort: "quick", encoding: null, hidden: null, layers: null,
    epochs: null, licence: null, busy: false,
  },
};

/** Lists on their way from the studio, and whether they have changed since. */
const underWay = new Map();
const watchers = new Set();
const changed = new Set();

/** Handed to every panel. */
const app = {
  state,
  tone: new Tone(),

  /**
   * Calls back now, and whenever one of these members of the state changes.
   * @param {string[]} keys
   * @param {(state: object) => void} show
   * @returns {() => void} stops the calls
   */
  watch(keys, show) {
    const watcher = { keys, show };
    watchers.add(watcher);
    show(state);
    return () => watchers.delete(watcher);
  },

  /** Changes members of the state. @param {object} patch */
  set(patch) {
    Object.assign(state, patch);
    note(Object.keys(patch));
  },

  /** Changes members of a panel's own part. @param {"play"|"music"|"train"} part @param {object} patch */
  setIn(part, patch) {
    Object.assign(state[part], patch);
    note([part]);
  },

  /** Asks for a list again. @param {"music"|"takes"|"jobs"|"presets"} what */
  async reload(what) {
    const [member, path] = LISTS[what];
    // However often a list is asked for while it is on its way, asking once more is enough.
    if (underWay.has(what)) return underWay.set(what, true);
    underWay.set(what, false);
    try {
      app.set({ [member]: await ask("GET", path) });
    } catch (error) {
      // Status 0: nobody answered. The lost connection has its own banner.
      if (error.status !== 0) showProblem(error);
      if (state[member] === null) app.set({ [member]: [] });
    }
    const again = underWay.get(what);
    underWay.delete(what);
    return again ? app.reload(what) : undefined;
  },

  /** Replaces the item with the same id in a list, or puts the item in front. */
  put(member, item) {
    const list = state[member] ?? [];
    const known = list.some((other) => other.id === item.id);
    app.set({ [member]: known ? list.map((other) => (other.id === item.id ? item : other)) : [item, ...list] });
  },

  /**
   * Does something that the studio may refuse, and shows the reason if it does.
   * @template T
   * @param {() => Promise<T>} work
   * @returns {Promise<T|undefined>}
   */
  async attempt(work) {
    try {
      return await work();
    } catch (error) {
      showProblem(error);
      return undefined;
    }
  },

  /**
   * Hides items at once, and removes them when the time for "Undo" is over.
   * @param {string[]} ids
   * @param {string} text "3 pieces removed"
   * @param {() => Promise<*>} remove
   */
  removeLater(ids, text, remove) {
    const leave = (change) => {
      ids.forEach(change);
      app.set({ leaving: state.leaving });
    };
    leave((id) => state.leaving.add(id));
    toast(text, {
      action: "Undo",
      onAction: () => leave((id) => state.leaving.delete(id)),
      onEnd: () => app.attempt(remove).then((done) => {
        // Otherwise they would show again until the new lists arrive.
        if (done !== undefined)
          for (const member of ["songs", "takes"])
            app.set({ [member]: state[member]?.filter((item) => !ids.includes(item.id)) ?? null });
        leave((id) => state.leaving.delete(id));
      }),
    });
  },

  announce,
};
app.player = new Player(app.tone);

function note(keys) {
  if (changed.size === 0) queueMicrotask(tell);
  keys.forEach((key) => changed.add(key));
}

function tell() {
  const keys = new Set(changed);
  changed.clear();
  for (const watcher of watchers)
    if (watcher.keys.some((key) => keys.has(key))) watcher.show(state);
}

async function loadAll() {
  await Promise.all([
    ...Object.keys(LISTS).map(app.reload),
    ask("GET", "/api/about").then((about) => app.set({ about })).catch(() => {}),
    loadChoices(),
  ]);
}

const loadChoices = () => ask("GET", "/api/training/choices").then((choices) => app.set({ choices })).catch(() => {});

function onChange(what, item) {
  if (what === "job") return app.put("jobs", item);
  if (what === "presets") {
    // A training starts from a preset, and shows whether its own is in the plugin.
    loadChoices();
    app.reload("jobs");
  }
  return app.reload(what);
}

function onConnection(connected) {
  app.set({ connected });
  // Lists asked for while changes are followed cannot miss one.
  if (connected) loadAll();
}

function route() {
  const page = location.hash.slice(1);
  app.set({ page: page in PAGES ? page : "play" });
}

addEventListener("hashchange", () => location.hash !== "#main" && route());
route();
showFrame(app);
follow(onChange, onConnection);
