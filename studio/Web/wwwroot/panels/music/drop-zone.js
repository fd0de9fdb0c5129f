import { h, fill, freshId } from "../../parts/element.js";
import { icon } from "../../parts/icons.js";
import { upload } from "../../parts/api.js";
import { count, sentence, size } from "../../parts/words.js";

const KINDS = ".mid,.midi,.kar,.smf,.krn,.abc,.musicxml,.xml,.mxl,.csv,.zip,.tar.gz,.tgz";

const BATCH_FILES = 200, BATCH_BYTES = 64e6;

/** Where files are dropped or chosen, their progress, and the result. */
export function dropZone(app) {
  const id = freshId("files");
  const input = h("input.hidden-visually", {
    type: "file", id, multiple: true, accept: KINDS, "aria-describedby": `${id}-hint`, "data-testid": "files",
    onchange: () => send(app, [...input.files]).then(() => { input.value = ""; }),
  });
  const zone = h("div.drop-zone", {},
    icon("upload"),
    h("p", {}, h("strong", {}, "Drop your music here")),
    h("p.hint", { id: `${id}-hint` },
      "MIDI, MusicXML, ABC, Kern or jazz solos as CSV: many at once, or a .zip or .tar.gz of them"),
    input, h("label.button.primary", { for: id }, "Choose files"));
  const element = h("section", { "aria-label": "Add music" }, zone, h("div.upload-state", {}));
  followDrops(app, zone);
  app.watch(["music"], ({ music }) => fill(element.lastChild,
    music.upload ? progress(app, music.upload) : music.report && report(app, music.report)));
  return element;
}

function followDrops(app, zone) {
  // A file that misses the zone would replace the page.
  for (const kind of ["dragover", "drop"]) addEventListener(kind, (event) => event.preventDefault());
  zone.addEventListener("dragover", () => zone.classList.add("over"));
  for (const kind of ["dragleave", "drop"]) zone.addEventListener(kind, () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => send(app, [...event.dataTransfer.files]));
}

async function send(app, files) {
  if (files.length === 0 || app.state.music.upload) return;
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  const answer = { added: [], known: [], refused: [] };
  let sent = 0;
  let state = { files: files.length, bytes, share: 0, cancel: null };
  const tell = (patch) => app.setIn("music", { upload: state = { ...state, ...patch }, report: null });
  try {
    for (const some of batches(files)) {
      const size = some.reduce((sum, file) => sum + file.size, 0);
      const show = (share) => tell({ share: bytes > 0 ? (sent + share * size) / bytes : 1 });
      const sending = upload("/api/music", some, show);
      tell({ cancel: sending.cancel });
      const part = await sending.done;
      for (const kind of Object.keys(answer)) answer[kind].push(...part[kind]);
      sent += size;
    }
    await app.reload("music");
    app.setIn("music", { upload: null, report: answer });
    app.announce(inWords(answer));
  } catch (error) {
    app.setIn("music", { upload: null, report: { problem: error.message, kept: answer.added.length } });
  }
}

/** The studio has a time limit for one request, so a large number of files is sent in several. */
function batches(files) {
  const all = [[]];
  let size = 0;
  for (const file of files) {
    if (all.at(-1).length >= BATCH_FILES || (size + file.size > BATCH_BYTES && size > 0)) {
      all.push([]);
      size = 0;
    }
    all.at(-1).push(file);
    size += file.size;
  }
  return all;
}

function progress(app, { files, bytes, share, cancel }) {
  const arrived = share >= 1;
  const words = arrived ? `Reading ${count(files, "file")}…`
    : `Sending ${count(files, "file")}, ${size(share * bytes)} of ${size(bytes)}`;
  return h("div.card.upload-progress", {}, h("p", { role: "status" }, words),
    h("progress", { max: 1, value: arrived ? null : share, "aria-label": words }),
    !arrived && h("button.quiet", { type: "button", onclick: cancel }, "Cancel"));
}

function inWords({ added, known, refused }) {
  return [
    `${count(added.length, "piece")} added`,
    known.length > 0 && `${known.length} already here`,
    refused.length > 0 && `${count(refused.length, "file")} refused`,
  ].filter(Boolean).join(", ") + ".";
}

function report(app, result) {
  const leave = () => app.setIn("music", { report: null });
  const close = h("button.icon-only", { type: "button", "aria-label": "Close", onclick: leave }, icon("close"));
  const kept = result.kept > 0 && ` ${count(result.kept, "piece")} had arrived and stay.`;
  if (result.problem)
    return h("div.notice.problem", { role: "alert" }, icon("warning"),
      h("p.grow", {}, sentence(result.problem), kept), close);
  const { added, refused } = result;
  const repaired = added.some((song) => song.repairs.length > 0) && " Repairs are listed beside each piece.";
  return h(`div.notice.${refused.length > 0 ? "warning" : "good"}`, { "data-testid": "upload-report" },
    icon(refused.length > 0 ? "warning" : "check"),
    h("div.grow", {}, h("p", {}, h("strong", {}, inWords(result)), repaired),
      refused.length > 0 && h("details", { open: refused.length < 4 }, h("summary", {}, "What was refused, and why"),
        h("ul.reasons", {}, refused.map(({ file, reason }) => h("li", {}, h("span.path", {}, file), ": ", reason))))),
    close);
}
