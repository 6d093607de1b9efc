// The dose of each exercise as it is done: the page's own, with what the patient filled in where none is stated.

import { estimate, plan } from "./plan.js";
import { programme, session } from "./page_data.js";
import { keep, recall } from "./storage.js";

const AGREED = "agreed";
const SETTINGS = "settings";
// From this long on a hold needs a clock, so that the phone counts unless the patient says otherwise.
const LONG_HOLD_SECONDS = 5;

const [shortest, longest] = session.repetition_seconds;
const MOVES = { tap: null, slow: longest, fast: shortest };
const DEFAULTS = { sound: true, buzz: true, voice: false, motion: true };

export const settings = () => ({ ...DEFAULTS, ...recall(SETTINGS) });

export const set = (changed) => keep(SETTINGS, { ...settings(), ...changed });

const keyOf = ({ id }) => `${programme.id}/${id}`;

// What the patient filled in for an exercise: {times, hold, rest, side}, each null or missing when open.
export const agreed = (exercise) => recall(AGREED)?.[keyOf(exercise)] ?? {};

export const agree = (exercise, amounts) => keep(AGREED, { ...recall(AGREED), [keyOf(exercise)]: amounts });

export const doseOf = (exercise) => {
  const { times = null, hold = null, rest = null, side } = agreed(exercise);
  const dose = { ...exercise.dose };
  if (exercise.asks_amount) {
    Object.assign(dose, { hold_seconds: hold, rest_seconds: rest });
    Object.assign(dose, hold ? { sets: times } : { repetitions: times });
  }
  if (exercise.asks_side && side === "each_side") dose.side = side;
  return dose;
};

const countingName = (dose) => (dose.hold_seconds >= LONG_HOLD_SECONDS ? "counting_long" : "counting_short");

// Who counts the repetitions of a dose: "tap" (the patient), or the phone, "slow" or "fast".
export const counting = (dose) => settings()[countingName(dose)] ?? (dose.hold_seconds >= LONG_HOLD_SECONDS ? "slow" : "tap");

export const setCounting = (dose, name) => set({ [countingName(dose)]: name });

export const phasesOf = (exercise) => {
  const dose = doseOf(exercise);
  return plan(dose, MOVES[counting(dose)]);
};

// About how many minutes are left: of `phases`, of which the first has `spent` seconds behind it, and of the exercises
// after `at`. Null when nobody can tell.
export const minutesLeft = (phases, spent, at) => {
  const middle = (shortest + longest) / 2;
  const lengths = [phases, ...session.exercises.slice(at + 1).map(phasesOf)].map((one) => estimate(one, middle));
  if (lengths.includes(null)) return null;
  return Math.max(1, Math.ceil((lengths.reduce((sum, length) => sum + length) - spent) / 60));
};
