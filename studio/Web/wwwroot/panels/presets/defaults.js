import { h } from "../../parts/element.js";
import { ask } from "../../parts/api.js";
import { askFor } from "../../parts/dialog.js";
import { choice, number } from "../../parts/fields.js";
import { decimal } from "../../parts/words.js";

/** Sets the values that the knobs get when a preset is chosen. */
export async function editDefaults(app, preset) {
  const knobs = await app.attempt(() => ask("GET", "/api/presets/knobs"));
  if (!knobs) return;
  const changes = {};
  const fields = knobs.map((knob) => field(knob, preset.defaults[knob.name] ?? null,
    (value) => { changes[knob.name] = value; }));
  const body = [
    "Playing here and on the command line starts with these values. In the plugin, the knobs move to them when you "
      + "choose the preset while the transport stands still, unless Lock Controls is on.",
    h("div.defaults-grid", {}, fields),
  ];
  if (!await askFor({ title: `Default values of “${preset.name}”`, body, confirm: "Save" })) return;
  const changed = await app.attempt(() => ask("PATCH", `/api/presets/${preset.id}`, { defaults: changes }));
  if (changed) app.put("presets", changed);
}

function field(knob, value, onChange) {
  if (knob.labels) {
    const list = choice({
      label: knob.name, hint: knob.what, onChange: (chosen) => onChange(chosen === "" ? null : Number(chosen)),
    });
    list.show([["", "not set"], ...knob.labels.map((label, i) => [String(knob.lowest + i), label])],
      value === null ? "" : String(value));
    return list.element;
  }
  const input = number({
    label: knob.unit ? `${knob.name}, ${knob.unit}` : knob.name, hint: knob.what, min: knob.lowest, max: knob.highest,
    step: knob.step || "any", placeholder: `not set (${decimal(knob.standard)})`, onChange,
  });
  input.show(value);
  return input.element;
}
