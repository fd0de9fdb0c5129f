import { h } from "./element.js";
import { pitchName } from "./words.js";

const BLACK = new Set([1, 3, 6, 8, 10]);
const WHITES = 15;
const COMPUTER_KEYS = [
  "KeyA", "KeyW", "KeyS", "KeyE", "KeyD", "KeyF", "KeyT", "KeyG", "KeyY", "KeyH", "KeyU", "KeyJ",
  "KeyK", "KeyO", "KeyL", "KeyP", "Semicolon",
];
const TAP_MS = 250;

/**
 * Two octaves of a piano. They are played with the pointer or several fingers, which may slide; with the computer's
 * keys while something in `region` has the focus; and key by key with arrows and Enter.
 * @param {{region: HTMLElement, onDown: (pitch: number, velocity: number) => void,
 *   onUp: (pitch: number) => void}} options
 * @returns {{element: HTMLElement, light: (pitch: number, on: boolean) => void, shift: (octaves: number) => void}}
 */
export function keyboard({ region, onDown, onUp }) {
  const element =
    h("div.keyboard", { role: "group", tabindex: -1, "aria-label": "Piano keys: arrow keys move, Enter plays" });
  let lowest = 60;
  const keys = new Map();
  const held = new Map();

  const press = (by, pitch, velocity) => {
    if (held.get(by) === pitch) return;
    release(by);
    if (pitch === null) return;
    held.set(by, pitch);
    light(pitch, true);
    onDown(pitch, velocity);
  };
  const release = (by) => {
    if (!held.has(by)) return;
    const pitch = held.get(by);
    held.delete(by);
    if ([...held.values()].includes(pitch)) return;
    light(pitch, false);
    onUp(pitch);
  };
  const light = (pitch, on) => keys.get(pitch)?.classList.toggle("down", on);

  const build = () => {
    [...held.keys()].forEach(release);
    keys.clear();
    const last = lowest + 12 * 2;
    for (let pitch = lowest; pitch <= last; pitch++) keys.set(pitch, pianoKey(pitch, lowest));
    element.replaceChildren(...keys.values());
  };

  followPointers(element, press, release);
  followFocus(element, press, release, keys);
  followComputerKeys(region, press, release, () => lowest);
  build();
  const shift = (octaves) => {
    lowest = Math.max(24, Math.min(84, lowest + 12 * octaves));
    build();
  };
  return { element, light, shift };
}

function pianoKey(pitch, lowest) {
  const black = BLACK.has(pitch % 12);
  const key = h(black ? "button.key.black" : "button.key.white", {
    type: "button", "data-pitch": pitch, "aria-label": pitchName(pitch), tabindex: pitch === lowest ? 0 : -1,
  }, pitch % 12 === 0 && h("span", { "aria-hidden": "true" }, pitchName(pitch)));
  let whitesBefore = 0;
  for (let below = lowest; below < pitch; below++) if (!BLACK.has(below % 12)) whitesBefore++;
  key.style.left = `${100 * (whitesBefore - (black ? 0.31 : 0)) / WHITES}%`;
  key.style.width = `${100 * (black ? 0.62 : 1) / WHITES}%`;
  return key;
}

function followPointers(element, press, release) {
  const at = (event) => {
    const key = document.elementFromPoint(event.clientX, event.clientY)?.closest(".key");
    if (!key || !element.contains(key)) return [null, 0];
    const box = key.getBoundingClientRect();
    return [Number(key.dataset.pitch), Math.round(55 + 55 * Math.min(1, (event.clientY - box.top) / box.height))];
  };
  element.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    // Otherwise the browser would tie a sliding finger to the first key.
    event.target.releasePointerCapture?.(event.pointerId);
    press(`pointer ${event.pointerId}`, ...at(event));
  });
  element.addEventListener("pointermove", (event) => {
    if (event.buttons & 1) press(`pointer ${event.pointerId}`, ...at(event));
  });
  for (const end of ["pointerup", "pointercancel"])
    addEventListener(end, (event) => release(`pointer ${event.pointerId}`));
  element.addEventListener("pointerleave", (event) => release(`pointer ${event.pointerId}`));
}

function followFocus(element, press, release, keys) {
  element.addEventListener("keydown", (event) => {
    const pitch = Number(event.target.dataset.pitch);
    const to = {
      ArrowRight: pitch + 1, ArrowLeft: pitch - 1, Home: Math.min(...keys.keys()), End: Math.max(...keys.keys()),
    }[event.key];
    if (to !== undefined && keys.has(to)) {
      event.preventDefault();
      keys.get(pitch).tabIndex = -1;
      keys.get(to).tabIndex = 0;
      keys.get(to).focus();
    }
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    if (!event.repeat) press(`key ${event.code}`, pitch, 80);
  });
  element.addEventListener("keyup", (event) => {
    if (event.key === "Enter" || event.key === " ") release(`key ${event.code}`);
  });
  // A screen reader presses without key or pointer.
  element.addEventListener("click", (event) => {
    if (event.detail !== 0 || !event.target.dataset.pitch) return;
    press("tap", Number(event.target.dataset.pitch), 80);
    setTimeout(() => release("tap"), TAP_MS);
  });
}

function followComputerKeys(region, press, release, lowest) {
  region.addEventListener("keydown", (event) => {
    const semitones = COMPUTER_KEYS.indexOf(event.code);
    if (semitones < 0 || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches("input:not([type=radio], [type=checkbox]), select, textarea")) return;
    event.preventDefault();
    press(event.code, lowest() + semitones, 80);
  });
  addEventListener("keyup", (event) => release(event.code));
  addEventListener("blur", () => COMPUTER_KEYS.forEach(release));
}
