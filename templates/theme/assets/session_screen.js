// What the session shows: one view at a time, one exercise in it, one phase of it.

import { cardOf, counted, exercises, fill, number, session, wordsOf } from "./page_data.js";
import { beat, isWork } from "./plan.js";
import { copy, picture } from "./session_picture.js";
import { levelOf, playedDose, settings } from "./session_settings.js";

export const words = wordsOf("session");
export const dialog = document.querySelector("[data-session]");
export const part = (name) => dialog.querySelector(`[data-session-${name}]`);
export const reducedMotion = matchMedia("(prefers-reduced-motion: reduce)");
const MOST_DOTS = 6;
const MOST_PLAIN_SECONDS = 99;
// From this long on the seconds of a hold are what is looked at, not which repetition it is.
const SECONDS_FROM = 5;
// What of a card is shown apart in the session, or is only for the page and for paper.
const LEFT_OUT = "h2, .handout-figure, .handout-exercise__shown, .handout-dose, .handout-agreed, .handout-agreed__mark,"
  + " .handout-ticks, .handout-print, [hidden]";

export const set = (element, text) => {
  if (element.textContent !== text) element.textContent = text;
};

export const showView = (name) => {
  for (const view of dialog.querySelectorAll("[data-session-view]")) view.hidden = view.dataset.sessionView !== name;
  dialog.dataset.view = name;
  // Where there is something to scroll, the keyboard can; a phase has nothing below the edge.
  part("scene").tabIndex = name === "phase" ? -1 : 0;
  part("scene").scrollTop = 0;
};

const paragraph = (text, className = "") => {
  const element = document.createElement("p");
  element.textContent = text;
  element.className = className;
  return element;
};

const heading = (text) => {
  const element = document.createElement("h3");
  element.textContent = text;
  return element;
};

const list = (sentences) => {
  const element = document.createElement("ul");
  for (const sentence of sentences) element.append(Object.assign(document.createElement("li"), { textContent: sentence }));
  return element;
};

// --- The picture -------------------------------------------------------------------------------------------------

export const plate = picture(part("plate"));

const moves = () => settings().motion && !reducedMotion.matches;

const shownCard = (exercise) => {
  const level = exercise.levels[levelOf(exercise)];
  return (level?.shown_by && cardOf({ key: level.shown_by })) || cardOf(exercise);
};

export const showPicture = (exercise) => plate.show(exercise, shownCard(exercise), moves());

// What is seen when a phase begins.
const showPose = ({ kind, side }) => {
  const isAtOnesOwnPace = ["tap", "self", "free", "activity"].includes(kind);
  if (isAtOnesOwnPace && moves()) plate.move(side);
  else if (kind === "free" || kind === "activity") plate.all(side);
  else if (kind === "hold" || isAtOnesOwnPace) plate.hold(side);
  else plate.begin(side);
};

// --- An exercise before it begins --------------------------------------------------------------------------------

const partWords = ({ heading: title, text, rules }) => [
  ...(title ? [paragraph(title, "handout-session__part-name")] : []),
  ...[...text, ...rules].map((sentence) => paragraph(sentence)),
];

// Everything the card says beside its picture and its dose: nothing that is told on the page is left out here.
const cardWords = (exercise) => {
  const card = cardOf(exercise);
  if (!card) return [];
  const copied = copy(card);
  for (const one of copied.querySelectorAll(LEFT_OUT)) one.remove();
  return [...copied.childNodes];
};

const doseOnCard = (exercise) => {
  const level = exercise.levels[levelOf(exercise)];
  if (level?.dose) return [list(level.words)].map((one) => Object.assign(document.createElement("div"), { className: "handout-dose" }).appendChild(one).parentElement);
  return [...(cardOf(exercise)?.querySelectorAll(".handout-dose, .handout-agreed__mark:not([hidden])") ?? [])].map(copy);
};

export const showDose = (exercise) => part("dose").replaceChildren(...doseOnCard(exercise));

export const showLevelText = (exercise) => {
  const level = exercise.levels[levelOf(exercise)];
  part("level-text").replaceChildren(...(level && level.text.length > 0 ? [list(level.text)] : []));
};

const titleOf = (exercise) => {
  const level = exercise.levels[levelOf(exercise)];
  return level ? `${exercise.title} · ${level.title}` : exercise.title;
};

export const roundWords = ({ round, rounds }) =>
  round ? fill(rounds ? words.round_of : words.round, { number: round, count: rounds }) : "";

export const showIntro = (exercise, stop) => {
  showPicture(exercise);
  if (moves()) plate.move();
  else plate.all();
  set(part("name"), exercise.title);
  set(part("round"), roundWords(stop));
  part("part").replaceChildren(...(stop.before ?? []).flatMap(partWords));
  showDose(exercise);
  showLevelText(exercise);
  part("text").replaceChildren(...cardWords(exercise));
  showView("intro");
};

export const showClosing = (parts) => part("closing").replaceChildren(...parts.flatMap(partWords));

export const sessionOffer = ({ heading: title, text, frequency, length }) => {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "handout-session__offer";
  const strong = document.createElement("strong");
  strong.textContent = title;
  button.append(strong, ...[...text, [frequency, length].filter(Boolean).join(" · ")].filter(Boolean).map((line) => {
    const span = document.createElement("span");
    span.textContent = line;
    return span;
  }));
  return button;
};

// --- A phase -----------------------------------------------------------------------------------------------------

const sideWords = (exercise, side) => playedDose(exercise).sides.names[side] ?? "";

const directionWords = (exercise, { direction }) => playedDose(exercise).directions[direction] ?? "";

const phaseWords = (exercise, phase) => {
  const { kind, side } = phase;
  if (kind === "side") return fill(words.now, { what: sideWords(exercise, side) });
  if (kind === "direction") return fill(words.now, { what: directionWords(exercise, phase) });
  if (kind === "offer") return phase.isTurn ? words.offer_turn : words.offer;
  return words[kind];
};

const inUnits = (name, count) => `${number(count)} ${counted(session.units[name], count)}`;

const timeWords = (seconds, unit = "second", each = 1) => {
  if (unit === "second" && seconds >= 60 && seconds % 60 === 0) return inUnits("minute", seconds / 60);
  return inUnits(unit, Math.round(seconds / each));
};

const setWords = ({ kind, set: place, sets, isHolds, turn, turns }) => {
  if (kind === "side" || kind === "direction" || kind === "offer") return "";
  const said = [];
  if (turn && (turns === null || turns > 1)) said.push(fill(turns ? words.time : words.time_alone, { number: turn, count: turns }));
  if (place && isHolds) said.push(fill(sets ? words.time : words.time_alone, { number: place, count: sets }));
  if (place && !isHolds) said.push(fill(sets ? words.set : words.round, { number: place, count: sets }));
  return said.join(" · ");
};

const rangeWords = ({ sure, most }) => (sure > 0 && most !== null && most > sure ? fill(words.up_to, { number: sure, count: most }) : number(most ?? sure));

const repetitionWords = (exercise, place, { count }) => {
  const { counted: forms } = playedDose(exercise);
  return count.sure === 0 && count.most === null ? fill(forms.alone, { number: place }) : fill(forms.of, { number: place, count: rangeWords(count) });
};

const moreWords = (phase) => {
  const { most, count, unit, each, opens, until } = phase;
  const end = count ? count.most : most;
  const shown = end === null || end === undefined ? "" : count ? number(end) : timeWords(end, unit, each);
  if (until) return fill(words.extra_until, { until });
  return fill(words[`${opens ? "as_long" : "extra"}${shown ? "_to" : ""}`], { count: shown });
};

const explanation = (exercise, phase) => {
  const said = [];
  if (phase.text) said.push(phase.text);
  if (phase.texts) said.push(phase.texts.join(", "));
  if (phase.direction !== null && phase.direction !== undefined && isWork(phase)) said.push(directionWords(exercise, phase));
  if (phase.isExtra) said.push(moreWords(phase));
  else if (phase.until) said.push(phase.until);
  if (phase.kind === "offer") said.push(words.offer_text);
  if (["tap", "self"].includes(phase.kind) && phase.words) said.push(fill(words.each_hold, { hold: phase.words }));
  if (["free", "pause"].includes(phase.kind) && phase.words) said.push(phase.words);
  if (said.length === 0 && words[`${phase.kind}_text`]) said.push(words[`${phase.kind}_text`]);
  return said.join(" · ");
};

const nextWords = (exercise, next) => {
  const is = (what) => fill(words.next_is, { what });
  if (!next) return words.next_end;
  if (next.isExtra || next.kind === "offer" || next.kind === "ready") return "";
  if (next.kind === "side") return is(sideWords(exercise, next.side));
  if (next.kind === "direction") return is(directionWords(exercise, next));
  if (next.text) return is(next.text);
  if (["rest", "hold"].includes(next.kind) && next.words) return is(next.words);
  return isWork(next) || next.kind === "pause" ? words.next_round : "";
};

// A phase in one sentence, to be read out or said.
export const spoken = (exercise, phase) => {
  const isClock = phase.seconds !== null && phase.kind !== "repeat" && !phase.isExtra;
  const length = isClock ? fill(words.seconds_left, { time: timeWords(phase.seconds, phase.unit, phase.each) }) : "";
  const which = isWork(phase) ? [sideWords(exercise, phase.side), setWords(phase)] : [];
  const text = isWork(phase) || phase.kind === "offer" ? explanation(exercise, phase) : "";
  return [phaseWords(exercise, phase), text, ...which, length].filter(Boolean).join(", ");
};

const dots = ({ kind, set: place, sets }) =>
  Array.from({ length: kind !== "side" && kind !== "direction" && sets > 1 && sets <= MOST_DOTS ? sets : 0 }, (_, at) => {
    const dot = document.createElement("span");
    dot.className = at < place - (kind === "rest" || kind === "pause" ? 1 : 0) ? "is-filled" : "";
    return dot;
  });

const isCountedBySelf = ({ kind }) => kind === "self";

export const showPhase = (exercise, phases, index) => {
  const phase = phases[index];
  set(part("phase-name"), titleOf(exercise));
  set(part("side"), ["side", "offer"].includes(phase.kind) ? "" : sideWords(exercise, phase.side));
  set(part("explain"), explanation(exercise, phase));
  set(part("set"), setWords(phase));
  set(part("cue"), isWork(phase) ? exercise.cue : "");
  part("dots").replaceChildren(...dots(phase));
  set(part("next"), phase.kind === "ready" || phase.seconds === null ? "" : nextWords(exercise, phases[index + 1]));
  part("tap").hidden = phase.kind !== "tap";
  part("count").hidden = phase.seconds === null && !isCountedBySelf(phase);
  part("bar-frame").hidden = phase.seconds === null || phase.isEndless === true;
  if (phase.kind === "tap") showTapped(exercise, phase, 0);
  showPose(phase);
  showView("phase");
};

// The rest between two exercises, on the way to the next one.
export const showBetween = (exercise, rest) => {
  showPicture(exercise);
  plate.begin();
  set(part("phase-name"), fill(words.next_exercise, { title: exercise.title }));
  for (const name of ["side", "explain", "set", "cue", "next"]) set(part(name), "");
  part("dots").replaceChildren();
  part("tap").hidden = true;
  part("count").hidden = part("bar-frame").hidden = false;
  if (rest.isExtra) set(part("explain"), rest.words);
  showView("phase");
};

export const showTapped = (exercise, phase, tapped) => {
  set(part("tapped"), String(tapped));
  set(part("tap-of"), repetitionWords(exercise, tapped, phase));
};

const clock = (seconds) => {
  const whole = Math.ceil(seconds);
  if (whole <= MOST_PLAIN_SECONDS) return String(whole);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
};

// The number that is looked at: what is left of what is sure, what was done of what is beyond.
const shownCount = ({ phase, isLeading, secondsLeft, elapsed }) => {
  if (isLeading) return clock(secondsLeft);
  const { each = 1, isExtra, from = 0 } = phase;
  if (isExtra) return each === 1 ? clock(Math.floor(from + elapsed)) : String(Math.floor((from + elapsed) / each));
  return each === 1 ? clock(secondsLeft) : String(Math.ceil(secondsLeft / each));
};

const wayWords = (exercise, phase, where) => {
  if (where === "hold") return words.hold;
  const { up, down } = playedDose(exercise);
  return up || down ? words[where === "there" ? "up" : "down"] : words.repeat;
};

// The part of the screen that changes while a phase lasts; what of it is to be heard: which repetition, and of which part.
export const showMoment = (exercise, moment) => {
  const { phase, isLeading, isRunning, elapsed, part: done } = moment;
  const isReady = isLeading || phase.kind === "ready";
  const isPaused = !isRunning && phase.seconds !== null;
  dialog.dataset.phase = isReady ? "ready" : phase.kind;
  dialog.dataset.running = String(isRunning || phase.seconds === null);
  set(part("phase"), isPaused ? words.paused : isReady ? words.ready : phaseWords(exercise, phase));
  part("bar-frame").style.setProperty("--done", done);
  if (isCountedBySelf(phase)) {
    const { count } = phase;
    set(part("count"), `${rangeWords(count)}`);
    set(part("set"), [playedDose(exercise).counted.many, setWords(phase)].filter(Boolean).join(" · "));
  }
  if (phase.seconds === null) return null;
  if (phase.kind !== "repeat" || isLeading) {
    set(part("count"), shownCount(moment));
    return null;
  }
  const { repetition, part: where, reach, left } = beat(phase, elapsed);
  const isLong = { there: phase.there, hold: phase.hold, back: phase.back }[where] >= SECONDS_FROM;
  set(part("count"), isLong ? String(Math.ceil(left / phase.each)) : String(repetition));
  set(part("set"), [repetitionWords(exercise, repetition, { count: phase.count ?? { sure: phase.repetitions, most: phase.repetitions } }), setWords(phase)].filter(Boolean).join(" · "));
  if (!isPaused) set(part("phase"), wayWords(exercise, phase, where));
  const turns = playedDose(exercise).sides.turns === "alternating" && phase.side === null;
  const side = turns ? (repetition - 1) % 2 : phase.side;
  if (turns) set(part("side"), sideWords(exercise, side));
  plate.reach(moves() || where !== "back" ? reach : 0, side);
  return { repetition, where, isLong };
};

// --- Above and below ---------------------------------------------------------------------------------------------

const minutesWords = (span) => {
  if (!span) return "";
  const [shortest, longest] = span.map((seconds) => Math.max(1, Math.ceil(seconds / 60)));
  if (shortest !== longest) return fill(words.minutes_left_range, { shortest, longest });
  return shortest === 1 ? words.minute_left : fill(words.minutes_left, { count: shortest });
};

export const showPlace = (at, stops, span) => {
  const inSession = [...new Set(stops.map(({ exercise }) => exercise))];
  const stop = stops[at];
  const where = stop ? fill(words.where, { number: inSession.indexOf(stop.exercise) + 1, count: inSession.length }) : session.block_title;
  set(part("where"), stop?.round ? `${where}, ${roundWords(stop)}` : where);
  set(part("minutes"), minutesWords(span));
};

export const remark = (text) => {
  part("remark").hidden = !text;
  set(part("remark"), text);
};

// --- Stopped for pain ------------------------------------------------------------------------------------------------

const link = (text, address, className) =>
  Object.assign(document.createElement("a"), { textContent: text, href: address, className });

// First whom to call and when, then how much pain may be; what reassures comes last.
export const showStopped = (exercise) => {
  const rule = copy(document.querySelector(".handout-stop"));
  const call = rule.querySelector(".handout-call");
  const calls = [...call.querySelectorAll('a[href^="tel:"]')].map((one) => link(one.textContent, one.href, "handout-button handout-session__call-button"));
  for (const one of call.querySelectorAll('p:has(> a[href^="tel:"])')) one.remove();
  const title = call.querySelector("h3");
  title.after(...calls, link(words.emergency, words.emergency_link, "handout-button handout-session__call-button"));
  call.remove();
  part("call").replaceChildren(call);
  set(part("limit"), exercise.pain_limit ? `${exercise.title}: ${exercise.pain_limit}` : "");
  part("easier").replaceChildren(...exercise.easier.filter(({ link: address }) => address).map(({ title: name, link: address }) =>
    link(fill(words.easier, { title: name }), address, "handout-button handout-button--quiet")));
  part("rule").replaceChildren(...rule.children);
  showView("stopped");
};

export const exerciseAt = (stop) => exercises[stop.exercise];
