import { h } from "../../parts/element.js";
import { icon } from "../../parts/icons.js";
import { tick } from "../../parts/fields.js";

const FORMATS = [
  ["take.mid", "MIDI", "for your DAW"],
  ["take.musicxml", "MusicXML", "for a score editor"],
  ["sound.wav", "WAV", "to listen to"],
];

/** The files of a take, with or without what was played before. */
export function downloads(take) {
  const hasSeed = take.picture.seedQuarters > 0;
  const links = FORMATS.map(([file, name, use]) =>
    h("a.menu-item", { "data-testid": `download-${file.split(".")[1]}` }, h("strong", {}, name), ` ${use}`));
  const withSeed = tick({ label: "With what was played before", onChange: () => show() });
  const show = () => links.forEach((link, i) => {
    const [file] = FORMATS[i];
    link.href = `/api/takes/${take.id}/${file}?seed=${withSeed.input.checked}`;
    link.download = `continuo-${take.preset}-${take.request.randomSeed}.${file.split(".")[1]}`;
  });
  withSeed.show(hasSeed);
  show();
  const menu = h("details.menu", {}, h("summary.quiet", {}, icon("download"), "Download"),
    h("div.menu-list", {}, links, hasSeed && withSeed.element));
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menu.open = false;
    menu.firstChild.focus();
  });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
  });
  return menu;
}
