// Finds what a reader asks for: mends the words, looks each one up with Pagefind, and puts what has them in order.

import { foldedWords, isSameWord, vocabularyOf } from "./search_words.js";

const BUNDLE = new URL("../search/", import.meta.url);

// How much a word counts in each field of a record. What a thing is called outweighs all other fields together;
// then come the complaints and parts of the body a programme is for. Pagefind's own scores add up every longer word
// that begins alike, so that they would rank "rug" by how many compounds a record holds.
const FIELD_WEIGHTS = { called: 40, subjects: 16, names: 12, inner: 6, related: 2, where: 0.1, text: 0.1 };
// What a title of one word has more than a long one: enough to be among the results where there are very many.
const SHORT_TITLE_WEIGHT = 0.2;
// A word taken for two others must lead to something called so, not to a text that happens to hold both.
const LEAST_FOR_TWO_IN_ONE = FIELD_WEIGHTS.names;
// Results that score less than this part of the best are noise beside it.
const FAR_BELOW = 0.25;
const MOST_RESULTS = 24;

let pagefind;
let vocabulary;
let told;
let starting;

const startPagefind = async () => {
  const started = await import(new URL("pagefind.js", BUNDLE));
  // In the page itself: its worker would have to be fetched besides, and a search takes milliseconds.
  await started.options({ noWorker: true });
  await started.init();
  return started;
};

const json = async (path, options = {}) => {
  const response = await fetch(new URL(path, BUNDLE), options);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
};

const start = async () => {
  // Asked for anew like Pagefind's own entry, and telling the version of the cards: a kept one would not fit a new index.
  [pagefind, told] = await Promise.all([startPagefind(), json("words.json", { cache: "no-cache" })]);
  vocabulary = vocabularyOf(told.words.split(" "), told.ignored);
};

// Fetches what every search needs. After a failure the next question tries again.
export const prepare = () => {
  starting ??= start();
  starting.catch(() => (starting = undefined));
  return starting;
};

const cardFiles = new Map();

// What the results for a question show, best first; nothing for a question of a single letter.
export const search = async (question) => {
  await prepare();
  const asked = vocabulary.asked(question);
  if (asked.join("").length < 2 && !/\d/.test(asked)) return null;
  const mended = (await Promise.all(asked.map(mend))).filter((words) => words.length > 0);
  const words = mended.flat();
  const isMended = words.join() !== asked.join();
  const found = await inOrder(await scoresOf(mended), words);
  return { query: isMended ? words.join(" ") : question, isMended, found, programmes: told.programmes };
};

// The words to look for in place of one that was typed; none when nothing comes near.
const mend = async (word) => {
  if (vocabulary.begins(word)) return [word];
  // In quotes Pagefind finds only the word itself, whatever its ending.
  const { results } = await pagefind.search(`"${word}"`);
  return results.length > 0 ? [word] : vocabulary.instead(word);
};

// The score of each record that has all the words, or of all records when none has.
const scoresOf = async (mended) => {
  const parts = await Promise.all(mended.map(scoresOfOne));
  const all = inAll(parts);
  return all.size > 0 ? all : inAny(parts);
};

const scoresOfOne = async (words) => {
  const sums = inAll(await Promise.all(words.map(lookUp)));
  if (words.length === 1) return sums;
  return new Map([...sums].filter(([, score]) => score > LEAST_FOR_TWO_IN_ONE));
};

const inAny = (parts) => {
  const sums = new Map();
  for (const [record, weight] of parts.flatMap((part) => [...part])) sums.set(record, (sums.get(record) ?? 0) + weight);
  return sums;
};

const inAll = (parts) => new Map([...inAny(parts)].filter(([record]) => parts.every((part) => part.has(record))));

// How much one word counts in each record. Pagefind knows most endings; those it misses we look up besides.
const lookUp = async (word) => {
  const found = await weightsOf([word, ...vocabulary.inflections(word)]);
  return found.size > 0 ? found : weightsOf(vocabulary.completions(word));
};

// A page is one result of Pagefind's; its field "names.3.5" is of the fourth record on it and has five words. A record
// goes by the page and its number here.
const weightsOf = async (words) => {
  const answers = await Promise.all(words.map((word) => pagefind.search(word)));
  const best = new Map();
  for (const { results } of answers) {
    for (const [record, weight] of results.flatMap(weightsOnPage)) {
      best.set(record, Math.max(weight, best.get(record) ?? 0));
    }
  }
  return best;
};

const weightsOnPage = ({ id, matchedMetaFields = [] }) => {
  const weights = new Map();
  for (const [name, number, size] of matchedMetaFields.map((field) => field.split("."))) {
    const record = `${id}.${number}`;
    const weight = FIELD_WEIGHTS[name] + (name === "called" ? SHORT_TITLE_WEIGHT / size : 0);
    weights.set(record, (weights.get(record) ?? 0) + weight);
  }
  return [...weights];
};

const inOrder = async (scores, words) => {
  const best = Math.max(...scores.values());
  const near = [...scores].filter(([, score]) => score >= best * FAR_BELOW);
  near.sort(([, one], [, other]) => other - one);
  const cards = await Promise.all(
    near.slice(0, MOST_RESULTS).map(async ([record, score]) => {
      const card = await cardOf(record);
      // Rounded, so that what a text says besides does not undo the order of the site.
      return { ...card, points: Math.round(score), likeness: likeness(card, words), names: namesToShow(card, words) };
    }),
  );
  return cards.sort((a, b) => b.likeness - a.likeness || b.points - a.points || a.page - b.page || a.number - b.number);
};

const cardOf = async (record) => {
  const [id, number] = record.split(".");
  const name = id.split("_").pop().slice(0, told.card_digits) || "all";
  if (!cardFiles.has(name)) cardFiles.set(name, json(`cards/${name}.json?${told.version}`));
  const { order, cards } = (await cardFiles.get(name))[id];
  return { ...cards[number], page: order, number };
};

// 4: the question is the title; 3: the title begins with it; 2: the title holds it; 1: it is one of the other names.
const likeness = ({ title, names }, words) => {
  const holds = (called, from) => words.every((word, place) => isSameWord(word, called[from + place]));
  const is = (called) => called.length === words.length && holds(called, 0);
  const called = foldedWords(title);
  if (is(called)) return 4;
  if (holds(called, 0)) return 3;
  if (called.some((_, from) => holds(called, from))) return 2;
  return names.map(foldedWords).some(is) ? 1 : 0;
};

// The other names that explain why a result is here, when its title does not.
const namesToShow = ({ title, names }, words) => {
  const isAsked = (one) => words.some((word) => one.startsWith(word) || isSameWord(word, one));
  const explains = (text) => foldedWords(text).some(isAsked);
  return explains(title) ? [] : names.filter(explains);
};
