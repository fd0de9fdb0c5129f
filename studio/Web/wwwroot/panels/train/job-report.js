import { h } from "../../parts/element.js";
import { decimal, sentence } from "../../parts/words.js";

const UNDERSTANDS = { yes: "Yes", partly: "Partly", no: "No", unknown: "Not measured" };
const COPIES = { yes: "Yes, it copies", partly: "A little", no: "No", unknown: "Not measured" };
const GOOD = {
  generalises: { yes: "good", partly: "fair", no: "poor" },
  copies: { no: "good", partly: "fair", yes: "poor" },
};

/** The result of a training, in plain sentences. */
export function jobReport(report) {
  return h("div.report", { "data-testid": "report" },
    section("What did it learn?", null, null, report.learnt),
    section("Does it understand music that it did not learn from?", UNDERSTANDS[report.generalises.verdict],
      GOOD.generalises[report.generalises.verdict], [report.generalises.sentence], bits(report.generalises)),
    section("Does it copy?", COPIES[report.copies.verdict], GOOD.copies[report.copies.verdict],
      [report.copies.sentence]));
}

const section = (question, verdict, grade, sentences, more) => h("section", {},
  h("h4", {}, question), verdict && h("p", {}, h(`span.verdict.${grade ?? "unknown"}`, {}, verdict)),
  sentences.map((said) => h("p", {}, sentence(said))), more);

function bits({ bitsPerNote, ppmBitsPerNote, beforeBitsPerNote }) {
  const rows = [
    ["After the training", bitsPerNote], ["Before it", beforeBitsPerNote], ["By counting only (PPM)", ppmBitsPerNote],
  ].filter(([, value]) => value != null);
  if (rows.length < 2) return null;
  const most = Math.max(...rows.map(([, value]) => value));
  const bars = rows.map(([name, value], i) => {
    const bar = h("span", { class: i === 0 ? "bar ours" : "bar" });
    bar.style.width = `${60 * value / most}%`;
    return h("div", {}, h("dt", {}, name), h("dd", {}, bar, `${decimal(value)} bits a note`));
  });
  return h("dl.bars", { "aria-label": "Bits a note on the pieces held back; fewer is better" }, bars);
}
