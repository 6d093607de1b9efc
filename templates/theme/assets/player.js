// Leads through phases by deadlines of the wall clock, so that a phone that slept for a moment is where it should be when
// it wakes: the clock of a page may stand still in a sleep.

import { READY_SECONDS, isAsked, pastMore } from "./plan.js";

const TICK_MS = 200;
// Whoever was away longer than this (a call) was not exercising: the phase she was in begins anew when she says so.
// Browsers let hidden pages tick once a minute at least.
const AWAY_MS = 90_000;
// Going back within this time means the phase before, later the phase itself.
const JUST_BEGUN_MS = 3_000;

const needsPosition = ({ kind }) => ["hold", "repeat", "activity"].includes(kind);

// `heard` is told: phase(phase, moment) when another one begins, tick(moment) while it lasts, paused(isAway), done(), and
// before() when going back from the first.
export const player = (phases, heard) => {
  let index = 0;
  // While it runs: when the phase ends and when it began, both shifted by pauses. While paused: how much is left.
  let deadline = 0;
  let leadUntil = 0;
  let left = 0;
  let timer = 0;
  let seen = 0;
  const finished = new Set();

  const now = () => Date.now();
  const phase = () => phases[index];
  const isTimed = () => phase().seconds !== null;
  const length = () => phase().seconds * 1000;

  const stop = () => {
    clearInterval(timer);
    timer = 0;
  };

  // What is left of the phase itself; the countdown before it takes nothing off.
  const remaining = () => (timer ? Math.max(0, deadline - Math.max(now(), leadUntil)) : left);

  const moment = () => {
    const rest = remaining();
    const lead = timer ? Math.max(0, leadUntil - now()) : 0;
    return {
      phase: phase(),
      isLeading: lead > 0,
      isRunning: timer !== 0,
      secondsLeft: (lead || rest) / 1000,
      elapsed: (length() - rest) / 1000,
      part: lead > 0 ? 1 - lead / (READY_SECONDS * 1000) : length() > 0 ? 1 - rest / length() : 0,
    };
  };

  const run = (milliseconds, withLead) => {
    stop();
    seen = now();
    leadUntil = withLead && needsPosition(phase()) ? seen + READY_SECONDS * 1000 : 0;
    deadline = Math.max(seen, leadUntil) + milliseconds;
    timer = setInterval(tick, TICK_MS);
  };

  const enter = (next, withLead = false) => {
    stop();
    if (next >= phases.length) return heard.done();
    index = next;
    left = isTimed() ? length() : 0;
    if (isTimed()) run(left, withLead);
    heard.phase(phase(), moment());
  };

  const pause = (isAway = false) => {
    if (!timer) return;
    left = isAway ? length() : remaining();
    stop();
    heard.paused(isAway);
  };

  // Several phases may have passed in a sleep; a phase that waits for the patient is never passed.
  const catchUp = (time) => {
    while (isTimed() && time >= deadline) {
      finished.add(index);
      if (index + 1 >= phases.length) return enter(phases.length);
      index += 1;
      left = isTimed() ? length() : 0;
      deadline += left;
      if (!isTimed()) stop();
    }
    heard.phase(phase(), moment());
  };

  const tick = () => {
    if (!timer) return;
    const time = now();
    // A clock that was set back takes nothing away and adds nothing.
    if (time < seen) {
      deadline -= seen - time;
      leadUntil -= seen - time;
    }
    const isAway = time - seen > AWAY_MS;
    seen = time;
    if (isAway) return pause(true);
    if (time >= deadline) return catchUp(time);
    heard.tick(moment());
  };

  const back = () => {
    const isInside = isTimed() && length() - remaining() > JUST_BEGUN_MS;
    let to = isInside ? index : index - 1;
    if (phases[to]?.kind === "ready") to -= 1;
    if (to < 0) return heard.before();
    enter(to, true);
  };

  return {
    begin: (at = 0) => enter(at),
    // Comes back to a phase as it was left, and waits there.
    wait: (at) => {
      index = Math.min(at, phases.length - 1);
      left = isTimed() ? length() : 0;
      heard.phase(phase(), moment());
      if (isTimed()) heard.paused(false);
    },
    pause: () => pause(),
    resume: () => {
      run(left, true);
      heard.phase(phase(), moment());
    },
    // The patient says that this phase is done, or that she has had enough of what is offered.
    finish: () => {
      finished.add(index);
      enter(pastMore(phases, index), true);
    },
    accept: () => enter(index + 1, true),
    // Leaves the phase out, and all that is offered beyond it.
    leave: () => enter(pastMore(phases, index), phase().kind !== "ready"),
    back,
    tick,
    stop,
    moment,
    // How much of what the dose asks for was done, 0 to 1.
    get share() {
      const asked = phases.flatMap((one, place) => (isAsked(one) ? [place] : []));
      return asked.filter((place) => finished.has(place)).length / Math.max(1, asked.length);
    },
    get index() {
      return index;
    },
    get isRunning() {
      return timer !== 0;
    },
  };
};
