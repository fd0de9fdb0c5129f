// Numbers and notes in words.

const NOTES = ["C", "C♯", "D", "E♭", "E", "F", "F♯", "G", "A♭", "A", "B♭", "B"];

/** "C4" of MIDI number 60. */
export const pitchName = (pitch) => `${NOTES[pitch % 12]}${Math.floor(pitch / 12) - 1}`;

/** "1 note", "2 notes". */
export const count = (number, one, many = `${one}s`) => `${whole(number)} ${number === 1 ? one : many}`;

/** "D♭ major" of "Db major". */
export const keyName = (key) => key.replace(/^([A-G])b/, "$1♭").replace("#", "♯");

/** 12345 → "12,345". */
export const whole = (number) => Math.round(number).toLocaleString("en-GB");

/** Up to `digits` decimals, without trailing zeros. */
export const decimal = (number, digits = 2) =>
  Number(number).toLocaleString("en-GB", { maximumFractionDigits: digits });

/** Seconds as "3:07". */
export function length(seconds) {
  const all = Math.max(0, Math.round(seconds));
  return `${Math.floor(all / 60)}:${String(all % 60).padStart(2, "0")}`;
}

/** Seconds in words: "about 4 minutes". */
export function duration(seconds) {
  if (seconds < 50) return `about ${Math.max(5, Math.round(seconds / 5) * 5)} seconds`;
  const minutes = Math.max(1, Math.round(seconds / 60));
  if (minutes < 90) return `about ${count(minutes, "minute")}`;
  return `about ${decimal(minutes / 60, 1)} hours`;
}

/** Bytes as "3.4 MB". */
export const size = (bytes) =>
  (bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${decimal(bytes / 1e6, 1)} MB`);

/** With a sign, and a true minus: "+0.5", "−1", "0". */
export const signed = (number, digits = 2) =>
  (number > 0 ? "+" : number < 0 ? "−" : "") + decimal(Math.abs(number), digits);

/** "Monday, 14:05" for this week, else "3 May, 14:05". */
export function moment(iso) {
  const then = new Date(iso);
  const days = (Date.now() - then) / 86_400_000;
  const day = then.toDateString() === new Date().toDateString() ? "Today"
    : days < 6 ? then.toLocaleDateString("en-GB", { weekday: "long" })
    : then.toLocaleDateString("en-GB", { day: "numeric", month: "long" });
  return `${day}, ${then.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}`;
}

/** "a, b and c". */
export const listed = (words) =>
  (words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`);

/** With a capital letter and a full stop, so that problems are sentences. */
export const sentence = (text) => {
  const said = String(text ?? "").trim();
  return said && said[0].toUpperCase() + said.slice(1) + (/[.!?…)]$/.test(said) ? "" : ".");
};
