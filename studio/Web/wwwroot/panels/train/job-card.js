import { h, fill, freshId } from "../../parts/element.js";
import { icon } from "../../parts/icons.js";
import { ask } from "../../parts/api.js";
import { askFor } from "../../parts/dialog.js";
import { notice, toast } from "../../parts/announce.js";
import { curves } from "../../parts/chart.js";
import { count, decimal, duration, moment, sentence, whole } from "../../parts/words.js";
import { jobReport } from "./job-report.js";

const STATES = {
  queued: "is waiting", preparing: "is reading the music", running: "is learning", paused: "is paused",
  stopped: "was stopped", done: "is done", failed: "failed",
};

const UNDERWAY = ["queued", "preparing", "running"];
const ENDED = ["done", "failed", "stopped"];

/** One training: its progress, its result, and its buttons. */
export function jobCard(app, first) {
  const id = freshId("job");
  const parts = {
    figures: h("p.figures", {}), progress: h("div", {}), body: h("div.job-body", {}), actions: h("div.job-actions", {}),
  };
  const badge = h("span.badge", {});
  const element = h("article.job.card", { "aria-labelledby": id, "data-testid": "job", "data-job": first.id },
    h("header.job-head", {}, h("h3", { id }, first.name), badge, parts.figures), parts.progress, parts.actions,
    parts.body);
  let state = "";
  let drawn = "";
  return {
    element,
    update(job) {
      badge.textContent = job.finishing ? "is finishing" : STATES[job.state] ?? job.state;
      element.dataset.state = job.state;
      fill(parts.figures, figures(job));
      showProgress(parts.progress, job);
      const now = JSON.stringify([job.state, job.finishing, job.installed]);
      if (now !== state) {
        // The button that was pressed may be gone; the keyboard's focus stays here.
        const focused = parts.actions.contains(document.activeElement);
        fill(parts.actions, actions(app, job));
        if (focused) parts.actions.querySelector("button, a").focus();
      }
      if (state && JSON.parse(state)[0] !== job.state) app.announce(`The training “${job.name}” ${STATES[job.state]}.`);
      state = now;
      const body = JSON.stringify([
        job.curve, job.ppmBitsPerNote, job.startBitsPerNote, job.report, job.error, job.warnings, job.state,
      ]);
      if (body !== drawn) keepOpen(parts.body, () => fill(parts.body, contents(job)));
      drawn = body;
    },
  };
}

function figures(job) {
  return [
    job.pieces > 0 && `${count(job.notes, "note")} of ${count(job.pieces, "piece")}`,
    job.heldOutPieces > 0 && `${count(job.heldOutPieces, "piece")} held back`,
    job.bestBitsPerNote && `best ${job.state === "done" ? "" : "so far "}${decimal(job.bestBitsPerNote)} bits a note`,
    job.state === "running" && job.notesPerSecond > 0 && `${whole(job.notesPerSecond)} notes a second`,
    moment(job.created),
  ].filter(Boolean).join(" · ");
}

function showProgress(place, job) {
  const going = [...UNDERWAY, "paused"].includes(job.state);
  place.hidden = !going;
  if (!going) return;
  if (!place.firstChild) {
    fill(place, h("div.job-bar", {
      role: "progressbar", "aria-label": `Training of ${job.name}`, "aria-valuemin": 0, "aria-valuemax": 100,
    }, h("div", {})), h("p.job-time", {}));
  }
  const share = Math.round(100 * job.share);
  const time = [
    job.epoch > 0 ? `Epoch ${job.epoch} of ${job.epochs}`
      : STATES[job.state][0].toUpperCase() + STATES[job.state].slice(1),
    `${share} %`,
    job.state === "running" && job.secondsLeft > 0 && `${duration(job.secondsLeft)} left at most`,
  ].filter(Boolean).join(" · ");
  place.firstChild.setAttribute("aria-valuenow", share);
  place.firstChild.setAttribute("aria-valuetext", time);
  place.firstChild.firstChild.style.width = `${100 * job.share}%`;
  place.lastChild.textContent = time;
}

function contents(job) {
  return [
    job.error && notice("problem", h("p", {}, sentence(job.error)),
      job.errorLines?.length > 0 && h("details", {}, h("summary", {}, "The last lines of the training"),
        h("pre", { tabindex: 0 }, job.errorLines.join("\n")))),
    job.report && jobReport(job.report),
    job.curve.length > 0 && (ENDED.includes(job.state)
      ? h("details.more", {}, h("summary", {}, "How it learnt"), curves(job))
      : curves(job)),
    UNDERWAY.includes(job.state) && job.warnings.map((said) => h("p.hint", {}, sentence(said))),
  ];
}

/** What was unfolded stays unfolded when it is drawn again. */
function keepOpen(place, draw) {
  const open = [...place.querySelectorAll("details[open] > summary")].map((summary) => summary.textContent);
  draw();
  for (const summary of place.querySelectorAll("details > summary"))
    if (open.includes(summary.textContent)) summary.parentElement.open = true;
}

function actions(app, job) {
  const play = () => app.setIn("play", { preset: job.presetId, style: null });
  const button = (words, act, kind = "button") => h(kind, { type: "button", onclick: () => app.attempt(act) }, words);
  const tell = (verb) => async () => app.put("jobs", await ask("POST", `/api/jobs/${job.id}/${verb}`));
  return [
    job.state === "done" && (job.installed
      ? h("p.same", { "data-testid": "installed" }, icon("check"), "The plugin has it.")
      : button("Use in the plugin", () => install(app, job), "button.primary")),
    job.state === "done" && job.installed && h("a.button.primary", { href: "#play", onclick: play }, "Play with it"),
    UNDERWAY.includes(job.state) && !job.finishing && button("Pause", tell("pause")),
    job.state === "paused" && button("Resume", tell("resume"), "button.primary"),
    [...UNDERWAY, "paused"].includes(job.state) && !job.finishing
      && button(job.bestBitsPerNote ? "Stop and take the best so far" : "Stop", tell("stop")),
    h("span.spring", {}),
    h("button.quiet", { type: "button", onclick: () => remove(app, job) }, icon("discard"), "Delete"),
  ];
}

async function install(app, job) {
  const { presetId } = await ask("POST", `/api/jobs/${job.id}/install`);
  app.put("jobs", { ...app.state.jobs.find((one) => one.id === job.id), installed: true, presetId });
  await app.reload("presets");
  toast(`“${job.name}” is now in the plugin, and under Presets here. A DAW that is running finds it at the end of the `
    + "plugin's list.");
}

async function remove(app, job) {
  const lost = job.state === "failed" ? "Its record is deleted."
    : job.installed ? "The preset stays in the plugin."
    : "What it has learnt is lost: it is not in the plugin.";
  const title = `Delete the training “${job.name}”?`;
  if (!await askFor({ title, body: [lost], confirm: "Delete", danger: true })) return;
  await app.attempt(() => ask("DELETE", `/api/jobs/${job.id}`));
  await app.reload("jobs");
}
