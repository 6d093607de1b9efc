// Keeps the answer of the search dialog in step with what is typed.

import { prepare, search } from "./search_engine.js";

const PAUSE_MS = 120;
const PATIENCE_MS = 600;
const SHOWN_AT_ONCE = 8;
const SITE = new URL("../", import.meta.url);

const dialog = document.querySelector("[data-search]");
const part = (name) => dialog.querySelector(`[data-search-${name}]`);
const input = part("input");
const status = part("status");
const results = part("results");
const more = part("more");
const offer = part("offer");
const row = part("result").content.firstElementChild;

let waiting;
let turn = 0;
let rest = [];

const phrase = (name, fillings = {}) =>
  dialog.dataset[name].replace(/\{(\w+)\}/g, (whole, filling) => fillings[filling] ?? whole);

const item = ({ title, place = "", names = [], address }) => {
  const made = row.cloneNode(true);
  const link = made.firstElementChild;
  link.href = new URL(address, SITE);
  const lines = [title, place, names.length > 0 ? phrase("names", { names: names.join(", ") }) : ""];
  [...link.children].forEach((line, number) => {
    line.textContent = lines[number];
    line.hidden = lines[number] === "";
  });
  return made;
};

const showMore = () => {
  const first = results.children.length;
  results.append(...rest.splice(0, SHOWN_AT_ONCE).map(item));
  more.hidden = rest.length === 0;
  return results.children[first];
};

const clear = () => {
  results.replaceChildren();
  more.hidden = offer.hidden = true;
  status.textContent = "";
};

const show = (answer, asked) => {
  const { found, query, isMended, programmes } = answer;
  clear();
  rest = [...found];
  if (rest.length === 0) {
    part("programmes").replaceChildren(...programmes.map(item));
    offer.hidden = false;
    status.textContent = phrase("none", { query: asked });
    return;
  }
  showMore();
  const count = phrase(found.length === 1 ? "one" : "other", { count: found.length, query });
  status.textContent = isMended ? `${phrase("corrected", { query })} ${count}` : count;
};

const fail = () => {
  clear();
  offer.hidden = false;
  status.textContent = phrase("failed");
};

const answer = async () => {
  const mine = ++turn;
  const asked = input.value.trim();
  if (!asked) return clear();
  const slow = setTimeout(() => (status.textContent = phrase("loading")), PATIENCE_MS);
  try {
    const told = await search(asked);
    if (mine === turn) told ? show(told, asked) : clear();
  } catch {
    if (mine === turn) fail();
  } finally {
    clearTimeout(slow);
  }
};

const answerSoon = () => {
  clearTimeout(waiting);
  waiting = setTimeout(answer, PAUSE_MS);
};

// The search key of a phone asks for the answer, not for its first result: the keyboard makes room for the list.
const answerNow = async () => {
  clearTimeout(waiting);
  await answer();
  part("answer").querySelector("a")?.focus();
};

// The arrows walk from the field through the results and back; Tab does too.
const walk = (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const stops = [input, ...part("answer").querySelectorAll("a, button")];
  const shown = stops.filter((stop) => stop.getClientRects().length > 0);
  const next = shown[shown.indexOf(document.activeElement) + step];
  if (!next || !shown.includes(document.activeElement)) return;
  event.preventDefault();
  next.focus();
};

input.addEventListener("input", answerSoon);
part("form").addEventListener("submit", answerNow);
more.addEventListener("click", () => showMore().firstElementChild.focus());
dialog.addEventListener("keydown", walk);
// Whoever never asks is told of no failure.
prepare().catch(() => {});
// What was typed while this was on its way.
answerSoon();
