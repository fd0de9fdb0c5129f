import { s } from "./element.js";

const PATHS = {
  play: "M8 5v14l11-7z",
  pause: "M7 5h4v14H7zM13 5h4v14h-4z",
  stop: "M6 6h12v12H6z",
  loop: "M17 2l4 4-4 4M3 11V9a3 3 0 0 1 3-3h15M7 22l-4-4 4-4M21 13v2a3 3 0 0 1-3 3H3",
  keep: "M6 3h12v18l-6-4.5L6 21z",
  discard: "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v6M14 11v6",
  again: "M20 11a8 8 0 1 0-2.3 6.3M20 4v7h-7",
  download: "M12 3v12M7 11l5 5 5-5M4 20h16",
  upload: "M12 17V5M7 9l5-5 5 5M4 20h16",
  answer: "M5 5v14M9 5v14l11-7z",
  close: "M6 6l12 12M18 6L6 18",
  check: "M4 12.5l5 5L20 6.5",
  warning: "M12 3l10 18H2zM12 10v5M12 18v.5",
  undo: "M9 7L4 12l5 5M4 12h10a6 6 0 0 1 6 6v1",
  midi: "M3 6h18v12H3zM8 6v7M13 6v7M18 6v7",
  edit: "M4 20h4L19 9l-4-4L4 16z",
  sliders: "M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5",
};

const FILLED = new Set(["play", "pause", "stop"]);

/** A drawing beside words, or in a button that has a name; itself hidden from screen readers. */
export function icon(name) {
  return s("svg.icon", { viewBox: "0 0 24 24", width: 20, height: 20, "aria-hidden": "true",
    class: FILLED.has(name) ? "icon filled" : "icon" },
    s("path", { d: PATHS[name] }));
}
