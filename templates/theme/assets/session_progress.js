// How far the patient is: at which exercise, in which of its phases (null before the first). A reload, or a phone that
// forgot the page, goes on there; another day begins anew.

import { today } from "./notebook.js";
import { programme, session } from "./page_data.js";
import { keep, recall } from "./storage.js";

export const PROGRESS = "progress";

export const keepProgress = (at, phase) =>
  keep(PROGRESS, { day: today(), programme: programme.id, block: session.block, at, phase });

export const progress = () => {
  const found = recall(PROGRESS);
  const isOurs = found?.day === today() && found.programme === programme.id && found.block === session.block;
  return isOurs && found.at < session.exercises.length ? found : null;
};
