// The patient's own notes, day by day: which exercises were done, a number for pain, a few words.
// Kept by the ids of programmes and the places of exercises, with their names beside them, so that notes outlive a
// changed programme. Done twice on a day is "buikbrug" and "buikbrug#2".

import { keep, recall } from "./storage.js";

const NAME = "diary";
const DAY = /^\d{4}-\d\d-\d\d$/;
const MOST_PAIN = 10;

const two = (number) => String(number).padStart(2, "0");

// A day as "2026-11-25", by the clock of this device.
export const dayOf = (date) => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

export const today = () => dayOf(new Date());

// Noon, so that no change to summer time makes another day of it.
export const dateOf = (day) => new Date(`${day}T12:00:00`);

// Which day of the week a day is, Monday 0.
export const weekdayOf = (day) => (dateOf(day).getDay() + 6) % 7;

// The seven days, Monday first, of the week that a day is in.
export const weekOf = (day) => {
  const date = dateOf(day);
  const sinceMonday = weekdayOf(day);
  return Array.from({ length: 7 }, (_, place) => {
    const one = new Date(date);
    one.setDate(date.getDate() - sinceMonday + place);
    return dayOf(one);
  });
};

// Whatever was kept, only what can be a note is read.
const read = () => {
  const { names, days } = Object(recall(NAME));
  return { names: { ...Object(names) }, days: { ...Object(days) } };
};

const isText = (value) => typeof value === "string";

const noteOf = ({ days }, day, programme) => {
  const { done, pain, word } = Object(Object(days[day])[programme]);
  return {
    done: Array.isArray(done) ? [...new Set(done.filter(isText))] : [],
    pain: Number.isInteger(pain) && pain >= 0 && pain <= MOST_PAIN ? pain : null,
    word: isText(word) ? word : "",
  };
};

const isEmpty = ({ done, pain, word }) => done.length === 0 && pain === null && word === "";

export const note = (day, programme) => noteOf(read(), day, programme);

const partsOf = (entry) => {
  const [, key, number] = /^(.*?)(?:#(\d+))?$/s.exec(entry);
  return [key, Number(number ?? 1)];
};

const entryOf = (key, number) => (number === 1 ? key : `${key}#${number}`);

// Which times of a day an exercise of a programme (its id) was done: [1, 3] for the first and the third.
export const timesDone = (day, programme, { key }) =>
  note(day, programme).done.map(partsOf).filter(([one]) => one === key).map(([, number]) => number);

// Read anew before each change: another tab may have written meanwhile. `named` are the things whose names to keep.
const change = (day, programme, named, changed) => {
  const { names, days } = read();
  const next = changed(noteOf({ days }, day, programme.id));
  const ofDay = { ...Object(days[day]), [programme.id]: next };
  if (isEmpty(next)) delete ofDay[programme.id];
  const changedDays = { ...days, [day]: ofDay };
  if (Object.keys(ofDay).length === 0) delete changedDays[day];
  const added = Object.fromEntries(named.map(({ key, title }) => [key, title]));
  keep(NAME, { names: { ...names, ...added }, days: changedDays });
};

export const tick = (day, programme, exercise, isDone, number = 1) =>
  change(day, programme, [exercise], (one) => {
    const entry = entryOf(exercise.key, number);
    const others = one.done.filter((other) => other !== entry);
    return { ...one, done: isDone ? [...others, entry] : others };
  });

// One more time, or one less.
export const tickNext = (day, programme, exercise) => {
  const times = timesDone(day, programme.id, exercise);
  let number = 1;
  while (times.includes(number)) number += 1;
  tick(day, programme, exercise, true, number);
};

export const untickLast = (day, programme, exercise) => {
  const times = timesDone(day, programme.id, exercise);
  if (times.length > 0) tick(day, programme, exercise, false, Math.max(...times));
};

export const setPain = (day, programme, pain) => change(day, programme, [], (one) => ({ ...one, pain }));

export const setWord = (day, programme, word) =>
  change(day, programme, [], (one) => ({ ...one, word: word.trim() }));

// Everything noted for one programme, oldest day first: [day, {done: [[name, how often]], pain, word}].
export const allNotes = (programme) => {
  const notes = read();
  return Object.keys(notes.days)
    .filter((day) => DAY.test(day))
    .sort()
    .map((day) => [day, noteOf(notes, day, programme)])
    .filter(([, one]) => !isEmpty(one))
    .map(([day, one]) => {
      const times = new Map();
      for (const [key] of one.done.map(partsOf)) times.set(key, (times.get(key) ?? 0) + 1);
      const nameOf = (key) => (isText(notes.names[key]) ? notes.names[key] : key);
      return [day, { ...one, done: [...times].map(([key, count]) => [nameOf(key), count]) }];
    });
};
