import { h, fill } from "../../parts/element.js";
import { ask } from "../../parts/api.js";
import { choice, number, segments, text } from "../../parts/fields.js";
import { notice, toast } from "../../parts/announce.js";
import { sentence } from "../../parts/words.js";
import { chosenSongs, jobRequest, isFromNothing } from "./job-request.js";
import { songChooser } from "./song-chooser.js";
import { planWatch } from "./plan.js";

/** What to train: a name, the pieces, where to begin, how long. Everything else has a default. */
export function trainForm(app) {
  const change = (member) => (value) => app.setIn("train", { [member]: value });
  const plan = h("div.plan", { "aria-live": "polite" });
  const problem = h("div", {});
  const start = h("button.primary.big.continuo", { type: "submit", "data-testid": "train" }, "Train");
  const empty = h("div.empty", {}, h("h2", {}, "Nothing to train on yet"),
    h("p", {}, "Training needs pieces of yours. ", h("a", { href: "#music" }, "Add some music"),
      " first. About twenty of one kind are a good start."));
  const form = h("form.card.train-form", { "aria-label": "New training",
    onsubmit: (event) => submit(app, event, problem) },
    h("div.form-grid", {}, nameField(app, change), beginning(app, change), songChooser(app), effort(app, change)),
    details(app, change), plan, problem, h("div.form-actions", {}, start));
  planWatch(app, plan);
  app.watch(["songs", "train", "leaving", "about"], (state) => {
    const any = (state.songs ?? []).some((song) => !state.leaving.has(song.id));
    form.hidden = !any;
    empty.hidden = any || state.songs === null;
    start.disabled = chosenSongs(state).length === 0 || state.about?.training?.available === false;
    start.setAttribute("aria-busy", state.train.busy);
  });
  return h("div", {}, form, empty);
}

function nameField(app, change) {
  const name = text({ label: "Name", hint: "The preset's name in the plugin's list.", placeholder: "My music",
    onChange: change("name") });
  app.watch(["train"], ({ train }) => name.show(train.name));
  return name.element;
}

function beginning(app, change) {
  const from = choice({
    label: "Begin with", testId: "train-from", onChange: (value) => change("from")(value || null),
    hint: "A preset that knows music already needs fewer of your pieces. From nothing, it knows only yours: take a "
      + "hundred or more.",
  });
  app.watch(["choices", "train"], ({ choices, train }) => from.show(
    [...(choices?.presets ?? []).map((preset) => [preset.id, preset.name]), ["", "Nothing, from scratch"]],
    (train.from === undefined ? choices?.defaults.from : train.from) ?? ""));
  return from.element;
}

function effort(app, change) {
  const chosen = segments({
    label: "Time", options: [["quick", "Quick"], ["thorough", "Thorough"]], onChange: change("effort"),
  });
  app.watch(["train"], ({ train }) => chosen.show(train.effort));
  return h("div.field", {}, chosen.element, h("p.hint", {},
    "Quick takes minutes, and is often enough. Thorough goes on as long as it gets better."));
}

function details(app, change) {
  const encoding = choice({
    label: "Encoding", hint: "How it reads music. Only from scratch; a preset keeps its own.",
    onChange: (value) => change("encoding")(value || null),
  });
  const size = choice({
    label: "Size",
    hint: "Only from scratch. A larger model learns finer things from much music, and memorises little music.",
    onChange: (value) => change("hidden")(value ? Number(value) : null),
  });
  const layers = number({
    label: "Layers", hint: "Only from scratch. One is enough for nearly everything.",
    min: 1, max: 3, placeholder: "1", onChange: change("layers"),
  });
  const epochs = number({
    label: "Epochs", hint: "The most times that it reads every piece. It stops earlier when it gets no better.",
    min: 1, max: 500, placeholder: "chosen for your music", onChange: change("epochs"),
  });
  const licence = text({
    label: "Licence of the music", hint: "Kept in the preset, for when you pass it on.",
    onChange: (value) => change("licence")(value.trim() || null),
  });
  const fromScratch = [encoding, size, layers];
  app.watch(["choices", "train"], (state) => {
    const { choices, train } = state;
    const scratch = isFromNothing(state);
    const encodings = (choices?.encodings ?? []).map((one) => [one.id, `${one.name}: ${one.description}`]);
    encoding.show([["", "Default"], ...encodings], train.encoding ?? "");
    size.show([["", "Chosen for your music"], ...(choices?.sizes ?? []).map(sizeInWords)], String(train.hidden ?? ""));
    layers.show(train.layers);
    epochs.show(train.epochs);
    licence.show(train.licence ?? "");
    for (const field of fromScratch) field.element.querySelector("select, input").disabled = !scratch;
  });
  return h("details.more", {}, h("summary", {}, "Details"),
    h("div.form-grid", {}, [encoding, size, layers, epochs, licence].map((field) => field.element)));
}

const sizeInWords = ({ hidden, name, description }) =>
  [String(hidden), `${name}, ${hidden} units${description ? `: ${description}` : ""}`];

async function submit(app, event, problem) {
  event.preventDefault();
  if (app.state.train.busy) return;
  app.setIn("train", { busy: true });
  fill(problem);
  try {
    const job = await ask("POST", "/api/jobs", jobRequest(app.state));
    app.put("jobs", job);
    app.setIn("train", { name: "" });
    toast(`“${job.name}” is in training.`);
  } catch (error) {
    fill(problem, notice("problem", h("p", {}, sentence(error.message))));
  } finally {
    app.setIn("train", { busy: false });
  }
}
