// The diary on a week page: what is ticked under each exercise, the week, and pain and a few words for a day.

import { startAgreed } from "./agreed.js";
import { allNotes, dateOf, note, setPain, setWord, timesDone, today, weekOf } from "./notebook.js";
import { cardOf, dateInWords, exercises, fill, programme, wordsOf } from "./page_data.js";
import { forgetAll, isKept, listen } from "./storage.js";
import { isDone, isDue, showTicks } from "./ticks.js";

const words = wordsOf("diary");
const diary = document.querySelector("[data-diary]");
const part = (name) => diary.querySelector(`[data-diary-${name}]`);
const made = (name) => part(name).content.firstElementChild.cloneNode(true);
const MOST_PAIN = 10;

let shownDay = today();
let lastToday = shownDay;

// --- Pain and words, here and at the end of a session ------------------------------------------------------------

let forms = 0;

// How much pain may be, as the doses say: once where it is the same for all, else with each exercise.
const limits = () => {
  const stated = exercises.filter(({ pain_limit: limit }) => limit);
  const isOne = stated.length === exercises.length && new Set(stated.map(({ pain_limit: limit }) => limit)).size === 1;
  return isOne ? [stated[0].pain_limit] : stated.map(({ title, pain_limit: limit }) => `${title}: ${limit}`);
};

// A form for the pain and words of the day that `dayShown()` tells; it is filled anew by its `show`.
export const painForm = (dayShown) => {
  const form = made("form");
  const word = form.querySelector("input[type=text]");
  const group = `pijn-${++forms}`;
  for (let pain = 0; pain <= MOST_PAIN; pain++) {
    const number = made("number");
    Object.assign(number.firstElementChild, { name: group, value: pain });
    number.lastElementChild.textContent = pain;
    form.querySelector(".handout-pain__row").append(number);
  }
  const radios = [...form.querySelectorAll("input[type=radio]")];
  const none = form.querySelector(".handout-pain__none");
  const lines = limits().map((limit) => {
    const line = document.createElement("p");
    line.className = "handout-pain__limit";
    line.textContent = fill(words.pain_limit, { limit });
    return line;
  });
  form.querySelector(".handout-session__hint").after(...lines);
  const show = () => {
    const { pain, word: written } = note(dayShown(), programme.id);
    for (const radio of radios) radio.checked = pain === Number(radio.value);
    none.hidden = pain === null;
    if (document.activeElement !== word) word.value = written;
  };
  for (const radio of radios) {
    radio.addEventListener("change", () => setPain(dayShown(), programme, Number(radio.value)));
  }
  none.addEventListener("click", () => {
    radios[0].focus();
    setPain(dayShown(), programme, null);
  });
  // Every keystroke is kept: a phone may drop the page at any moment.
  word.addEventListener("input", () => setWord(dayShown(), programme, word.value));
  return { form, show };
};

const pain = painForm(() => shownDay);

// --- The week ----------------------------------------------------------------------------------------------------

const dueOn = (day) => exercises.filter((exercise) => isDue(day, exercise) || timesDone(day, programme.id, exercise).length > 0);

// What was done on a day, in numbers: how many exercises of how many, and whether that is all or something.
export const doneOn = (day) => {
  const due = dueOn(day);
  const done = due.filter((exercise) => isDone(day, exercise)).length;
  const isSome = due.some((exercise) => timesDone(day, programme.id, exercise).length > 0);
  return { done, count: due.length, state: !isSome ? "none" : done === due.length ? "all" : "some" };
};

const showCell = (cell, day) => {
  const { done, count, state } = doneOn(day);
  const { pain: number } = note(day, programme.id);
  const [name, mark] = cell.children;
  name.textContent = dateInWords(dateOf(day), "short");
  mark.textContent = { none: "", all: "✓", some: done || "·" }[state];
  cell.dataset.state = state;
  cell.dataset.due = String(count > 0);
  cell.setAttribute("aria-pressed", day === shownDay);
  const label = count > 0
    ? fill(words.day_label, { day: dateInWords(dateOf(day)), done, count })
    : `${dateInWords(dateOf(day))}: ${words.no_day}`;
  cell.setAttribute("aria-label", [
    day === today() ? `${words.today}, ${label}` : label,
    ...(number === null ? [] : [fill(words.day_pain, { pain: number })]),
  ].join(", "));
  cell.setAttribute("aria-current", day === today() ? "date" : "false");
  // What is yet to come can't have been done.
  cell.disabled = day > today();
};

const cells = weekOf(shownDay).map((_, place) => {
  const cell = made("cell");
  cell.addEventListener("click", () => {
    shownDay = weekOf(shownDay)[place];
    showAll();
  });
  return cell;
});

// The week as it stands, to be looked at elsewhere.
export const weekShown = () => {
  const week = part("week").cloneNode(true);
  for (const cell of week.children) {
    cell.disabled = true;
    cell.removeAttribute("aria-pressed");
  }
  week.removeAttribute("data-diary-week");
  return week;
};

// --- Ticks: under each exercise for today, and in the list for the day that is shown --------------------------------

const ticks = [];

const rowOf = (exercise) => {
  const row = made("row");
  const [title, holder] = row.children;
  title.textContent = exercise.title;
  ticks.push(() => {
    showTicks(holder, shownDay, exercise, exercise.title);
    title.hidden = holder.childElementCount === 1 && holder.querySelector("input") !== null;
  });
  return row;
};

const addTicksTo = (card, exercise) => {
  const holder = made("ticks");
  holder.setAttribute("aria-labelledby", exercise.key);
  ticks.push(() => showTicks(holder, today(), exercise, words.done_today));
  card.append(holder);
};

// --- The same week on paper, a row an exercise; only printed once something was noted --------------------------------

const sheetRow = (kind, name, marks) => {
  const row = document.createElement("tr");
  const cells = [name, ...marks].map((text, place) => {
    const cell = document.createElement(place === 0 || kind === "th" ? "th" : "td");
    cell.textContent = text;
    return cell;
  });
  row.append(...cells);
  return row;
};

const markOf = (times) => (times === 0 ? "" : times === 1 ? "✓" : `${times}×`);

const showSheet = () => {
  const week = weekOf(shownDay);
  const notes = week.map((day) => note(day, programme.id));
  const rows = exercises.map((exercise) =>
    sheetRow("td", exercise.title, week.map((day) => markOf(timesDone(day, programme.id, exercise).length))));
  const days = sheetRow("th", words.title, week.map((day) => dateInWords(dateOf(day), "short")));
  const pains = sheetRow("td", words.pain, notes.map((one) => one.pain ?? ""));
  part("sheet").replaceChildren(days, ...rows, pains);
  diary.dataset.filled = String(notes.some((one) => one.done.length > 0 || one.pain !== null));
};

const showAll = () => {
  for (const show of ticks) show();
  weekOf(shownDay).forEach((day, place) => showCell(cells[place], day));
  part("day").textContent = shownDay === today() ? words.today : dateInWords(dateOf(shownDay));
  pain.show();
  showSheet();
  if (!isKept()) part("notice").textContent = words.refused;
};

// --- To keep, to share, to wipe ----------------------------------------------------------------------------------

// The diary of this programme as plain text; nothing when there are no notes.
const asText = () => {
  const days = allNotes(programme.id).map(([day, one]) => [
    dateInWords(dateOf(day)) + ` ${day.slice(0, 4)}`,
    ...one.done.map(([title, count]) => `  ${markOf(count)} ${title}`),
    ...(one.pain === null ? [] : [`  ${fill(words.text_pain, { pain: one.pain })}`]),
    ...(one.word ? [`  ${one.word}`] : []),
  ].join("\n"));
  if (days.length === 0) return "";
  return [fill(words.text_title, { programme: programme.title }), ...days].join("\n\n") + "\n";
};

const say = (text) => (part("notice").textContent = text);

const share = async () => {
  const text = asText();
  if (!text) return say(words.nothing);
  try {
    if (navigator.share) return await navigator.share({ title: words.title, text });
    await navigator.clipboard.writeText(text);
    say(words.copied);
  } catch (refusal) {
    // Closed by the patient: nothing to say. Refused by the browser: the text as a file.
    if (refusal.name !== "AbortError") download();
  }
};

const download = () => {
  const text = asText();
  if (!text) return say(words.nothing);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  link.download = words.file;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};

const askToClear = (isAsked) => {
  part("question").hidden = !isAsked;
  part(isAsked ? "no" : "clear").focus();
};

const clear = () => {
  shownDay = today();
  forgetAll();
  showAll();
  askToClear(false);
  say(words.wiped);
};

// --- Start -------------------------------------------------------------------------------------------------------

const start = () => {
  startAgreed();
  const cards = exercises.map(cardOf);
  cards.forEach((card, place) => card && addTicksTo(card, exercises[place]));
  cards.at(-1)?.after(diary);
  part("week").append(...cells);
  part("list").append(...exercises.map(rowOf));
  part("pain").append(pain.form);
  part("share").addEventListener("click", share);
  part("download").addEventListener("click", download);
  part("clear").addEventListener("click", () => askToClear(true));
  part("no").addEventListener("click", () => askToClear(false));
  part("yes").addEventListener("click", clear);
  listen(showAll);
  // A page left open overnight begins a new day.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || lastToday === today()) return;
    shownDay = lastToday = today();
    showAll();
  });
  diary.hidden = false;
  showAll();
};

start();
