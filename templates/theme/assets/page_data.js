// What the page itself says: its sessions and exercises, and the words that scripts may show.

const json = (name) => JSON.parse(document.querySelector(`[data-${name}]`).textContent);

export const session = json("session-data");

export const programme = session.programme;

export const exercises = session.exercises;

export const wordsOf = (name) => json(`${name}-words`);

// A phrase with its braces filled in.
export const fill = (phrase, fillings) => phrase.replace(/\{(\w+)\}/g, (whole, name) => fillings[name] ?? whole);

// So many of a thing, in the singular or the plural.
export const counted = (forms, count) => fill(count === 1 ? forms.one : forms.other, { count: number(count) });

// A number as people write it here.
export const number = (value) => value.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 2 });

const formats = {
  short: new Intl.DateTimeFormat(document.documentElement.lang, { weekday: "short" }),
  long: new Intl.DateTimeFormat(document.documentElement.lang, { weekday: "long", day: "numeric", month: "long" }),
};

// A date in words: "woensdag 25 november", or "wo".
export const dateInWords = (date, length = "long") => formats[length].format(date);

// The card of an exercise on the page.
export const cardOf = ({ key }) => document.getElementById(key)?.closest(".handout-exercise");
