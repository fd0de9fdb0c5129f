import { h } from "../parts/element.js";
export function presetsPanel(app) {
  return h("div.page", {}, h("header.page-head", {}, h("h1", {}, "Presets")));
}
