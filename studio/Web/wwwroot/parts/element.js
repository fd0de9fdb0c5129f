// Builds the page's elements. Text stays text: nothing from a file is ever parsed as markup.

const SVG = "http://www.w3.org/2000/svg";

/**
 * An HTML element.
 * @param {string} tag "p", or "p.note" with classes.
 * @param {Object<string, *>} [traits] Attributes; `on…` functions are listeners; true = present,
 *   null/false/undefined = absent; `prop` is an object of DOM properties.
 * @param {...(Node|string|number|null|Array)} children Strings become text.
 * @returns {HTMLElement}
 */
export function h(tag, traits = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  return furnish(document.createElement(name), classes, traits, children);
}

/** The same for SVG. @returns {SVGElement} */
export function s(tag, traits = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  return furnish(document.createElementNS(SVG, name), classes, traits, children);
}

/** Replaces all children with these. @returns {Element} the parent */
export function fill(parent, ...children) {
  parent.replaceChildren(...nodes(children));
  return parent;
}

/** A new id, for label/for and aria-describedby. */
export const freshId = (stem) => `${stem}-${++ids}`;
let ids = 0;

function furnish(element, classes, traits, children) {
  if (classes.length) element.setAttribute("class", classes.join(" "));
  for (const [name, value] of Object.entries(traits ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "prop") Object.assign(element, value);
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...nodes(children));
  return element;
}

const nodes = (children) => children.flat(Infinity)
  .filter((child) => child !== null && child !== undefined && child !== false)
  .map((child) => (child instanceof Node ? child : document.createTextNode(String(child))));
