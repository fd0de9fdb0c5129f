import { h } from "../../parts/element.js";
import { ask } from "../../parts/api.js";
import { askFor } from "../../parts/dialog.js";
import { number } from "../../parts/fields.js";

/** The plugin's knobs that suit one preset rather than another, as the plugin names them; ranges are its own. */
const KNOBS = [
  ["Temperature", 0.1, 2, 0.05, "1 = as learnt, lower is safer, higher is wilder; else 0.9"],
  ["Top P", 0.1, 1, 0.01, "share of the likeliest notes that may follow; else 0.95"],
  ["Top K", 0, 64, 1, "only so many likeliest may follow; else 0 = all"],
  ["Adventure", 0, 100, 1, "% that the temperature moves by itself; else 0"],
  ["Entropy Target", 0, 4, 0.1, "bits of surprise that it moves to; else 1.5"],
  ["Density", -100, 100, 1, "% fewer or more notes; else 0"],
  ["Rest Weight", -3, 3, 0.1, "fewer or more rests; else 0"],
  ["Answer Length", 1, 32, 1, "bars; else 4"],
  ["Polyphony", 1, 16, 1, "notes at once at most; else 16"],
  ["Lowest Note", 0, 127, 1, "MIDI number; else 0"],
  ["Highest Note", 0, 127, 1, "MIDI number; else 127"],
  ["Swing", 50, 75, 0.1, "% of the beat where the off-beat lies; else 50"],
];

/** Sets with which values the plugin and this page begin when they load a preset. */
export async function editDefaults(app, preset) {
  const values = new Map(Object.entries(preset.defaults ?? {}));
  const known = new Set(KNOBS.map(([name]) => name));
  const rows = [...KNOBS, ...[...values.keys()].filter((name) => !known.has(name)).map((name) => [name, -1000, 1000, "any", "as the plugin counts it"])];
  const fields = rows.map(([name, min, max, step, hint]) => {
    const field = number({
      label: name, hint, min, max, step, placeholder: "not set",
      onChange: (value) => (value === null ? values.delete(name) : values.set(name, value)),
    });
    field.show(values.get(name) ?? null);
    return field.element;
  });
  const body = ["With these values the plugin begins when it loads this preset. Empty ones stay as the player has them.", h("div.defaults-grid", {}, fields)];
  if (!await askFor({ title: `Default values of “${preset.name}”`, body, confirm: "Save" })) return;
  const changed = await app.attempt(() => ask("PATCH", `/api/presets/${preset.id}`, { defaults: Object.fromEntries(values) }));
  if (changed) app.put("presets", changed);
}
