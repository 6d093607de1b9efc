// Leads a patient through the session of a week page: which exercise, which phase, and what every button does.

import { painForm } from "./diary.js";
import { tick as tickExercise, note, today } from "./notebook.js";
import { fill, programme, session } from "./page_data.js";
import { isWork } from "./plan.js";
import { player } from "./player.js";
import {
  agree, agreed, counting, doseOf, minutesLeft, phasesOf, set as setSetting, setCounting, settings,
} from "./session_doses.js";
import { PROGRESS, keepProgress, progress } from "./session_progress.js";
import { copy } from "./session_picture.js";
import * as screen from "./session_screen.js";
import { buzz, canBuzz, hush, ownVoice, say, stayAwake, tone, wakeSound } from "./signals.js";
import { keep, listen } from "./storage.js";

const { dialog, part, words } = screen;
export const HASH = "#sessie";
const LAST_SECONDS = 3;

const pain = painForm(today);

let at = 0;
let phases = [];
let play = null;
let tapped = 0;
let lastSecond = 0;
let lastRepetition = 0;
// Whether a countdown runs before the phase goes on.
let wasLeading = false;
// Whether anything of this exercise was done, not skipped.
let hasWorked = false;

const exercise = () => session.exercises[at];

// --- Signals -----------------------------------------------------------------------------------------------------

const signal = (name) => {
  const { sound, buzz: canFeel } = settings();
  if (sound) tone(name);
  if (canFeel) buzz(name);
};

const tell = (text) => {
  screen.set(part("spoken"), text);
  if (settings().voice) say(text);
};

// --- One exercise ------------------------------------------------------------------------------------------------

const spent = () => (play ? play.moment().elapsed : 0);

const showPlace = () => {
  const rest = play ? phases.slice(play.index) : phasesOf(exercise());
  screen.showPlace(at, minutesLeft(rest, spent(), at));
};

const showControls = () => {
  const isIntro = dialog.dataset.view === "intro";
  const isPhase = dialog.dataset.view === "phase";
  const isStopped = dialog.dataset.view === "stopped";
  part("row").hidden = !(isIntro || isPhase);
  part("back").hidden = isIntro && at === 0;
  part("main").hidden = isStopped;
  part("choices").hidden = !isStopped;
  screen.set(part("main"), mainWords());
};

const mainWords = () => {
  if (dialog.dataset.view === "stopped") return "";
  if (dialog.dataset.view === "settings") return words.settings_close;
  if (dialog.dataset.view === "finished") return words.finished_close;
  if (dialog.dataset.view === "intro") return words.ready_button;
  const { phase, isRunning } = play.moment();
  if (phase.seconds !== null) return isRunning ? words.pause_button : words.continue_button;
  return isWork(phase) ? words.done_button : words.ready_button;
};

const fillForms = () => {
  const amounts = agreed(exercise());
  const form = part("ask");
  for (const name of ["times", "hold", "rest"]) form.elements[name].value = amounts[name] ?? "";
  for (const radio of form.elements.side) radio.checked = radio.value === amounts.side;
  part("ask-open").hidden = !exercise().asks_amount && !exercise().asks_side;
  part("ask-amount").hidden = !exercise().asks_amount;
  part("ask-side").hidden = !exercise().asks_side;
  fillCounting();
};

const fillCounting = () => {
  const dose = doseOf(exercise());
  const amounts = agreed(exercise());
  const told = ["times", "hold", "rest"].filter((name) => amounts[name]);
  const inWords = told.map((name) => fill(words[`agreed_${name}`], { count: amounts[name] }));
  screen.set(part("agreed"), inWords.join(", ") || words.ask_open);
  part("counting").hidden = !dose.repetitions;
  for (const radio of part("counting").elements) radio.checked = radio.value === counting(dose);
};

const showIntro = () => {
  play?.stop();
  play = null;
  hasWorked = false;
  stayAwake(false);
  hush();
  screen.remark("");
  screen.showIntro(exercise());
  fillForms();
  showPlace();
  showControls();
  tell(exercise().title);
  keepProgress(at, null);
};

const readAmount = (input) => (input.value && input.validity.valid ? input.valueAsNumber : null);

const keepAgreed = () => {
  const { times, hold, rest, side } = part("ask").elements;
  const amounts = { times: readAmount(times), hold: readAmount(hold), rest: readAmount(rest), side: side.value || null };
  agree(exercise(), amounts);
  fillCounting();
  showPlace();
};

// --- Its phases --------------------------------------------------------------------------------------------------

const heard = {
  phase: (phase, moment) => {
    tapped = lastSecond = lastRepetition = 0;
    screen.remark("");
    screen.showPhase(exercise(), phases, play.index);
    showMoment(moment);
    showControls();
    tell(screen.spoken(exercise(), phase));
    wasLeading = moment.isLeading;
    signal(isWork(phase) && !wasLeading ? "work" : "rest");
    stayAwake(true);
    keepProgress(at, play.index);
  },
  tick: (moment) => showMoment(moment),
  ended: (phase) => (hasWorked ||= isWork(phase)),
  paused: (isAway) => {
    screen.remark(isAway ? words.away : "");
    showMoment(play.moment());
    showControls();
    stayAwake(false);
    hush();
  },
  done: () => {
    if (hasWorked) tickExercise(today(), programme, exercise(), true);
    goOn();
  },
  before: () => showIntro(),
};

const showMoment = (moment) => {
  const repetition = screen.showMoment(exercise(), moment);
  if (!moment.isRunning) return;
  if (wasLeading && !moment.isLeading) signal("work");
  wasLeading = moment.isLeading;
  showPlace();
  const second = Math.ceil(moment.secondsLeft);
  const isLast = second <= LAST_SECONDS && second > 0 && second !== lastSecond;
  if (isLast && lastSecond > 0 && !repetition) signal("last");
  lastSecond = second;
  if (repetition > lastRepetition && lastRepetition > 0) signal("count");
  lastRepetition = repetition;
};

const goOn = () => {
  if (at + 1 >= session.exercises.length) return finish();
  at += 1;
  showIntro();
};

const begin = (phase) => {
  phases = phasesOf(exercise());
  play = player(phases, heard);
  if (phase === undefined) play.begin();
  else play.wait(phase);
};

const tap = () => {
  const { phase } = play.moment();
  tapped = Math.min(tapped + 1, phase.repetitions);
  screen.showTapped(exercise(), phase, tapped);
  signal("count");
  if (tapped === phase.repetitions) endPhase();
};

const endPhase = () => {
  hasWorked ||= isWork(play.moment().phase);
  play.next();
};

// --- The end, and stopping before it -----------------------------------------------------------------------------

const finish = () => {
  play = null;
  stayAwake(false);
  keep(PROGRESS, null);
  const done = session.exercises.filter(({ id }) => note(today(), programme.id).done.includes(id)).length;
  part("done").toggleAttribute("hidden", done === 0);
  part("finished-count").textContent = fill(words.finished_count, { done, count: session.exercises.length });
  pain.show();
  hidePicture();
  screen.showView("finished");
  screen.remark("");
  screen.showPlace(at, null);
  showControls();
  tell(words.finished);
  signal("end");
};

const hidePicture = () => {
  screen.plate.rest();
  part("plate").hidden = true;
};

const stopForPain = () => {
  play?.pause();
  part("rule").replaceChildren(...copy(document.querySelector(".handout-stop")).children);
  hidePicture();
  screen.remark("");
  screen.showView("stopped");
  showControls();
  part("stopped").focus();
};

// Back from the settings or from having stopped, to where one was.
const comeBack = () => {
  if (!play) return showIntro();
  screen.showPicture(exercise());
  screen.showPhase(exercise(), phases, play.index);
  if (play.moment().phase.kind === "tap") screen.showTapped(exercise(), play.moment().phase, tapped);
  screen.showMoment(exercise(), play.moment());
  showControls();
  part("main").focus({ preventScroll: true });
};

const isPossible = {
  sound: () => true,
  buzz: canBuzz,
  voice: ownVoice,
  motion: () => !screen.reducedMotion.matches,
};

const showSettings = () => {
  if (dialog.dataset.view === "settings") return comeBack();
  if (dialog.dataset.view === "finished") return;
  play?.pause();
  const now = settings();
  for (const box of dialog.querySelectorAll("[data-session-view=settings] input")) {
    box.checked = now[box.name];
    box.parentElement.hidden = !isPossible[box.name]();
  }
  hidePicture();
  screen.showView("settings");
  showControls();
  part("main").focus({ preventScroll: true });
};

// --- Opening and closing; the phone's own way back closes too ------------------------------------------------------

const show = () => {
  if (dialog.open) return;
  dialog.showModal();
  if (!play && !dialog.dataset.view) {
    const found = progress();
    at = found?.at ?? 0;
    showIntro();
    if (found?.phase > 0) begin(found.phase);
  } else if (dialog.dataset.view === "finished") {
    at = 0;
    showIntro();
  } else if (["intro", "phase"].includes(dialog.dataset.view)) comeBack();
  part("main").focus({ preventScroll: true });
};

const hide = () => {
  play?.pause();
  screen.plate.rest();
  stayAwake(false);
  hush();
  if (dialog.open) dialog.close();
};

export const open = () => {
  wakeSound();
  if (location.hash !== HASH) history.pushState({ handoutSession: true }, "", HASH);
  show();
};

const close = () => {
  if (history.state?.handoutSession) return history.back();
  history.replaceState(null, "", location.pathname + location.search);
  hide();
};

const route = () => (location.hash === HASH ? show() : hide());

const pressMain = () => {
  wakeSound();
  const { view } = dialog.dataset;
  if (view === "settings") return comeBack();
  if (view === "finished") return close();
  if (view === "intro") {
    if (part("ask-open").hidden || part("ask").reportValidity()) begin();
    return;
  }
  if (play.moment().phase.seconds === null) return endPhase();
  if (play.isRunning) play.pause();
  else play.resume();
};

const goBack = () => {
  if (play) return play.back();
  at -= 1;
  showIntro();
};

const connect = (name, press) => part(name).addEventListener("click", press);

const connectAll = () => {
  connect("main", pressMain);
  connect("back", goBack);
  connect("skip", () => (play ? play.next() : goOn()));
  connect("stop", stopForPain);
  connect("tap", tap);
  connect("settings", showSettings);
  connect("close", close);
  connect("stopped-end", close);
  connect("stopped-skip", goOn);
  connect("stopped-back", comeBack);
  part("ask").addEventListener("change", keepAgreed);
  part("ask").addEventListener("submit", (event) => event.preventDefault());
  part("counting").addEventListener("change", ({ target }) => {
    setCounting(doseOf(exercise()), target.value);
    showPlace();
  });
  dialog.querySelector("[data-session-view=settings]").addEventListener("change", ({ target }) => {
    setSetting({ [target.name]: target.checked });
  });
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    close();
  });
  addEventListener("popstate", route);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && play?.tick());
  // Only one tab keeps the time: the one where something happened last.
  listen((name, isElsewhere) => {
    if (name !== PROGRESS || !isElsewhere || !play?.isRunning) return;
    play.pause();
    screen.remark(words.elsewhere);
  });
};

part("pain").append(pain.form);
connectAll();
