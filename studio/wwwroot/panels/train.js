import { h } from "../parts/element.js";
export function trainPanel(app) {
  return h("div.page", {}, h("header.page-head", {}, h("h1", {}, "Train")));
}
