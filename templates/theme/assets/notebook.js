// The patient's own notes, day by day: which exercises were done, a number for pain, a few words.
// Kept by the ids of programmes and exercises, with their names beside them, so that notes outlive a changed programme.

import { keep, recall } from "./storage.js";

const NAME = "diary";
const EMPTY = { names: {}, days: {} };

const two = (number) => String(number).padStart(2, "0");

// A day as "2026-11-25", by the clock of this device.
export const dayOf = (date) => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;

export const today = () => dayOf(new Date());

// Noon, so that no change to summer time makes another day of it.
export const dateOf = (day) => new Date(`${day}T12:00:00`);

// The seven days, Monday first, of the week that a day is in.
export const weekOf = (day) => {
  const date = dateOf(day);
  const sinceMonday = (date.getDay() + 6) % 7;
  return Array.from({ length: 7 }, (_, place) => {
    const one = new Date(date);
    one.setDate(date.getDate() - sinceMonday + place);
    return dayOf(one);
  });
};

const read = () => ({ ...EMPTY, ...recall(NAME) });

const noteOf = (notes, day, programme) => ({ done: [], pain: null, word: "", ...notes.days[day]?.[programme] });

export const note = (day, programme) => noteOf(read(), day, programme);

// Read anew before each change: another tab may have written meanwhile. `named` are the things whose names to keep.
const change = (day, programme, named, changed) => {
  const { names, days } = read();
  const next = changed(noteOf({ days }, day, programme.id));
  const ofDay = { ...days[day], [programme.id]: next };
  if (next.done.length === 0 && next.pain === null && next.word === "") delete ofDay[programme.id];
  const changedDays = { ...days, [day]: ofDay };
  if (Object.keys(ofDay).length === 0) delete changedDays[day];
  const added = Object.fromEntries(named.map(({ id, title }) => [id, title]));
  keep(NAME, { names: { ...names, ...added }, days: changedDays });
};

export const tick = (day, programme, exercise, isDone) =>
  change(day, programme, [exercise], (one) => {
    const others = one.done.filter((id) => id !== exercise.id);
    return { ...one, done: isDone ? [...others, exercise.id] : others };
  });

export const setPain = (day, programme, pain) => change(day, programme, [], (one) => ({ ...one, pain }));

export const setWord = (day, programme, word) =>
  change(day, programme, [], (one) => ({ ...one, word: word.trim() }));

// Everything noted for one programme, oldest day first: [day, {names of what was done, pain, word}].
export const allNotes = (programme) => {
  const notes = read();
  return Object.keys(notes.days)
    .filter((day) => notes.days[day][programme])
    .sort()
    .map((day) => {
      const one = noteOf(notes, day, programme);
      return [day, { ...one, done: one.done.map((id) => notes.names[id] ?? id) }];
    });
};
