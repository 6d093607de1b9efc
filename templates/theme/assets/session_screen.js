// What the session shows: one view at a time, one exercise in it, one phase of it.

import { beat, isWork } from "./plan.js";
import { fill, session, wordsOf } from "./page_data.js";
import { copy, picture } from "./session_picture.js";
import { settings } from "./session_doses.js";

export const words = wordsOf("session");
export const dialog = document.querySelector("[data-session]");
export const part = (name) => dialog.querySelector(`[data-session-${name}]`);
export const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)");
const MOST_DOTS = 6;
const MOST_PLAIN_SECONDS = 99;

export const set = (element, text) => {
  if (element.textContent !== text) element.textContent = text;
};

export const showView = (name) => {
  for (const view of dialog.querySelectorAll("[data-session-view]")) view.hidden = view.dataset.sessionView !== name;
  dialog.dataset.view = name;
  dialog.scrollTop = 0;
};

const cardOf = (exercise) => document.getElementById(exercise.id).closest(".handout-exercise");

const copies = (exercise, selector) => [...cardOf(exercise).querySelectorAll(selector)].map(copy);

// --- The picture -------------------------------------------------------------------------------------------------

export const plate = picture(part("plate"));

const moves = () => settings().motion && !reducedMotion.matches;

export const showPicture = (exercise) => plate.show(exercise, cardOf(exercise), moves());

// What is seen when a phase begins.
const showPose = ({ kind, side }) => {
  const isAtOnesOwnPace = kind === "tap" || kind === "free";
  if (isAtOnesOwnPace && moves()) plate.move(side);
  else if (kind === "free") plate.all(side);
  else if (kind === "hold" || kind === "tap") plate.hold(side);
  else plate.begin(side);
};

// With alternating sides a repetition is for the one side, the next for the other.
const turnOf = (exercise, { side }, repetition) =>
  exercise.dose.side === "alternating" && side === null ? (repetition - 1) % 2 : side;

// --- An exercise before it begins --------------------------------------------------------------------------------

export const showIntro = (exercise) => {
  showPicture(exercise);
  if (moves()) plate.move();
  else plate.all();
  set(part("name"), exercise.title);
  part("dose").replaceChildren(...copies(exercise, ".handout-dose"));
  part("text").replaceChildren(...copies(exercise, ".handout-exercise__words, .handout-cues"));
  showView("intro");
};

// --- A phase -----------------------------------------------------------------------------------------------------

const limb = (exercise) => exercise.dose.side_of;

const sideWords = (exercise, { side }) => {
  if (side === null) return "";
  return words[`${side === 0 ? "first" : "other"}_${limb(exercise)}`];
};

const phaseWords = (exercise, { kind }) => (kind === "side" ? words[limb(exercise)] : words[kind]);

const setWords = ({ kind, set: number, sets, repetitions }, hasRepetitions) => {
  if (sets === 1 || kind === "side") return "";
  return fill(repetitions || hasRepetitions ? words.set : words.time, { number, count: sets });
};

const repetitionWords = (exercise, number, count) =>
  fill(exercise.dose.unit === "rotation" ? words.rotation : words.time, { number, count });

const nextWords = (next) => {
  if (!next) return words.next_end;
  if (next.kind === "rest") return fill(words.next_rest, { count: next.seconds });
  if (next.kind === "hold") return fill(words.next_hold, { count: next.seconds });
  if (next.kind === "side") return words.next_side;
  return isWork(next) || next.kind === "pause" ? words.next_work : "";
};

// A phase in one sentence, to be read out or said.
export const spoken = (exercise, phase) => {
  const length = phase.seconds !== null && phase.kind !== "repeat" ? fill(words.seconds_left, { count: phase.seconds }) : "";
  const which = isWork(phase) ? [sideWords(exercise, phase), setWords(phase)] : [];
  return [phaseWords(exercise, phase), ...which, length].filter(Boolean).join(", ");
};

const dots = ({ kind, set: number, sets }) =>
  Array.from({ length: kind !== "side" && sets > 1 && sets <= MOST_DOTS ? sets : 0 }, (_, place) => {
    const dot = document.createElement("span");
    dot.className = place < number ? "is-filled" : "";
    return dot;
  });

const explanation = (phase) => {
  if (phase.kind === "tap" && phase.hold_seconds) return fill(words.tap_hold, { count: phase.hold_seconds });
  return words[`${phase.kind}_text`] ?? "";
};

const hasRepetitions = (phases) => phases.some(({ repetitions }) => repetitions > 0);

export const showPhase = (exercise, phases, index) => {
  const phase = phases[index];
  const side = sideWords(exercise, phase);
  set(part("phase-name"), exercise.title);
  set(part("side"), side && `· ${side}`);
  set(part("explain"), explanation(phase));
  set(part("set"), setWords(phase, hasRepetitions(phases)));
  part("dots").replaceChildren(...dots(phase));
  set(part("next"), phase.kind === "ready" ? "" : nextWords(phases[index + 1]));
  part("tap").hidden = phase.kind !== "tap";
  part("count").hidden = phase.seconds === null;
  part("bar-frame").hidden = phase.seconds === null;
  part("steps").replaceChildren(...(phase.kind === "free" ? copies(exercise, ".handout-exercise__steps > .handout-exercise__words, .handout-dose") : []));
  if (phase.kind === "tap") showTapped(exercise, phase, 0);
  showPose(phase);
  showView("phase");
};

export const showTapped = (exercise, phase, tapped) => {
  set(part("tapped"), String(tapped));
  set(part("tap-of"), repetitionWords(exercise, tapped, phase.repetitions));
};

const clock = (seconds) => {
  const whole = Math.ceil(seconds);
  if (whole <= MOST_PLAIN_SECONDS) return String(whole);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
};

// The part of the screen that changes while a phase lasts; which repetition a phase at a tempo is at, or 0.
export const showMoment = (exercise, { phase, isLeading, isRunning, secondsLeft, elapsed, part: done }) => {
  const isReady = isLeading || phase.kind === "ready";
  dialog.dataset.phase = isReady ? "ready" : phase.kind;
  dialog.dataset.running = String(isRunning || phase.seconds === null);
  const isPaused = !isRunning && phase.seconds !== null;
  set(part("phase"), isPaused ? words.paused : isReady ? words.ready : phaseWords(exercise, phase));
  part("bar-fill").parentElement.style.setProperty("--done", done);
  if (phase.kind !== "repeat" || isLeading) {
    set(part("count"), clock(secondsLeft));
    return 0;
  }
  const { repetition, part: where, reach } = beat(phase, elapsed);
  set(part("count"), String(repetition));
  const which = [repetitionWords(exercise, repetition, phase.repetitions), setWords(phase)];
  set(part("set"), which.filter(Boolean).join(" · "));
  if (!isPaused) set(part("phase"), words[where === "hold" ? "hold" : "repeat"]);
  plate.reach(moves() || where !== "back" ? reach : 0, turnOf(exercise, phase, repetition));
  return repetition;
};

// --- Above and below ---------------------------------------------------------------------------------------------

export const showPlace = (at, minutes) => {
  set(part("where"), fill(words.where, { number: at + 1, count: session.exercises.length }));
  showMinutes(minutes);
};

export const showMinutes = (minutes) =>
  set(part("minutes"), minutes === null ? "" : minutes === 1 ? words.minute_left : fill(words.minutes_left, { count: minutes }));

export const remark = (text) => {
  part("remark").hidden = !text;
  set(part("remark"), text);
};
