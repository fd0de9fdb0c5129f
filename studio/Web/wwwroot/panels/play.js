import { h, fill } from "../parts/element.js";
import { keyedList } from "../parts/list.js";
import { count } from "../parts/words.js";
import { notice } from "../parts/announce.js";
import { stage } from "./play/stage.js";
import { knobs } from "./play/knobs.js";
import { takeCard } from "./play/take-card.js";

const EARLIER_SHOWN = 12;

/** Choose a preset, play a phrase or nothing, and hear how it goes on. */
export function playPanel(app) {
  const results = h("section.results", { "aria-labelledby": "results-title", tabindex: "-1" });
  const element = h("div.page.play-page", {},
    h("header.page-head", {}, h("h1", {}, "Play"),
      h("p.lead", {}, "Play a phrase on the keys, or none at all. Continuo plays on.")),
    stage(app, () => {
      results.focus({ preventScroll: true });
      results.scrollIntoView({ block: "start", behavior: calm() });
    }),
    h("div.play-columns", {}, knobs(app), results));
  showResults(app, results);
  return element;
}

const calm = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth");

function showResults(app, results) {
  const sound = h("div", {});
  const latest = group("Just played", "results-title");
  const kept = group("Kept");
  const earlier = h("details.earlier", {}, h("summary", {}, h("h2", {}, "Earlier, not kept"), h("span.count", {})),
    h("div.cards", {}));
  const empty = h("div.empty", {}, h("p", {}, "What Continuo plays appears here, in its colour beside yours: ",
    h("span.swatch.played", {}, "you"), " ", h("span.swatch.answered", {}, "Continuo"), "."));
  latest.element.append(empty);
  fill(results, sound, latest.element, kept.element, earlier);

  const showIn = (place) => keyedList(place, (take) => take.id, (take) => takeCard(app, take));
  const showLatest = showIn(latest.cards), showKept = showIn(kept.cards), showEarlier = showIn(earlier.lastChild);
  app.watch(["takes", "play", "leaving"], ({ takes, play, leaving }) => {
    const there = (takes ?? []).filter((take) => !leaving.has(take.id));
    const fresh = play.latest.map((id) => there.find((take) => take.id === id)).filter(Boolean);
    const others = there.filter((take) => !play.latest.includes(take.id));
    const keptOnes = others.filter((take) => take.kept), rest = others.filter((take) => !take.kept);
    showLatest(fresh);
    showKept(keptOnes);
    showEarlier(earlier.open ? rest.slice(0, EARLIER_SHOWN) : []);
    latest.element.classList.toggle("waiting", play.busy);
    empty.hidden = fresh.length > 0;
    kept.element.hidden = keptOnes.length === 0;
    earlier.hidden = rest.length === 0;
    earlier.querySelector(".count").textContent = rest.length > EARLIER_SHOWN
      ? `the newest ${EARLIER_SHOWN} of ${rest.length}` : count(rest.length, "take");
  });
  earlier.addEventListener("toggle", () => app.set({ takes: app.state.takes }));
  app.watch(["about"], ({ about }) => fill(sound, about && !about.sound?.available && missingSound(about.sound)));
}

function group(title, id) {
  const cards = h("div.cards", {});
  return { element: h("div.take-group", {}, h("h2", { id }, title), cards), cards };
}

const missingSound = (sound) => notice("hint",
  h("p", {}, h("strong", {}, "You hear a plain tone. "),
    "For a real instrument's sound, install FluidSynth and a SoundFont. On Debian: ",
    h("code", {}, "apt-get install fluidsynth timgm6mb-soundfont"), ". Then start the studio again."),
  sound?.reason && h("p.hint", {}, sound.reason));
