// What one exercise asks, as phases in their order: what the dose says, and a few seconds to get ready.
// A phase that has `seconds` ends by itself; one where they are null lasts until the patient goes on.

export const READY_SECONDS = 5;

// What is done between two rests. `move` is how long one repetition takes beside its hold; null leaves the counting
// to the patient.
const work = ({ repetitions, hold_seconds: hold }, move) => {
  if (!repetitions) return hold ? { kind: "hold", seconds: hold } : { kind: "free", seconds: null };
  const count = { repetitions, hold_seconds: hold ?? 0 };
  if (move === null) return { kind: "tap", seconds: null, ...count };
  return { kind: "repeat", seconds: repetitions * (move + count.hold_seconds), move_seconds: move, ...count };
};

// Which side a set is for: 0 the first, 1 the other, null both or in turns within the set.
const sideOf = (dose, round, set) => {
  if (dose.side === "each_side") return round;
  const takesTurns = dose.side === "alternating" && dose.sets > 1 && !dose.repetitions;
  return takesTurns ? (set - 1) % 2 : null;
};

// The phases of one exercise. Rest is only what the dose states; where it states none the patient rests as she likes.
// With each side, everything is done for one side, then for the other.
export const plan = (dose, move = null) => {
  const rounds = dose.side === "each_side" ? [0, 1] : [0];
  const sets = dose.sets ?? 1;
  const rest = dose.rest_seconds ? { kind: "rest", seconds: dose.rest_seconds } : { kind: "pause", seconds: null };
  const phases = [];
  for (const round of rounds) {
    for (let set = 1; set <= sets; set++) {
      const place = { set, sets, side: sideOf(dose, round, set) };
      if (set > 1) phases.push({ ...rest, ...place });
      else if (round > 0) phases.push({ kind: "side", seconds: null, ...place });
      const todo = work(dose, move);
      const isWaitedFor = (phases.at(-1)?.seconds ?? null) === null;
      if (todo.seconds !== null && isWaitedFor) phases.push({ kind: "ready", seconds: READY_SECONDS, ...place });
      phases.push({ ...todo, ...place });
    }
  }
  return phases;
};

export const isWork = ({ kind }) => ["hold", "repeat", "tap", "free"].includes(kind);

// Where in its count a phase at a tempo is: which repetition, whether it goes there, holds, or goes back, and how far
// from its beginning that is, 0 to 1.
export const beat = ({ repetitions, move_seconds: move, hold_seconds: hold }, elapsed) => {
  const repetition = Math.min(repetitions, Math.floor(elapsed / (move + hold)) + 1);
  const within = elapsed - (repetition - 1) * (move + hold);
  const half = move / 2;
  if (within < half) return { repetition, part: "there", reach: within / half };
  if (within < half + hold) return { repetition, part: "hold", reach: 1 };
  return { repetition, part: "back", reach: Math.max(0, (move + hold - within) / half) };
};

// About how many seconds phases take, when one repetition that the patient counts takes `move` beside its hold; null
// when nobody can tell. Rest that the patient chooses is not counted.
export const estimate = (phases, move) => {
  if (phases.some(({ kind }) => kind === "free")) return null;
  const length = ({ seconds, repetitions = 0, hold_seconds: hold = 0 }) => seconds ?? repetitions * (move + hold);
  return phases.reduce((sum, phase) => sum + length(phase), 0);
};
