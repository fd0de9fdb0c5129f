import { h } from "../parts/element.js";
export function musicPanel(app) {
  return h("div.page", {}, h("header.page-head", {}, h("h1", {}, "Music")));
}
