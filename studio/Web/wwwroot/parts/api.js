// All requests of the page; they go to its own studio only.

/** A request that was refused or failed; the message is a sentence for the musician. */
export class Problem extends Error {
  /** @param {string} message @param {number} status HTTP status; 0 = nobody answered. */
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

const TO_LEAVE_MS = 500, AGAIN_MS = 1500;
const SILENT = "the studio does not answer; start it again with “continuo studio”";

/**
 * Asks for JSON.
 * @param {string} method
 * @param {string} path From the root: "/api/takes".
 * @param {*} [body] Sent as JSON.
 * @returns {Promise<*>} The answer; null where there is none.
 * @throws {Problem}
 */
export async function ask(method, path, body) {
  const sent = body === undefined ? undefined : JSON.stringify(body);
  let answer;
  try {
    answer = await fetch(path, {
      method,
      headers: body === undefined ? {} : { "Content-Type": "application/json" },
      body: sent,
      // Deletions have to arrive even if the page is being left; browsers send up to 64 KiB after that.
      keepalive: method === "DELETE" && (sent?.length ?? 0) < 60_000,
    });
  } catch {
    throw new Problem(SILENT, 0);
  }
  if (!answer.ok) throw await problemOf(answer);
  return answer.status === 204 ? null : answer.json();
}

/**
 * Sends files, and reports the progress.
 * @param {string} path
 * @param {Iterable<File>} files
 * @param {(share: number) => void} onProgress 0..1 of all bytes.
 * @returns {{done: Promise<*>, cancel: () => void}} `done` rejects with a Problem.
 */
export function upload(path, files, onProgress) {
  const form = new FormData();
  for (const file of files) form.append("files", file, file.name);
  const request = new XMLHttpRequest();
  const done = new Promise((resolve, reject) => {
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total);
    });
    request.addEventListener("load", () => {
      const said = parsed(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(said);
      else reject(new Problem(said?.detail ?? said?.title ?? `the studio answered ${request.status}`, request.status));
    });
    request.addEventListener("error", () => reject(new Problem(SILENT, 0)));
    request.addEventListener("abort",
      () => reject(new Problem("the upload was cancelled; what had not arrived is not kept", 0)));
    request.open("POST", path);
    request.send(form);
  });
  return { done, cancel: () => request.abort() };
}

/**
 * Follows the studio's changes while the page is in sight, and reconnects when the studio comes back. Out of sight it
 * disconnects: a browser has few connections to one address, and each page would take one.
 * @param {(what: string, item: *) => void} onChange
 * @param {(connected: boolean) => void} onConnection true each time that it connects: ask for everything then
 */
export function follow(onChange, onConnection) {
  let source = null;
  const end = () => {
    source?.close();
    source = null;
  };
  const begin = () => {
    if (source || document.hidden) return;
    source = new EventSource("/api/changes");
    source.addEventListener("ready", () => onConnection(true));
    for (const what of ["music", "jobs", "takes", "presets", "job"])
      source.addEventListener(what, (event) => onChange(what, parsed(event.data)));
    source.addEventListener("error", () => {
      end();
      // A page that is being left loses its connection too, and says nothing.
      setTimeout(() => !source && !document.hidden && onConnection(false), TO_LEAVE_MS);
      setTimeout(begin, AGAIN_MS);
    });
  };
  document.addEventListener("visibilitychange", () => (document.hidden ? end() : begin()));
  begin();
}

async function problemOf(answer) {
  const said = parsed(await answer.text());
  return new Problem(said?.detail ?? said?.title ?? `the studio answered ${answer.status}`, answer.status);
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
