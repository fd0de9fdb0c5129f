import { h } from "./element.js";
import { icon } from "./icons.js";

const SECONDS_FOR_UNDO = 8;

/** Says a sentence to a screen reader, once, and leaves the focus alone. */
export function announce(text) {
  const region = document.getElementById("announcements");
  region.textContent = "";
  // A region that gets the same text again would stay silent without the pause.
  setTimeout(() => { region.textContent = text; }, 60);
}

/**
 * Shows a sentence in the corner, for a while or until it is closed.
 * @param {string} text
 * @param {{kind?: "note"|"problem", action?: string, onAction?: () => void, onEnd?: () => void}} [options]
 *   `onEnd` is called if it goes and nobody took the action.
 * @returns {() => void} Removes it at once.
 */
export function toast(text, { kind = "note", action, onAction, onEnd } = {}) {
  let over = false;
  const end = (acted) => {
    if (over) return;
    over = true;
    clearTimeout(timer);
    removeEventListener("pagehide", leave);
    box.remove();
    if (acted) onAction?.();
    else onEnd?.();
  };
  const leave = () => end(false);
  const traits = kind === "problem" ? { role: "alert" } : { role: "group", "aria-label": "Notice" };
  const box = h(`div.toast.${kind}`, traits,
    h("span", {}, text),
    action && h("button.quiet", { type: "button", onclick: () => end(true) }, action),
    h("button.icon-only", { type: "button", "aria-label": "Close this notice", onclick: leave }, icon("close")));
  document.getElementById("toasts").append(box);
  if (kind !== "problem") announce(text);
  addEventListener("pagehide", leave);
  const timer = setTimeout(leave, (kind === "problem" ? 3 : 1) * SECONDS_FOR_UNDO * 1000);
  return leave;
}

/** Shows what went wrong. @param {Error} error */
export const showProblem = (error) =>
  void toast(error.message[0].toUpperCase() + error.message.slice(1), { kind: "problem" });

/** A sentence in a box that stays: a hint, a warning or a problem. */
export const notice = (kind, ...content) => h(`div.notice.${kind}`, { role: kind === "problem" ? "alert" : null },
  icon(kind === "hint" ? "check" : "warning"), h("div", {}, ...content));
