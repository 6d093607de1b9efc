// How the patient wants to be led: who counts, which level, what is heard, felt and seen.

import { doseOf } from "./agreed.js";
import { exercises, programme } from "./page_data.js";
import { plan } from "./plan.js";
import { keep, recall } from "./storage.js";

const SETTINGS = "settings";
const LEVELS = "levels";
const DEFAULTS = { sound: true, buzz: true, voice: false, motion: true };
const WAYS = ["slow", "fast", "tap", "self"];
const PACES = { fast: 0, slow: 1 };

export const settings = () => {
  const kept = Object(recall(SETTINGS));
  return Object.fromEntries(Object.entries(DEFAULTS).map(([name, value]) => [name, typeof kept[name] === "boolean" ? kept[name] : value]));
};

export const set = (changed) => keep(SETTINGS, { ...Object(recall(SETTINGS)), ...changed });

// --- Levels --------------------------------------------------------------------------------------------------------

const keyOf = ({ key }) => `${programme.id}/${key}`;

// Which level of an exercise the patient does; -1 while she chose none.
export const levelOf = (exercise) => {
  const found = Object(recall(LEVELS))[keyOf(exercise)];
  return Number.isInteger(found) && found >= 0 && found < exercise.levels.length ? found : -1;
};

export const setLevel = (exercise, number) => keep(LEVELS, { ...Object(recall(LEVELS)), [keyOf(exercise)]: number });

// The dose that is played: that of the level, else that of the exercise with what was agreed.
export const playedDose = (exercise) => {
  const dose = exercise.levels[levelOf(exercise)]?.dose;
  return dose ? { ...dose, sidesInSteps: exercise.sides_in_steps } : doseOf(exercise);
};

// --- Counting --------------------------------------------------------------------------------------------------------

// Who can count the repetitions of a dose: the phone only where it knows how long one takes.
export const waysToCount = (dose) => {
  if (!dose.repetitions || dose.duration || dose.cycle.length > 0 || dose.repetitions.sure === null) return [];
  const canPhone = plan(dose).some(({ kind }) => kind === "repeat");
  return canPhone ? WAYS : ["tap", "self"];
};

// Who counts: the phone unless the patient wants otherwise.
export const counting = (dose) => {
  const wanted = recall(SETTINGS)?.counting;
  const ways = waysToCount(dose);
  return ways.includes(wanted) ? wanted : ways.includes("slow") ? "slow" : "self";
};

export const setCounting = (name) => set({ counting: name });

export const phasesOf = (exercise) => {
  const dose = playedDose(exercise);
  const way = counting(dose);
  return plan(dose, { who: way in PACES ? "phone" : way, pace: PACES[way] ?? 1 });
};

// --- How long it still takes -------------------------------------------------------------------------------------------

const secondsOf = (exercise) => {
  const level = exercise.levels[levelOf(exercise)];
  return level?.dose ? level.seconds : exercise.seconds;
};

// From the shortest to the longest time in seconds of these places of a session, with `share` of the first one done;
// null where nobody can tell.
export const timeLeft = (stops, share) => {
  const spans = stops.map(({ exercise }) => secondsOf(exercises[exercise]));
  if (spans.includes(null)) return null;
  return [0, 1].map((end) => spans.reduce((sum, span, place) => sum + span[end] * (place === 0 ? 1 - share : 1), 0));
};
