// Leads a patient through a session: which exercise, which phase, and what every button does.

import { agreedForm, asksSide } from "./agreed.js";
import { doneOn, painForm, weekShown } from "./diary.js";
import { tickNext, today } from "./notebook.js";
import { fill, programme, session } from "./page_data.js";
import { isWork } from "./plan.js";
import { player } from "./player.js";
import { pastOfferedRounds, route } from "./route.js";
import { HASH, PROGRESS, keepProgress, progress } from "./session_progress.js";
import * as screen from "./session_screen.js";
import {
  counting, levelOf, phasesOf, playedDose, set as setSetting, setCounting, setLevel, settings, timeLeft, waysToCount,
} from "./session_settings.js";
import { buzz, canBuzz, hush, ownVoice, say, stayAwake, tone, wakeSound, whenVoicesChange } from "./signals.js";
import { keep, listen } from "./storage.js";

const { dialog, part, words } = screen;
const LAST_SECONDS = 3;
const COUNTS_BETWEEN_WORDS = 5;
// Done is what was done for the larger part.
const LARGER_PART = 0.5;

let day = today();
const pain = painForm(() => day);

// Which session of the block, its places, where one is in them.
let of = 0;
let way = route(session.sessions[0]);
let at = 0;
let phases = [];
let play = null;
let form = null;
// Whether the clock runs for the rest before an exercise, not for the exercise.
let isBetween = false;
let tapped = 0;
let lastSecond = 0;
let lastHeard = null;
// Whether a countdown runs before the phase goes on.
let wasLeading = false;

const stop = () => way.stops[at];
const exercise = () => screen.exerciseAt(stop());
const view = () => dialog.dataset.view;

const choose = (number) => {
  of = number;
  way = route(session.sessions[of]);
};

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

// --- Buttons -----------------------------------------------------------------------------------------------------

const isOffer = () => view() === "phase" && play?.moment().phase.kind === "offer";
const isPaused = () => view() === "phase" && play && play.moment().phase.seconds !== null && !play.isRunning;
const isBeyond = () => view() === "phase" && play?.isRunning && play.moment().phase.isExtra;

const mainWords = () => {
  if (view() === "settings") return words.settings_close;
  if (view() === "finished") return words.finished_close;
  if (view() !== "phase") return words.ready_button;
  if (isOffer()) return words.offer_no;
  const { phase, isRunning } = play.moment();
  if (phase.seconds === null) return isWork(phase) ? words.done_button : words.ready_button;
  if (!isRunning) return words.continue_button;
  return phase.isExtra && !isBetween ? words.done_button : words.pause_button;
};

const otherWords = () => {
  if (isOffer()) return play.moment().phase.isTurn ? words.offer_turn_yes : words.offer_yes;
  if (isBeyond() && !isBetween) return words.pause_button;
  return isPaused() && !isBetween ? words.skip_exercise : "";
};

const showControls = () => {
  const isStopped = view() === "stopped";
  const isIntro = view() === "intro";
  part("row").hidden = !(isIntro || view() === "phase");
  part("back").hidden = isIntro && at === 0;
  part("main").hidden = isStopped || view() === "choose";
  part("ends").hidden = !isStopped;
  part("other").hidden = otherWords() === "";
  part("settings").hidden = ["finished", "choose", "stopped"].includes(view());
  part("leave").hidden = play === null;
  screen.set(part("other"), otherWords());
  screen.set(part("main"), isStopped || view() === "choose" ? "" : mainWords());
  screen.set(part("skip-words"), isIntro ? words.skip_exercise : words.next);
  keepFocus();
};

// What had the focus may be gone; then the main button has it, never the page behind.
const keepFocus = () => {
  if (!dialog.open) return;
  const focused = document.activeElement;
  if (dialog.contains(focused) && focused !== dialog && focused.checkVisibility()) return;
  (part("main").hidden ? part("stopped") : part("main")).focus({ preventScroll: true });
};

const showPlace = () => {
  const share = play && !isBetween ? play.index / phases.length : 0;
  screen.showPlace(at, way.stops, timeLeft(way.stops.slice(at).filter((one) => !one.isOffered || one === stop()), share));
};

const keepPlace = (phase) => keepProgress({ day, of, at, phase });

// --- One exercise ------------------------------------------------------------------------------------------------

const fillForms = () => {
  form = levelOf(exercise()) >= 0 && exercise().levels[levelOf(exercise())].dose ? null : agreedForm(exercise(), asksSide(exercise()));
  part("agreed").replaceChildren(...(form ? [form.element] : []));
  fillLevels();
  fillCounting();
};

const fillLevels = () => {
  const { levels } = exercise();
  part("levels").hidden = levels.length === 0;
  part("level-choices").replaceChildren(...levels.map(({ title }, place) => {
    const label = document.createElement("label");
    label.className = "handout-session__choice";
    const radio = Object.assign(document.createElement("input"), { type: "radio", name: "level", value: place });
    radio.checked = place === levelOf(exercise());
    label.append(radio, ` ${title}`);
    return label;
  }));
};

const fillCounting = () => {
  const dose = playedDose(exercise());
  const ways = waysToCount(dose);
  part("counting").hidden = ways.length === 0;
  for (const radio of part("counting").elements) {
    radio.checked = radio.value === counting(dose);
    radio.parentElement.hidden = !ways.includes(radio.value);
  }
};

const endPlay = () => {
  play?.stop();
  play = null;
  isBetween = false;
};

const showIntro = () => {
  endPlay();
  stayAwake(false);
  hush();
  screen.remark("");
  screen.showIntro(exercise(), stop());
  fillForms();
  showPlace();
  showControls();
  tell(exercise().title);
  keepPlace(null);
};

// --- Its phases --------------------------------------------------------------------------------------------------

const heard = {
  phase: (phase, moment) => {
    tapped = lastSecond = 0;
    lastHeard = null;
    screen.remark("");
    if (isBetween) screen.showBetween(exercise(), phase);
    else screen.showPhase(exercise(), phases, play.index);
    showMoment(moment);
    showPlace();
    showControls();
    tell(isBetween ? `${words.rest}, ${phase.words}` : screen.spoken(exercise(), phase));
    wasLeading = moment.isLeading;
    signal(phase.isExtra && phase.from > 0 ? "enough" : isWork(phase) && !wasLeading ? "work" : "rest");
    stayAwake(true);
    keepPlace(isBetween ? null : play.index);
  },
  tick: (moment) => showMoment(moment),
  paused: (isAway) => {
    screen.remark(isAway ? words.away : "");
    showMoment(play.moment());
    showControls();
    stayAwake(false);
    hush();
  },
  done: () => {
    if (isBetween) return showIntro();
    if (play.share > LARGER_PART) tickExercise();
    goOn();
  },
  before: () => showIntro(),
};

// In rounds, an exercise is done once its last sure round is.
const tickExercise = () => {
  const later = way.stops.slice(at + 1).some((one) => one.exercise === stop().exercise && !one.isOffered);
  if (!later && !stop().isOffered) tickNext(day, programme, exercise());
};

const showMoment = (moment) => {
  const beat = screen.showMoment(exercise(), moment);
  if (!moment.isRunning) return;
  if (wasLeading && !moment.isLeading) {
    signal("work");
    showControls();
  }
  wasLeading = moment.isLeading;
  if (beat) return hearBeat(beat);
  const second = Math.ceil(moment.secondsLeft);
  const isLast = second <= LAST_SECONDS && second > 0 && second !== lastSecond && !moment.phase.isExtra;
  if (isLast && lastSecond > 0) signal("last");
  lastSecond = second;
};

// Each repetition is heard; each hold, and every fifth count, is told.
const hearBeat = ({ repetition, where, isLong }) => {
  const isNext = lastHeard !== null && repetition > lastHeard.repetition;
  const isHold = where === "hold" && lastHeard !== null && lastHeard.where !== "hold";
  if (isNext) signal("count");
  if (isHold && isLong) signal("work");
  if (isHold && isLong) tell(`${words.hold}, ${repetition}`);
  else if (isNext && !isLong && repetition % COUNTS_BETWEEN_WORDS === 0) tell(String(repetition));
  lastHeard = { repetition, where };
};

const goOn = () => {
  if (at + 1 >= way.stops.length) return finish();
  at += 1;
  arrive();
};

// At a place of the session: first an offer of one more round, or the rest before it.
const arrive = () => {
  const { isOffered, rest } = stop();
  const isNewRound = isOffered && !(way.stops[at - 1]?.isOffered && way.stops[at - 1].round === stop().round);
  if (isNewRound) return offerRound();
  if (rest?.sure > 0) return restBefore(rest);
  showIntro();
};

const restBefore = (rest) => {
  isBetween = true;
  const between = [{ kind: "rest", seconds: rest.sure, each: rest.each, unit: rest.unit, words: rest.words, side: null }];
  phases = between;
  play = player(between, { ...heard, before: showIntro });
  play.begin();
};

const offerRound = () => {
  phases = [{ kind: "offer", seconds: null, isOffered: true, side: null, until: "" }];
  isBetween = true;
  play = player(phases, {
    ...heard,
    phase: () => {
      screen.showPhase(exercise(), phases, 0);
      screen.showMoment(exercise(), play.moment());
      showControls();
      tell(words.offer);
    },
    done: () => {},
  });
  play.begin();
};

const answerOffer = (isWanted) => {
  if (!isBetween) return isWanted ? play.accept() : play.finish();
  endPlay();
  if (!isWanted) {
    at = pastOfferedRounds(way.stops, at);
    return at >= way.stops.length ? finish() : showIntro();
  }
  if (stop().rest?.sure > 0) return restBefore(stop().rest);
  showIntro();
};

const begin = (phase) => {
  endPlay();
  phases = phasesOf(exercise());
  screen.showPicture(exercise());
  play = player(phases, heard);
  if (phase === undefined) play.begin();
  else play.wait(phase);
};

const tap = () => {
  const { phase } = play.moment();
  const { sure, most } = phase.count;
  tapped += 1;
  screen.showTapped(exercise(), phase, tapped);
  signal(sure > 0 && tapped === sure && most !== sure ? "enough" : "count");
  if (most !== null && tapped >= most) play.finish();
};

// "Klaar" where the patient taps: done, where the larger part was.
const endWaiting = () => {
  const { phase } = play.moment();
  if (phase.kind === "tap" && tapped <= phase.count.sure * LARGER_PART && phase.count.sure > 0) return play.leave();
  play.finish();
};

// --- The end, and stopping before it -----------------------------------------------------------------------------

const finish = () => {
  endPlay();
  stayAwake(false);
  keep(PROGRESS, null);
  const { done, count } = doneOn(day);
  part("done").toggleAttribute("hidden", done === 0);
  part("finished-count").textContent = fill(words.finished_count, { done, count });
  part("week").replaceChildren(weekShown());
  screen.showClosing(way.after);
  pain.show();
  hidePicture();
  screen.showView("finished");
  screen.remark("");
  screen.showPlace(way.stops.length, way.stops, null);
  showControls();
  part("main").focus({ preventScroll: true });
  tell(words.finished);
  signal("end");
};

const hidePicture = () => {
  screen.plate.rest();
  part("plate").hidden = true;
};

const stopForPain = () => {
  play?.pause();
  hidePicture();
  screen.remark("");
  screen.showStopped(exercise());
  showControls();
  part("stopped").focus();
};

// Back from the settings or from having stopped, to where one was.
const comeBack = () => {
  if (!play) return showIntro();
  const { phase } = play.moment();
  screen.showPicture(exercise());
  if (isBetween && phase.kind !== "offer") screen.showBetween(exercise(), phase);
  else screen.showPhase(exercise(), phases, play.index);
  if (phase.kind === "tap") screen.showTapped(exercise(), phase, tapped);
  screen.showMoment(exercise(), play.moment());
  showControls();
  part("main").focus({ preventScroll: true });
};

const leaveExercise = () => {
  endPlay();
  goOn();
};

const isPossible = {
  sound: () => true,
  buzz: canBuzz,
  voice: ownVoice,
  motion: () => !screen.reducedMotion.matches,
};

const fillSettings = () => {
  const now = settings();
  for (const box of dialog.querySelectorAll("[data-session-view=settings] input")) {
    box.checked = now[box.name];
    box.parentElement.hidden = !isPossible[box.name]();
  }
};

const showSettings = () => {
  if (view() === "settings") return comeBack();
  play?.pause();
  fillSettings();
  hidePicture();
  screen.showView("settings");
  showControls();
  part("main").focus({ preventScroll: true });
};

// --- Opening and closing; the phone's own way back closes too ------------------------------------------------------

const showChoice = () => {
  hidePicture();
  screen.showPlace(way.stops.length, way.stops, null);
  screen.showView("choose");
  showControls();
  part("offers").querySelector("button").focus();
};

const startAt = (place, phase) => {
  at = Math.min(place, way.stops.length - 1);
  showIntro();
  if (phase > 0) begin(phase);
};

const beginDay = () => {
  day = today();
  if (session.sessions.length > 1) return showChoice();
  startAt(0);
};

const show = () => {
  if (dialog.open) return;
  dialog.showModal();
  if (["stopped", "settings", "intro", "phase"].includes(view())) comeBack();
  else {
    const found = progress();
    if (found) {
      day = found.day;
      choose(found.of);
      startAt(found.at, found.phase);
    } else beginDay();
  }
  if (!part("main").hidden) part("main").focus({ preventScroll: true });
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
  if (view() === "finished") delete dialog.dataset.view;
  if (history.state?.handoutSession) return history.back();
  history.replaceState(null, "", location.pathname + location.search);
  hide();
};

const followAddress = () => (location.hash === HASH ? show() : hide());

const isReadyToBegin = () => {
  if (form && !form.isRight()) return false;
  if (!form || !asksSide(exercise())) return true;
  form.element.open = true;
  screen.remark(words.side_first);
  form.element.querySelector("input[type=radio]").focus();
  return false;
};

const pressMain = () => {
  wakeSound();
  if (view() === "settings") return comeBack();
  if (view() === "finished") return close();
  if (view() === "intro") return isReadyToBegin() && begin();
  if (isOffer()) return answerOffer(false);
  const { phase } = play.moment();
  if (phase.seconds === null) return endWaiting();
  if (!play.isRunning) return play.resume();
  if (phase.isExtra) return play.finish();
  play.pause();
};

const pressOther = () => {
  wakeSound();
  if (isOffer()) return answerOffer(true);
  if (isBeyond()) return play.pause();
  leaveExercise();
};

const goBack = () => {
  if (play && !isBetween) return play.back();
  if (isBetween) endPlay();
  at = Math.max(0, at - 1);
  showIntro();
};

const connect = (name, press) => part(name).addEventListener("click", press);

const connectAll = () => {
  connect("main", pressMain);
  connect("other", pressOther);
  connect("back", goBack);
  connect("skip", () => (isOffer() ? answerOffer(false) : play ? play.leave() : goOn()));
  connect("leave", leaveExercise);
  connect("stop", stopForPain);
  connect("tap", tap);
  connect("settings", showSettings);
  connect("close", close);
  connect("stopped-end", close);
  connect("stopped-skip", leaveExercise);
  connect("stopped-back", comeBack);
  part("counting").addEventListener("change", ({ target }) => setCounting(target.value));
  part("levels").addEventListener("change", ({ target }) => {
    setLevel(exercise(), Number(target.value));
    screen.showDose(exercise());
    screen.showLevelText(exercise());
    screen.showPicture(exercise());
    fillForms();
    showPlace();
  });
  dialog.querySelector("[data-session-view=settings]").addEventListener("change", ({ target }) => {
    setSetting({ [target.name]: target.checked });
  });
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    close();
  });
  addEventListener("popstate", followAddress);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && play?.tick());
  whenVoicesChange(() => view() === "settings" && fillSettings());
  // What was agreed changes the dose; only one tab keeps the time: the one where something happened last.
  listen((name, isElsewhere) => {
    if (name === "agreed" && view() === "intro") {
      screen.remark("");
      screen.showDose(exercise());
      form?.show();
      fillCounting();
    }
    if (name !== PROGRESS || !isElsewhere || !play?.isRunning) return;
    play.pause();
    screen.remark(words.elsewhere);
  });
};

session.sessions.forEach((one, number) => {
  const offer = screen.sessionOffer(one);
  offer.addEventListener("click", () => {
    choose(number);
    startAt(0);
  });
  part("offers").append(offer);
});
part("pain").append(pain.form);
connectAll();
