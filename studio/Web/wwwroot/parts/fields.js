// Labelled inputs.

import { h, freshId } from "./element.js";

/**
 * A slider. Until it is moved, it shows its default, and its value is null.
 * @param {{label: string, hint: string, min: number, max: number, step: number, format: (value: number) => string,
 *   onChange: (value: number|null) => void}} options
 * @returns {{element: HTMLElement, show: (value: number|null, standard: number) => void}}
 */
export function slider({ label, hint, min, max, step, format, onChange }) {
  const id = freshId("knob");
  const input = h("input", {
    type: "range", id, min, max, step, "aria-describedby": `${id}-hint`,
    oninput: () => onChange(Number(input.value)), ondblclick: () => onChange(null),
  });
  const output = h("output", { for: id });
  const reset = h("button.link", { type: "button", "aria-label": `${label}: back to the default`,
    onclick: () => onChange(null) }, "default");
  const element = h("div.field", {}, h("div.field-head", {}, h("label", { for: id }, label), output, reset), input,
    hintOf(id, hint));
  return {
    element,
    show(value, standard) {
      input.value = value ?? standard;
      input.setAttribute("aria-valuetext", format(Number(input.value)));
      output.textContent = format(Number(input.value));
      reset.hidden = value === null || value === standard;
      input.style.setProperty("--share", `${100 * (input.value - min) / (max - min)}%`);
    },
  };
}

/**
 * One of several.
 * @param {{label: string, hint?: string, onChange: (value: string) => void, testId?: string}} options
 * @returns {{element: HTMLElement, show: (options: [string, string][], value: string) => void}}
 *   Options as [value, words].
 */
export function choice({ label, hint, onChange, testId }) {
  const id = freshId("choice");
  const input = h("select", {
    id, "aria-describedby": hint && `${id}-hint`, "data-testid": testId, onchange: () => onChange(input.value),
  });
  let shown = "";
  return {
    element: h("div.field", {}, h("div.field-head", {}, h("label", { for: id }, label)), input,
      hint && hintOf(id, hint)),
    show(options, value) {
      const now = JSON.stringify(options);
      if (now !== shown)
        input.replaceChildren(...options.map(([option, words]) => h("option", { value: option }, words)));
      shown = now;
      input.value = value;
    },
  };
}

/**
 * A whole number; empty = null.
 * @param {{label: string, hint?: string, min: number, max: number, placeholder?: string,
 *   onChange: (value: number|null) => void}} options
 * @returns {{element: HTMLElement, show: (value: number|null) => void}}
 */
export function number({ label, hint, min, max, step = 1, placeholder, onChange }) {
  const id = freshId("number");
  const read = () => {
    const value = input.valueAsNumber;
    onChange(Number.isNaN(value) ? null : Math.min(max, Math.max(min, value)));
  };
  const input = h("input", {
    type: "number", id, min, max, step, placeholder, inputmode: "numeric", "aria-describedby": hint && `${id}-hint`,
    onchange: read,
  });
  return {
    element: h("div.field", {}, h("div.field-head", {}, h("label", { for: id }, label)), input,
      hint && hintOf(id, hint)),
    show(value) {
      if (document.activeElement !== input || input.valueAsNumber !== value) input.value = value ?? "";
    },
  };
}

/**
 * A line of text.
 * @param {{label: string, hint?: string, value?: string, required?: boolean, long?: boolean,
 *   onChange?: (value: string) => void}} options
 * @returns {{element: HTMLElement, input: HTMLInputElement, show: (value: string) => void}}
 */
export function text({ label, hint, value = "", required, long, placeholder, onChange }) {
  const id = freshId("text");
  const input = h(long ? "textarea" : "input", {
    id, required, placeholder, maxlength: long ? 2000 : 80, rows: long ? 3 : null, type: long ? null : "text",
    autocomplete: "off",
    "aria-describedby": hint && `${id}-hint`, oninput: () => onChange?.(input.value), prop: { value },
  });
  return {
    element: h("div.field", {}, h("div.field-head", {}, h("label", { for: id }, label)), input,
      hint && hintOf(id, hint)),
    input,
    show: (shown) => { if (input.value !== shown) input.value = shown; },
  };
}

/**
 * Yes or no.
 * @param {{label: string, hint?: string, onChange: (value: boolean) => void}} options
 * @returns {{element: HTMLElement, input: HTMLInputElement, show: (value: boolean) => void}}
 */
export function tick({ label, hint, onChange }) {
  const id = freshId("tick");
  const input = h("input", {
    type: "checkbox", id, "aria-describedby": hint && `${id}-hint`, onchange: () => onChange(input.checked),
  });
  return {
    element: h("div.field.tick-field", {}, h("label.tick", { for: id }, input, h("span", {}, label)),
      hint && hintOf(id, hint)),
    input,
    show: (value) => { input.checked = value; },
  };
}

/**
 * One of a few, all in sight.
 * @param {{label: string, options: [string, string][], onChange: (value: string) => void}} options
 * @returns {{element: HTMLElement, show: (value: string) => void}}
 */
export function segments({ label, options, onChange }) {
  const name = freshId("segments");
  const inputs = options.map(([value]) => h("input", { type: "radio", name, value, onchange: () => onChange(value) }));
  return {
    element: h("fieldset.segments", {}, h("legend", {}, label),
      h("div", {}, options.map(([, words], i) => h("label", {}, inputs[i], h("span", {}, words))))),
    show: (value) => inputs.forEach((input) => { input.checked = input.value === value; }),
  };
}

const hintOf = (id, hint) => h("p.hint", { id: `${id}-hint` }, hint);
