// What patient and therapist agreed where a dose leaves something open: kept on this phone, by exercise. It makes the
// dose that is played, and stands in place of what was open on the page, on paper and in the diary.

import { cardOf, counted, exercises, programme, wordsOf } from "./page_data.js";
import { keep, listen, recall } from "./storage.js";

const NAME = "agreed";
const words = wordsOf("agreed");
const keyOf = ({ key }) => `${programme.id}/${key}`;

// An answer by its name; steps of a cycle are told apart.
const idOf = ({ name, step }) => (step === undefined ? name : `${name}-${step}`);

const isAnswer = ({ name, most, said }, value) =>
  name === "side" ? Object.hasOwn(said, value) : typeof value === "number" && value > 0 && value <= most;

// Earlier pages asked for `times` alone.
const withTimes = (found) => ({ repetitions: found.times, ...found });

// What was agreed for an exercise, by the name of what was asked; only answers that its dose can have.
export const agreed = (exercise) => {
  const found = withTimes(Object(Object(recall(NAME))[keyOf(exercise)]));
  const answers = exercise.dose.asks.map((ask) => [idOf(ask), found[idOf(ask)], ask]);
  return Object.fromEntries(answers.filter(([, value, ask]) => isAnswer(ask, value)).map(([id, value]) => [id, value]));
};

const agree = (exercise, answers) => {
  const all = { ...Object(recall(NAME)), [keyOf(exercise)]: answers };
  if (Object.keys(answers).length === 0) delete all[keyOf(exercise)];
  keep(NAME, all);
};

const saidOf = ({ name, said }, value) => (name === "side" ? said[value] : counted(said, value));

const asAmount = (ask, value) => {
  const isShownInSeconds = ask.unit === undefined || ask.unit === "second";
  const amount = value * ask.times;
  const time = { unit: ask.unit ?? "second", each: isShownInSeconds ? 1 : ask.times };
  return { sure: amount, most: amount, until: "", words: saidOf(ask, value), ...time };
};

// The dose of an exercise as it is done: the page's own, with what was agreed where it leaves something open.
export const doseOf = (exercise) => {
  const dose = { ...exercise.dose, sidesInSteps: exercise.sides_in_steps, cycle: exercise.dose.cycle.map((step) => ({ ...step })) };
  const answers = agreed(exercise);
  for (const ask of dose.asks) {
    const value = answers[idOf(ask)];
    if (value === undefined) continue;
    if (ask.name === "side") dose.sides = { ...dose.sides, ...(value === "one_side" ? { turns: "one", names: [""] } : { turns: value }) };
    else if (ask.step !== undefined) dose.cycle[ask.step][ask.name] = asAmount(ask, value);
    else if (ask.name in dose) dose[ask.name] = asAmount(ask, value);
  }
  if (dose.half && answers.up) dose.half = { ...dose.half, there: [dose.up.sure, dose.up.sure] };
  if (dose.half && answers.down) dose.half = { ...dose.half, back: [dose.down.sure, dose.down.sure] };
  // Where holds with a rest were agreed, and no sets: the rest is between the holds.
  if (dose.is_open && !dose.sets && dose.repetitions && dose.hold && dose.rest) {
    dose.sets = dose.repetitions;
    dose.repetitions = null;
  }
  return dose;
};

// The boxes to tick of an exercise, as often as was agreed where that was open.
export const boxesOf = (exercise) => {
  const times = agreed(exercise).frequency;
  if (!times) return exercise.boxes;
  const most = exercise.dose.asks.find(({ name }) => name === "frequency").most_boxes;
  return { ...exercise.boxes, sure: times, offered: 0, tally: times > most };
};

export const asksSide = (exercise) =>
  exercise.dose.asks.some(({ name }) => name === "side") && agreed(exercise).side === undefined;

// --- The form: on the card of an exercise, and in the session --------------------------------------------------------

const made = (name) => document.querySelector(`[data-agreed-${name}]`).content.firstElementChild.cloneNode(true);

const fieldOf = (ask, exercise, form) => {
  if (ask.name === "side") {
    const choices = made("choices");
    choices.querySelector("legend").textContent = ask.label;
    for (const [value, said] of Object.entries(ask.said)) {
      const choice = made("choice");
      Object.assign(choice.firstElementChild, { name: `${form}-side`, value });
      choice.lastElementChild.textContent = said;
      choices.append(choice);
    }
    return choices;
  }
  const field = made("number");
  field.firstElementChild.textContent = ask.label;
  Object.assign(field.lastElementChild, { name: `${form}-${idOf(ask)}`, max: ask.most, step: ask.name === "load" ? 0.1 : 1 });
  field.lastElementChild.min = ask.name === "load" ? 0.1 : 1;
  return field;
};

let forms = 0;

// The form of an exercise, which keeps what is filled in; null where nothing is asked. `isOpen` shows it unfolded.
export const agreedForm = (exercise, isOpen = false) => {
  const { asks } = exercise.dose;
  if (asks.length === 0) return null;
  const name = `afspraak-${++forms}`;
  const element = made("form");
  const form = element.querySelector("form");
  const fields = asks.map((ask) => fieldOf(ask, exercise, name));
  form.querySelector("[data-agreed-fields]").append(...fields);
  element.open = isOpen;
  const inputOf = (ask) => form.elements[`${name}-${idOf(ask)}`];
  const read = (ask) => {
    const input = inputOf(ask);
    if (ask.name === "side") return input.value || undefined;
    return input.value && input.validity.valid ? input.valueAsNumber : undefined;
  };
  const show = () => {
    const answers = agreed(exercise);
    const isAgreed = Object.keys(answers).length > 0;
    element.querySelector("summary").textContent = isAgreed ? words.change : words.open;
    element.querySelector("[data-agreed-back]").hidden = !isAgreed;
    for (const ask of asks) {
      const input = inputOf(ask);
      const value = answers[idOf(ask)] ?? "";
      if (ask.name === "side") for (const radio of input) radio.checked = radio.value === value;
      else if (document.activeElement !== input && input.validity.valid) input.value = value;
    }
  };
  form.addEventListener("change", () => {
    const answers = asks.map((ask) => [idOf(ask), read(ask)]);
    agree(exercise, Object.fromEntries(answers.filter(([, value]) => value !== undefined)));
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  element.querySelector("[data-agreed-back]").addEventListener("click", () => {
    agree(exercise, {});
    element.querySelector("summary").focus();
  });
  show();
  return { element, show, isRight: () => form.checkValidity() || (element.open = true, form.reportValidity()) };
};

// --- On the page -----------------------------------------------------------------------------------------------------

const cellOf = (text) => {
  const cell = document.createElement("li");
  cell.className = "handout-dose__agreed";
  cell.textContent = text;
  return cell;
};

// The dose line of a card, what is agreed in the places of what was open.
const showDose = (exercise, list, original, card, mark) => {
  const answers = agreed(exercise);
  const told = exercise.dose.asks.filter((ask) => answers[idOf(ask)] !== undefined);
  const inPlace = (place) => told.filter(({ cell }) => cell === place).map((ask) => cellOf(saidOf(ask, answers[idOf(ask)])));
  const cells = original.map((cell, place) => {
    const instead = inPlace(place);
    return instead.length > 0 ? instead : [cell];
  });
  list.replaceChildren(...cells.flat(), ...inPlace(null));
  const isWhole = exercise.dose.asks.every(({ name, cell }) => cell === null || told.some((one) => one.cell === cell || one.name === name));
  card.dataset.agreed = told.length === 0 ? "none" : isWhole ? "all" : "some";
  mark.hidden = told.length === 0;
};

const putOnCard = (exercise) => {
  const card = cardOf(exercise);
  const dose = card?.querySelector(".handout-dose");
  const form = agreedForm(exercise);
  if (!dose || !form) return () => {};
  const list = dose.querySelector("ul");
  const original = [...list.children];
  const mark = document.createElement("p");
  mark.className = "handout-agreed__mark";
  mark.textContent = words.mark;
  dose.after(mark, form.element);
  return () => {
    form.show();
    showDose(exercise, list, original, card, mark);
  };
};

export const startAgreed = () => {
  const shows = exercises.map(putOnCard);
  const showAll = () => shows.forEach((show) => show());
  listen(showAll);
  showAll();
};
