// The diary on a week page: a tick under each exercise, the week, and pain and a few words for a day.

import { allNotes, dateOf, note, setPain, setWord, tick, today, weekOf } from "./notebook.js";
import { dateInWords, fill, programme, session, wordsOf } from "./page_data.js";
import { forgetAll, isKept, listen } from "./storage.js";

const words = wordsOf("diary");
const diary = document.querySelector("[data-diary]");
const part = (name) => diary.querySelector(`[data-diary-${name}]`);
const made = (name) => part(name).content.firstElementChild.cloneNode(true);
const MOST_PAIN = 10;

let shownDay = today();
let lastToday = shownDay;

const isDone = (day, id) => note(day, programme.id).done.includes(id);
const doneOf = (day) => session.exercises.filter(({ id }) => isDone(day, id)).length;

// --- Pain and words, here and at the end of a session ------------------------------------------------------------

let forms = 0;

// A form for the pain and words of the day that `dayShown()` tells; it is filled anew by its `fill`.
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
  word.addEventListener("change", () => setWord(dayShown(), programme, word.value));
  return { form, show };
};

const pain = painForm(() => shownDay);

// --- The week ----------------------------------------------------------------------------------------------------

const showCell = (cell, day) => {
  const done = doneOf(day);
  const all = session.exercises.length;
  const { pain: number } = note(day, programme.id);
  const [name, mark] = cell.children;
  name.textContent = dateInWords(dateOf(day), "short");
  mark.textContent = done === 0 ? "" : done === all ? "✓" : done;
  cell.dataset.state = done === 0 ? "none" : done === all ? "all" : "some";
  cell.setAttribute("aria-pressed", day === shownDay);
  const label = fill(words.day_label, { day: dateInWords(dateOf(day)), done, count: all });
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

// --- Ticks: under each exercise for today, and in the list for the day that is shown --------------------------------

const ticks = [];

const tickFor = (exercise, label, dayShown) => {
  const box = label.querySelector("input");
  box.addEventListener("change", () => tick(dayShown(), programme, exercise, box.checked));
  ticks.push(() => (box.checked = isDone(dayShown(), exercise.id)));
  return box;
};

const rowOf = (exercise) => {
  const row = made("row");
  row.querySelector("span").textContent = exercise.title;
  tickFor(exercise, row, () => shownDay);
  return row;
};

const addTickTo = (card, exercise) => {
  const label = made("tick");
  tickFor(exercise, label, today).setAttribute("aria-describedby", exercise.id);
  card.append(label);
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

const showSheet = () => {
  const week = weekOf(shownDay);
  const notes = week.map((day) => note(day, programme.id));
  const rows = session.exercises.map(({ id, title }) =>
    sheetRow("td", title, notes.map(({ done }) => (done.includes(id) ? "✓" : ""))));
  const days = sheetRow("th", words.title, week.map((day) => dateInWords(dateOf(day), "short")));
  const pains = sheetRow("td", words.pain, notes.map((one) => one.pain ?? ""));
  part("sheet").replaceChildren(days, ...rows, pains);
  diary.dataset.filled = String(notes.some((one) => one.done.length > 0 || one.pain !== null));
};

const showAll = () => {
  weekOf(shownDay).forEach((day, place) => showCell(cells[place], day));
  part("day").textContent = shownDay === today() ? words.today : dateInWords(dateOf(shownDay));
  for (const show of ticks) show();
  pain.show();
  showSheet();
  if (!isKept()) part("notice").textContent = words.refused;
};

// --- To keep, to share, to wipe ----------------------------------------------------------------------------------

// The diary of this programme as plain text; nothing when there are no notes.
const asText = () => {
  const days = allNotes(programme.id).map(([day, one]) => [
    dateInWords(dateOf(day)) + ` ${day.slice(0, 4)}`,
    ...one.done.map((title) => `  ✓ ${title}`),
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
  const cards = session.exercises.map(({ id }) => document.getElementById(id).closest(".handout-exercise"));
  cards.forEach((card, place) => addTickTo(card, session.exercises[place]));
  cards.at(-1).after(diary);
  part("week").append(...cells);
  part("list").append(...session.exercises.map(rowOf));
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
