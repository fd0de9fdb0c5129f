import { h, fill, freshId } from "../../parts/element.js";
import { icon } from "../../parts/icons.js";
import { ask } from "../../parts/api.js";
import { pianoRoll, rollInWords } from "../../parts/piano-roll.js";
import { count, decimal, keyName, length, moment, pitchName } from "../../parts/words.js";
import { tempoMap } from "../../parts/tempos.js";
import { downloads } from "./downloads.js";

/**
 * One take: its picture, its sound, and what can be done with it.
 * @returns {{element: HTMLElement, update: (take: object) => void, end: () => void}}
 */
export function takeCard(app, take) {
  const id = freshId("take");
  const again = h("div", { "aria-live": "polite" });
  const keep = h("button.quiet", { type: "button", "aria-pressed": "false", onclick: () => setKept(app, take.id) },
    icon("keep"), h("span", {}, "Keep"));
  const sound = transport(app, take);
  const element = h("article.take.card", { "aria-labelledby": id, "data-testid": "take", "data-take": take.id },
    h("header.take-head", {}, h("h3", { id }, titleOf(app, take)), sound.time, h("p.figures", {}, figures(take))),
    sound.roll,
    h("div.take-tools", {}, sound.buttons, h("span.spring", {}), keep,
      h("button.quiet", { type: "button", onclick: () => playAgain(app, take, again) }, icon("again"), "Same again"),
      downloads(take),
      h("button.icon-only", {
        type: "button", "aria-label": "Discard", title: "Discard", onclick: () => discard(app, take),
      }, icon("discard"))),
    again);
  return {
    element,
    update(now) {
      keep.setAttribute("aria-pressed", now.kept);
      keep.lastChild.textContent = now.kept ? "Kept" : "Keep";
      element.classList.toggle("kept", now.kept);
    },
    end: sound.end,
  };
}

function titleOf(app, { presetName, request, created }) {
  const song = request.seed?.song && (app.state.songs ?? []).find((one) => one.id === request.seed.song);
  const from = !request.seed ? "from nothing"
    : song ? `after ${song.title}`
    : request.seed.song ? "after a piece"
    : "after your phrase";
  return [h("span", {}, presetName), h("span.title-more", {}, ` ${from} · ${moment(created)}`)];
}

function figures({ figures: figure, request }) {
  const range = figure.notes > 0 ? `, ${pitchName(figure.lowestPitch)} to ${pitchName(figure.highestPitch)}` : "";
  return [
    `${count(figure.notes, "note")} in ${count(figure.bars, "bar")}${range}`, keyName(figure.key), figure.meter,
    `${decimal(figure.tempo, 1)} bpm`,
    figure.peakPolyphony > 1 && `up to ${figure.peakPolyphony} at once`,
    figure.emptyBars > 0 && `${count(figure.emptyBars, "empty bar")}`,
    `random seed ${request.randomSeed}`,
  ].filter(Boolean).join(" · ");
}

/** Play, stop, loop, and the picture; its cursor is a slider. */
function transport(app, take) {
  const { picture } = take;
  const { secondsAt } = tempoMap(picture.tempo, picture.tempos);
  const play = h("button.round.primary", { type: "button", "data-testid": "play", onclick: () => toggle(app, take) });
  const stop = h("button.icon-only", { type: "button", "aria-label": "Stop", onclick: () => app.player.stop() },
    icon("stop"));
  const loop = h("button.icon-only", {
    type: "button", "aria-label": "Loop", "aria-pressed": "false", onclick: () => switchLoop(app),
  }, icon("loop"));
  const jump = picture.seedQuarters > 0 && h("button.quiet", {
    type: "button", "aria-label": "From the answer", title: "Play from the answer",
    onclick: () => start(app, take, picture.seedQuarters),
  }, icon("answer"), "Answer");
  const time = h("span.time", {});
  const cursor = h("input.cursor", {
    type: "range", min: 0, max: picture.quarters, step: "any", value: 0, "aria-label": "Position",
    oninput: () => seek(app, take, Number(cursor.value)),
  });
  const roll = h("div.take-roll", {}, pianoRoll(picture, `Piano roll: ${rollInWords(picture)}`));
  roll.querySelector(".roll-field").append(cursor);

  let shown = "";
  const show = () => {
    const state = app.player.stateOf(take.id);
    const at = app.player.positionOf(take.id);
    const now = `${state} ${at} ${app.player.loop}`;
    if (now === shown) return;
    shown = now;
    const playing = state === "playing" || state === "loading";
    if (play.dataset.state !== state)
      fill(play, icon(playing ? "pause" : "play"), h("span", {}, playing ? "Pause" : "Play"));
    play.dataset.state = state;
    play.setAttribute("aria-busy", state === "loading");
    stop.disabled = state === "stopped";
    loop.setAttribute("aria-pressed", app.player.loop);
    cursor.value = at;
    cursor.classList.toggle("on", state !== "stopped");
    const bar = Math.floor(Math.max(0, at - picture.pickupQuarters) / picture.barQuarters) + 1;
    const bars = Math.max(1, Math.round(picture.quarters / picture.barQuarters));
    cursor.setAttribute("aria-valuetext", `Bar ${bar} of ${bars}`);
    time.textContent = `${length(secondsAt(at))} / ${length(secondsAt(picture.quarters))}`;
  };
  const end = app.player.subscribe(show);
  show();
  return {
    roll, time, buttons: [play, stop, loop, jump],
    end() {
      end();
      if (app.player.stateOf(take.id) !== "stopped") app.player.stop();
    },
  };
}

const start = (app, take, from) => app.player.play({
  key: take.id,
  url: app.state.about?.sound?.available !== false ? `/api/takes/${take.id}/sound.wav` : null,
  tempo: take.picture.tempo, tempos: take.picture.tempos, quarters: take.picture.quarters,
  notes: () => take.picture.notes,
}, from);

function toggle(app, take) {
  const state = app.player.stateOf(take.id);
  if (state === "playing") return app.player.pause();
  if (state === "paused") return app.player.resume();
  return start(app, take, 0);
}

function seek(app, take, quarters) {
  if (app.player.stateOf(take.id) === "stopped") start(app, take, quarters);
  else app.player.seek(quarters);
}

function switchLoop(app) {
  app.player.loop = !app.player.loop;
  app.player.tell();
}

async function setKept(app, id) {
  const kept = !app.state.takes.find((take) => take.id === id)?.kept;
  const take = await app.attempt(() => ask("PUT", `/api/takes/${id}/kept`, { kept }));
  if (!take) return;
  app.put("takes", take);
  app.announce(kept ? "Kept." : "No longer kept. The newest hundred takes stay for a while.");
}

function discard(app, take) {
  if (app.player.stateOf(take.id) !== "stopped") app.player.stop();
  app.removeLater([take.id], "Take discarded", () => ask("DELETE", `/api/takes/${take.id}`));
}

async function playAgain(app, take, place) {
  fill(place, h("p.hint", {}, "Playing it again…"));
  const other = await app.attempt(() => ask("POST", `/api/takes/${take.id}/again`));
  if (!other) return fill(place);
  const same = JSON.stringify(other.picture.notes) === JSON.stringify(take.picture.notes);
  const seed = take.request.randomSeed;
  const said = same
    ? `Written again from random seed ${seed}: the same ${count(take.figures.notes, "note")}.`
    : `Written again from random seed ${seed}, but it differs: the preset has changed since.`;
  return fill(place, h(same ? "p.same" : "p.notice.problem", { "data-testid": "same-again" },
    icon(same ? "check" : "warning"), said));
}
