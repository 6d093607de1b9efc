// What the page itself says: the session it holds, and the words that scripts may show.

const json = (name) => JSON.parse(document.querySelector(`[data-${name}]`).textContent);

export const session = json("session-data");

export const programme = session.programme;

export const wordsOf = (name) => json(`${name}-words`);

// A phrase with its braces filled in.
export const fill = (phrase, fillings) => phrase.replace(/\{(\w+)\}/g, (whole, name) => fillings[name] ?? whole);

const formats = {
  short: new Intl.DateTimeFormat(document.documentElement.lang, { weekday: "short" }),
  long: new Intl.DateTimeFormat(document.documentElement.lang, { weekday: "long", day: "numeric", month: "long" }),
};

// A date in words: "woensdag 25 november", or "wo".
export const dateInWords = (date, length = "long") => formats[length].format(date);
