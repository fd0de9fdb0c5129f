import { h, s } from "./element.js";
import { decimal } from "./words.js";

const WIDTH = 760, HEIGHT = 260, LEFT = 48, RIGHT = 16, TOP = 14, BOTTOM = 34;
const TICKS = 4;

/**
 * Draws a training's progress: bits a note over the epochs, and the figure to beat. Fewer is better.
 * @param {{curve: {epoch: number, trainBitsPerNote: number, validBitsPerNote: number|null}[], epochs: number,
 *   ppmBitsPerNote: number|null, startBitsPerNote: number|null}} job
 * @returns {HTMLElement} the drawing, its legend, and a table of the same figures
 */
export function curves(job) {
  const held = job.curve.filter((point) => point.validBitsPerNote != null);
  const scale = scaleOf(job);
  const at = (epoch, bits) => `${scale.x(epoch).toFixed(1)},${scale.y(bits).toFixed(1)}`;
  const start = job.startBitsPerNote != null ? [at(0, job.startBitsPerNote)] : [];
  const valid = held.map((point) => at(point.epoch, point.validBitsPerNote));
  const drawing = s("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": inWords(job, held) },
    axes(scale),
    job.ppmBitsPerNote != null && level("baseline", scale.y(job.ppmBitsPerNote)),
    s("polyline.train", { points: job.curve.map((point) => at(point.epoch, point.trainBitsPerNote)).join(" ") }),
    s("polyline.valid", { points: [...start, ...valid].join(" ") }),
    end("train", job.curve.at(-1), "trainBitsPerNote", scale), end("valid", held.at(-1), "validBitsPerNote", scale));
  return h("figure.chart", {}, h("p.hint", {}, "Bits a note: how much each next note surprises it. Fewer is better."),
    drawing,
    h("ul.legend", {}, h("li.train", {}, "on the pieces it learns"),
      held.length > 0 && h("li.valid", {}, "on the pieces held back"),
      job.ppmBitsPerNote != null && h("li.baseline", {}, `by counting only (PPM), ${decimal(job.ppmBitsPerNote)}`)),
    table(job));
}

function scaleOf(job) {
  const points = job.curve.flatMap((point) => [point.trainBitsPerNote, point.validBitsPerNote]);
  const values = [...points, job.ppmBitsPerNote, job.startBitsPerNote].filter((value) => value != null);
  const spread = Math.max(...values) - Math.min(...values) || 1;
  const low = Math.max(0, Math.min(...values) - spread * 0.1), high = Math.max(...values) + spread * 0.1;
  const first = job.startBitsPerNote != null ? 0 : 1;
  const last = Math.max(job.epochs, job.curve.at(-1).epoch, first + 1);
  return {
    low, high, first, last,
    x: (epoch) => LEFT + (WIDTH - LEFT - RIGHT) * (epoch - first) / (last - first),
    y: (bits) => TOP + (HEIGHT - TOP - BOTTOM) * (high - bits) / (high - low),
  };
}

function axes(scale) {
  const drawn = [];
  for (let i = 0; i <= TICKS; i++) {
    const bits = scale.low + (scale.high - scale.low) * i / TICKS;
    drawn.push(level("axis", scale.y(bits)),
      s("text", { x: LEFT - 8, y: scale.y(bits) + 4, "text-anchor": "end" }, bits.toFixed(1)));
  }
  const step = Math.max(1, Math.ceil((scale.last - scale.first) / 12));
  for (let epoch = scale.first; epoch <= scale.last; epoch += step)
    drawn.push(s("text", {
      x: scale.x(epoch), y: HEIGHT - 12, "text-anchor": epoch === scale.first ? "start" : "middle",
    }, epoch === 0 ? "before" : String(epoch)));
  return drawn;
}

const level = (name, y) => s(`line.${name}`, { x1: LEFT, x2: WIDTH - RIGHT, y1: y, y2: y });

const end = (name, point, member, scale) =>
  point && s(`circle.${name}`, { cx: scale.x(point.epoch), cy: scale.y(point[member]), r: 4 });

function inWords(job, held) {
  const from = job.startBitsPerNote ?? held[0]?.validBitsPerNote;
  const first = job.curve.at(-1);
  const valid = held.length > 0
    ? `on the pieces held back from ${decimal(from)} to ${decimal(held.at(-1).validBitsPerNote)}`
    : "no pieces held back";
  return `Bits a note after ${first.epoch} epochs: ${valid}, on those it learns ${decimal(first.trainBitsPerNote)}` +
    (job.ppmBitsPerNote != null ? `; by counting only ${decimal(job.ppmBitsPerNote)}.` : ".");
}

function table(job) {
  const row = (cells) => h("tr", {}, h("th", { scope: "row" }, cells[0]),
    cells.slice(1).map((cell) => h("td.figure", {}, cell == null ? "–" : decimal(cell))));
  return h("details.chart-table", {}, h("summary", {}, "The curves as a table"), h("table", {},
    h("caption.hidden-visually", {}, "Bits a note after each epoch"),
    h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Epoch"), h("th.figure", { scope: "col" }, "Learnt"),
      h("th.figure", { scope: "col" }, "Held back"))),
    h("tbody", {}, job.startBitsPerNote != null && row(["before", null, job.startBitsPerNote]),
      job.curve.map((point) => row([point.epoch, point.trainBitsPerNote, point.validBitsPerNote])))));
}
