// The bar that starts a session, or goes on with the one of today. The session itself is fetched when it is wanted.

import { fill, wordsOf } from "./page_data.js";
import { HASH, progress } from "./session_progress.js";
import { listen } from "./storage.js";

const words = wordsOf("session");
const bar = document.querySelector("[data-session-bar]");
const text = bar.querySelector("[data-session-start-words]");

const showWords = () => {
  const found = progress();
  const isUnderWay = found && (found.at > 0 || found.phase !== null);
  text.textContent = isUnderWay ? fill(words.resume, { number: found.at + 1 }) : words.start;
};

const open = async () => {
  try {
    const session = await import("./session.js");
    session.open();
  } catch {
    text.textContent = words.failed;
  }
};

// A browser too old for the dialog keeps the bar hidden: the page has everything.
if (window.HTMLDialogElement) {
  bar.querySelector("[data-session-start]").addEventListener("click", open);
  listen(showWords);
  showWords();
  bar.hidden = false;
  if (location.hash === HASH) open();
}
