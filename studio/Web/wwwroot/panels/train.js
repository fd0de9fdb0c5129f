import { h, fill } from "../parts/element.js";
import { keyedList } from "../parts/list.js";
import { notice } from "../parts/announce.js";
import { trainForm } from "./train/form.js";
import { jobCard } from "./train/job-card.js";

/** Trains a preset on the musician's own pieces, and shows the progress. */
export function trainPanel(app) {
  const cannot = h("div", {});
  const cards = h("div.cards", {});
  const jobs = h("section.jobs", { "aria-labelledby": "jobs-title" }, h("h2", { id: "jobs-title" }, "Trainings"),
    cards);
  const show = keyedList(cards, (job) => job.id, (job) => jobCard(app, job));
  app.watch(["jobs"], ({ jobs: all }) => {
    show(all ?? []);
    jobs.hidden = !all?.length;
  });
  app.watch(["about"], ({ about }) => fill(cannot, about?.training && !about.training.available && notice("warning",
    h("p", {}, h("strong", {}, "Training is not possible on this machine yet. "), about.training.reason))));
  return h("div.page", {},
    h("header.page-head", {}, h("h1", {}, "Train"),
      h("p.lead", {}, "Turn your pieces into a preset that plays on like them.")),
    cannot, trainForm(app), jobs);
}
