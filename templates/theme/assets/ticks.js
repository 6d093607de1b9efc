// What is ticked of one exercise on one day: a box, one for each time of the day, or a count where boxes would be too many.

import { boxesOf } from "./agreed.js";
import { tick, tickNext, timesDone, untickLast, weekdayOf } from "./notebook.js";
import { fill, programme, wordsOf } from "./page_data.js";

const words = wordsOf("diary");

export const isDue = (day, exercise) => boxesOf(exercise).days[weekdayOf(day)];

export const isDone = (day, exercise) => {
  const { sure, tally } = boxesOf(exercise);
  return timesDone(day, programme.id, exercise).length >= (tally ? 1 : sure);
};

const made = (name) => document.querySelector(`[data-diary-${name}]`).content.firstElementChild.cloneNode(true);

const box = (day, exercise, number, label) => {
  const element = made("tick");
  const input = element.querySelector("input");
  element.querySelector("span").textContent = label;
  input.checked = timesDone(day, programme.id, exercise).includes(number);
  input.addEventListener("change", () => tick(day, programme, exercise, input.checked, number));
  return element;
};

const boxes = (day, exercise, single) => {
  const { sure, offered } = boxesOf(exercise);
  const count = Math.max(sure + offered, ...timesDone(day, programme.id, exercise));
  return Array.from({ length: count }, (_, place) => {
    const label = count === 1 ? single : fill(place < sure ? words.time_today : words.time_if_well, { number: place + 1 });
    return box(day, exercise, place + 1, label);
  });
};

const tally = (day, exercise) => {
  const element = made("tally");
  const count = timesDone(day, programme.id, exercise).length;
  const [more, less] = element.querySelectorAll("button");
  element.querySelector("span").textContent = fill(words.tally, { count });
  more.addEventListener("click", () => tickNext(day, programme, exercise));
  less.addEventListener("click", () => untickLast(day, programme, exercise));
  less.hidden = count === 0;
  return [element];
};

const restDay = () => {
  const element = document.createElement("p");
  element.className = "handout-tick__rest";
  element.textContent = words.rest_day;
  return [element];
};

const parts = (day, exercise, single) => {
  const { tally: isTally } = boxesOf(exercise);
  const wasDone = timesDone(day, programme.id, exercise).length > 0;
  if (!isDue(day, exercise) && !wasDone) return restDay();
  return isTally ? tally(day, exercise) : boxes(day, exercise, single);
};

// What is to be ticked, in a word: it is made anew only when that changes, so that a box under a finger stays.
const shapeOf = (day, exercise, times) => {
  const { sure, offered, tally: isTally } = boxesOf(exercise);
  const isRest = !isDue(day, exercise) && times.length === 0;
  return [day, isRest, sure, isTally ? times.length : Math.max(sure + offered, ...times)].join();
};

const shapes = new WeakMap();

// Fills `holder` with what is to be ticked; what has the focus keeps it. `single` is said of a box that is alone.
export const showTicks = (holder, day, exercise, single) => {
  const times = timesDone(day, programme.id, exercise);
  const shape = shapeOf(day, exercise, times);
  if (shapes.get(holder) === shape) {
    holder.querySelectorAll("input").forEach((input, place) => { input.checked = times.includes(place + 1); });
    return;
  }
  shapes.set(holder, shape);
  const focused = [...holder.querySelectorAll("input, button")].indexOf(document.activeElement);
  holder.replaceChildren(...parts(day, exercise, single));
  if (focused >= 0) [...holder.querySelectorAll("input, button:not([hidden])")].at(Math.min(focused, holder.childElementCount))?.focus();
};
