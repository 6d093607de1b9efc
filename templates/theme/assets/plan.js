// What one exercise asks, as phases in their order: what its dose says, and a few seconds to get ready.
// A phase that has `seconds` ends by itself; one where they are null lasts until the patient goes on. What is sure comes
// first; a phase with `isExtra` follows at once, and one with `isOffered` after an offer, for who can do more.
// An amount has what is `sure` (null where nobody says how many) and what is the `most` (null where there is no end).

export const READY_SECONDS = 5;
// Where there is no end to a number or a time: so many more are counted, and so long.
export const MOST_OFFERED = 10;
const MOST_MORE = 100;
const MOST_MORE_SECONDS = 3600;

const isKnown = (amount) => amount !== null && amount !== undefined && amount.sure !== null;
const isOpen = (amount) => amount !== null && amount !== undefined && amount.sure === null;
const hasMore = ({ sure, most }) => most === null || most > sure;
const more = ({ sure, most }, without) => (most === null ? without : most - sure);

// Something that lasts: what of it is sure, then what is offered. `from` is what lies behind it.
const stretch = (kind, time, about = {}) => {
  const same = { kind, unit: time.unit, each: time.each, most: time.most, until: time.until, words: time.words, ...about };
  const phases = [];
  if (time.sure > 0) phases.push({ ...same, seconds: time.sure, from: 0 });
  if (hasMore(time)) {
    phases.push({ ...same, seconds: more(time, MOST_MORE_SECONDS), from: time.sure, isExtra: true, opens: time.sure === 0, isEndless: time.most === null });
  }
  return phases;
};

// Repetitions that the phone counts, each with its way there, its hold and its way back.
const counted = (count, { there, hold, back, unit = "second", each = 1 }, about) => {
  const phases = [];
  const add = (repetitions, from, rest) => phases.push({
    kind: "repeat", repetitions, from, there, hold, back, unit, each,
    seconds: repetitions * (there + hold + back), count, until: count.until, ...about, ...rest,
  });
  if (count.sure > 0) add(count.sure, 0, {});
  if (hasMore(count)) add(more(count, MOST_MORE), count.sure, { isExtra: true, opens: count.sure === 0, isEndless: count.most === null });
  return phases;
};

const repetitions = (dose, { who, pace }) => {
  const count = dose.repetitions;
  const canBeHeld = !dose.hold || dose.hold.sure > 0;
  const isPaced = dose.half && !isOpen(dose.up) && !isOpen(dose.down) && canBeHeld;
  if (who === "phone" && isPaced) {
    const { unit, each } = dose.hold ?? {};
    const way = { there: dose.half.there[pace], hold: dose.hold?.sure ?? 0, back: dose.half.back[pace] };
    return counted(count, { ...way, unit, each }, { words: dose.hold?.words });
  }
  return [{ kind: who === "tap" ? "tap" : "self", seconds: null, count, until: count.until, words: dose.hold?.words }];
};

const stepPhases = (step, about) => {
  const time = step.duration ?? step.hold;
  const kind = step.duration ? "activity" : "hold";
  const count = step.repetitions;
  const named = { ...about, text: step.text };
  if (isOpen(time) || isOpen(count)) return [{ kind: "free", seconds: null, words: (time ?? count).words, ...named }];
  if (time && count && time.sure > 0) {
    return counted(count, { there: 0, hold: time.sure, back: 0, unit: time.unit, each: time.each }, { words: time.words, ...named });
  }
  if (time) return stretch(kind, time, named);
  if (count) return [{ kind: "self", seconds: null, count, ...named }];
  return [{ kind: "free", seconds: null, ...named }];
};

const turnOf = (dose, turn, turns) =>
  dose.cycle.flatMap((step, place) => stepPhases(step, { step: place, steps: dose.cycle.length, turn, turns }));

// So much of a row of phases as fits between two moments, counted from the beginning of the first.
const between = (phases, from, to) => {
  const found = [];
  let at = 0;
  for (const phase of phases) {
    const begin = Math.max(at, from);
    const end = Math.min(at + phase.seconds, to);
    if (end > begin) found.push({ ...phase, from: begin - at, seconds: end - begin });
    at += phase.seconds;
  }
  return found;
};

// A cycle that goes on for a time: its steps over and over, the last one cut where the time is over.
const cycleFor = (dose) => {
  const time = dose.duration;
  const once = turnOf(dose, 1, null).filter(({ isExtra }) => !isExtra);
  const length = once.reduce((sum, { seconds }) => sum + seconds, 0);
  if (length === 0 || once.some(({ seconds, kind }) => seconds === null || kind === "repeat")) {
    return stretch("activity", time, { texts: dose.cycle.map(({ text }) => text) });
  }
  const all = time.most ?? time.sure + MOST_OFFERED * length;
  const row = [];
  for (let turn = 1; (turn - 1) * length < all; turn++) row.push(...turnOf(dose, turn, null).filter(({ isExtra }) => !isExtra));
  const rest = { isExtra: true, isEndless: time.most === null };
  const extra = between(row, time.sure, all).map((phase, place) => ({ ...phase, ...rest, opens: time.sure + place === 0 }));
  return [...between(row, 0, time.sure), ...extra];
};

// So many turns of a cycle; those that are not sure are offered one by one.
const cycleTimes = (dose) => {
  const count = dose.repetitions ?? { sure: 1, most: 1 };
  const sure = Math.max(1, count.sure ?? 1);
  const most = count.most === null ? sure + MOST_OFFERED : count.most;
  const turns = count.most === sure ? sure : null;
  const phases = offered(sure, most, (turn) => turnOf(dose, turn, turns), count);
  return phases.map((phase) => (phase.kind === "offer" ? { ...phase, isTurn: true } : phase));
};

// What is sure of something counted, then an offer before each of the rest.
const offered = (sure, most, phasesOf, { until = "", most: end = most } = {}, before = () => []) => {
  const phases = [];
  for (let number = 1; number <= sure; number++) phases.push(...(number > 1 ? before(number) : []), ...phasesOf(number));
  for (let number = sure + 1; number <= most; number++) {
    const about = { isOffered: true, isEndless: end === null };
    phases.push({ kind: "offer", seconds: null, until, ...about });
    phases.push(...[...before(number), ...phasesOf(number)].map((phase) => ({ ...phase, ...about })));
  }
  return phases;
};

// What is done between two rests. What nobody says how often or how long is done at one's own pace.
const work = (dose, counting) => {
  const { duration, hold } = dose;
  if (dose.cycle.length > 0) return isKnown(duration) ? cycleFor(dose) : cycleTimes(dose);
  if (isKnown(duration)) return stretch("activity", duration);
  if (isKnown(dose.repetitions) && !isOpen(hold)) return repetitions(dose, counting);
  if (isKnown(dose.repetitions)) return repetitions({ ...dose, half: null }, counting);
  if (isKnown(hold) && !isOpen(dose.repetitions) && !isOpen(duration)) return stretch("hold", hold);
  return [{ kind: "free", seconds: null }];
};

const rested = ({ rest }) =>
  isKnown(rest) && rest.sure > 0 ? stretch("rest", rest).slice(0, 1) : [{ kind: "pause", seconds: null, words: rest?.words }];

// The sets of one side and one direction, rests between them.
const setsOf = (dose, counting) => {
  const sets = dose.sets ?? { sure: 1, most: 1 };
  const sure = Math.max(1, sets.sure ?? 1);
  const most = Math.max(sure, sets.most ?? sure + MOST_OFFERED);
  const about = { sets: sets.most === sure ? sure : null, isHolds: !dose.repetitions && dose.cycle.length === 0 };
  const isOne = most === 1;
  const numbered = (phases, set) => phases.map((phase) => ({ ...phase, ...(isOne ? {} : { set, ...about }) }));
  return offered(sure, most, (set) => numbered(work(dose, counting), set), sets, (set) => numbered(rested(dose), set));
};

// In turns within the count where the repetitions are counted; else set by set.
const sideIn = (dose, { set }) => (dose.sides.turns === "alternating" && !dose.repetitions && set ? (set - 1) % 2 : null);

const withReady = (phases) =>
  phases.flatMap((phase, place) => {
    const isWaitedFor = (phases[place - 1]?.seconds ?? null) === null;
    if (phase.seconds === null || phase.kind === "rest" || !isWaitedFor) return [phase];
    const { side, direction, set, sets, isHolds, isOffered, text } = phase;
    return [{ kind: "ready", seconds: READY_SECONDS, side, direction, set, sets, isHolds, isOffered, text }, phase];
  });

// The phases of one exercise. Rest is only what the dose states; where it states none the patient rests as she likes.
// With each side, everything is done for one side, then for the other; directions likewise, within a side.
// `counting` says who counts ("phone", "tap" or "self") and at which `pace` (0 fast, 1 slow).
export const plan = (dose, counting = { who: "phone", pace: 1 }) => {
  const phases = [];
  const once = setsOf(dose, counting);
  const stepsTellBoth = dose.sidesInSteps && once.every(({ kind }) => kind === "free");
  const sides = dose.sides.turns === "each_side" && !stepsTellBoth ? [0, 1] : [dose.sides.turns === "one" ? 0 : null];
  const directions = dose.directions.length > 0 ? [0, 1] : [null];
  for (const side of sides) {
    for (const direction of directions) {
      if (direction === 1) phases.push({ kind: "direction", seconds: null, side, direction });
      else if (side === 1) phases.push({ kind: "side", seconds: null, side, direction });
      phases.push(...once.map((phase) => ({ ...phase, side: side ?? sideIn(dose, phase), direction })));
    }
  }
  return withReady(phases);
};

export const isWork = ({ kind }) => ["hold", "repeat", "activity", "tap", "self", "free"].includes(kind);

// Whether a phase is of what the dose asks for sure; where nothing is sure, whether it is the first of what is offered.
export const isAsked = (phase) => isWork(phase) && !phase.isOffered && (!phase.isExtra || phase.opens);

// Where one goes who has had enough: past what goes on here, and with an offer past all that is offered.
export const pastMore = (phases, at) => {
  const isMore = phases[at].kind === "offer" ? ({ isOffered }) => isOffered : ({ isExtra }) => isExtra;
  let next = at + 1;
  while (next < phases.length && isMore(phases[next])) next += 1;
  return next;
};

// Where in its count a phase at a tempo is: which repetition, whether it goes there, holds, or goes back, how far from
// its beginning that is, 0 to 1, and how many seconds are left of that part.
export const beat = ({ repetitions: all, from = 0, there, hold, back }, elapsed) => {
  const one = there + hold + back;
  const number = Math.min(all, Math.floor(elapsed / one) + 1);
  const within = elapsed - (number - 1) * one;
  const repetition = from + number;
  if (within < there) return { repetition, part: "there", reach: within / there, left: there - within };
  if (within < there + hold) return { repetition, part: "hold", reach: 1, left: there + hold - within };
  const left = Math.max(0, one - within);
  return { repetition, part: "back", reach: back > 0 ? left / back : 0, left };
};
