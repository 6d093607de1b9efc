// The bar that starts a session, or goes on with the one of today. The session itself is fetched once the page stands.

import { fill, programme, session, wordsOf } from "./page_data.js";
import { today } from "./notebook.js";
import { keep, listen, recall } from "./storage.js";

export const HASH = "#sessie";
export const PROGRESS = "progress";
const words = wordsOf("session");
const bar = document.querySelector("[data-session-bar]");

// How far the patient is: at which exercise, in which of its phases (null before the first). A reload, or a phone that
// forgot the page, goes on there; another day begins anew.
export const keepProgress = (at, phase) =>
  keep(PROGRESS, { day: today(), programme: programme.id, block: session.block, at, phase });

export const progress = () => {
  const found = recall(PROGRESS);
  const isOurs = found?.day === today() && found.programme === programme.id && found.block === session.block;
  return isOurs && found.at < session.exercises.length ? found : null;
};

const showWords = () => {
  const found = progress();
  const isUnderWay = found && (found.at > 0 || found.phase !== null);
  bar.querySelector("[data-session-start-words]").textContent = isUnderWay
    ? fill(words.resume, { number: found.at + 1 })
    : words.start;
};

let led;

const fetchSession = () => {
  led ??= import("./session.js");
  // Without a connection just now, the next press tries again.
  led.catch(() => (led = undefined));
  return led;
};

const open = async () => (await fetchSession()).open();

// A browser too old for the dialog keeps the bar hidden: the page has everything.
if (window.HTMLDialogElement) {
  bar.querySelector("[data-session-start]").addEventListener("click", open);
  listen(showWords);
  showWords();
  bar.hidden = false;
  if (location.hash === HASH) open();
  else addEventListener("load", fetchSession, { once: true });
}
