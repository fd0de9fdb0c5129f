/**
 * Listens to every MIDI keyboard, including those that are plugged in later.
 * @param {{onDown: (pitch: number, velocity: number) => void, onUp: (pitch: number) => void,
 *   onDevices: (names: string[]) => void}} options
 * @throws {Error} a sentence: the browser has no Web MIDI, or the musician or the system refused it
 */
export async function listenToMidi({ onDown, onUp, onDevices }) {
  if (!navigator.requestMIDIAccess) throw new Error("this browser has no Web MIDI; Chromium, Edge and Firefox have it");
  let access;
  try {
    access = await navigator.requestMIDIAccess();
  } catch {
    throw new Error("the browser may not use MIDI; allow it beside the address bar");
  }
  const hear = ({ data: [status, pitch, velocity] }) => {
    const kind = status & 0xf0;
    if (kind === 0x90 && velocity > 0) onDown(pitch, velocity);
    else if (kind === 0x80 || kind === 0x90) onUp(pitch);
  };
  const connect = () => {
    const inputs = [...access.inputs.values()].filter((input) => input.state === "connected");
    for (const input of inputs) input.onmidimessage = hear;
    onDevices(inputs.map((input) => input.name ?? "MIDI keyboard"));
  };
  access.onstatechange = connect;
  connect();
}
