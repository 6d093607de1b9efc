// How far the patient is: in which session, at which place of it, in which phase there (null before the first). A reload,
// or a phone that forgot the page, goes on there; a session belongs to the day on which it began, also past midnight.

import { today } from "./notebook.js";
import { programme, session } from "./page_data.js";
import { keep, recall } from "./storage.js";

export const PROGRESS = "progress";
export const HASH = "#sessie";
const PAST_MIDNIGHT_MS = 3 * 60 * 60 * 1000;

const isPlace = (value) => Number.isInteger(value) && value >= 0;

export const keepProgress = (place) =>
  keep(PROGRESS, { programme: programme.id, block: session.block, time: Date.now(), ...place });

// {day, of, at, phase}, or null when there is nothing to go on with.
export const progress = () => {
  const { programme: ofProgramme, block, day, of = 0, at, phase = null, time } = Object(recall(PROGRESS));
  const isRecent = day === today() || Math.abs(Date.now() - time) < PAST_MIDNIGHT_MS;
  const isOurs = ofProgramme === programme.id && block === session.block && typeof day === "string" && isRecent;
  const isAPlace = isPlace(of) && of < session.sessions.length && isPlace(at) && (phase === null || isPlace(phase));
  return isOurs && isAPlace ? { day, of, at, phase } : null;
};
