import { h, fill } from "../../parts/element.js";
import { ask } from "../../parts/api.js";
import { notice } from "../../parts/announce.js";
import { count, duration, sentence } from "../../parts/words.js";
import { chosenSongs, jobRequest } from "./job-request.js";

const PAUSE_MS = 350;

/** Keeps showing how long the training in the form would take. */
export function planWatch(app, place) {
  let asked = "";
  let timer = 0;
  app.watch(["songs", "train", "choices", "leaving", "page"], (state) => {
    if (state.page !== "train" || !state.choices || chosenSongs(state).length === 0) return;
    const request = { ...jobRequest(state), name: "plan" };
    const key = JSON.stringify([request, chosenSongs(state).length]);
    if (key === asked) return;
    asked = key;
    clearTimeout(timer);
    timer = setTimeout(() => show(request, place, () => asked === key), PAUSE_MS);
  });
}

async function show(request, place, stillAsked) {
  try {
    const plan = await ask("POST", "/api/jobs/plan", request);
    const warnings = (plan.warnings ?? []).map((said) => notice("warning", h("p", {}, sentence(said))));
    if (stillAsked()) fill(place, inWords(plan), warnings);
  } catch (error) {
    if (stillAsked()) fill(place, notice("warning", h("p", {}, sentence(error.message))));
  }
}

const inWords = (plan) => h("p", { "data-testid": "plan" }, "This takes ",
  h("strong", {}, `${duration(plan.minutes * 60)} at most`),
  `: it learns ${count(plan.notes, "note")} of ${count(plan.pieces, "piece")} in up to ${count(plan.epochs, "epoch")}`,
  plan.heldOut > 0 ? `. ${count(plan.heldOut, "piece")} ${plan.heldOut === 1 ? "is" : "are"} held back ` : "",
  plan.heldOut > 0 ? "to see whether it understands music that it did not learn from." : ".");
