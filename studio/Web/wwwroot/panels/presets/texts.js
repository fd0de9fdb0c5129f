import { ask } from "../../parts/api.js";
import { askFor } from "../../parts/dialog.js";
import { text } from "../../parts/fields.js";

/** Changes the name, style or description of one of the musician's presets. */
export async function editTexts(app, preset) {
  const name = text({ label: "Name", value: preset.name, required: true });
  const style = text({ label: "Style", value: preset.style, hint: "A word or two." });
  const description = text({ label: "Description", value: preset.description, long: true });
  const body = [name.element, style.element, description.element];
  const yes = await askFor({ title: `Rename “${preset.name}”`, body, confirm: "Save" });
  if (!yes) return;
  const changed = await app.attempt(() => ask("PATCH", `/api/presets/${preset.id}`, {
    name: name.input.value.trim(), style: style.input.value.trim(), description: description.input.value.trim(),
  }));
  if (changed) app.put("presets", changed);
}
