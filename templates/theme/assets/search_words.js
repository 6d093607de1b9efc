// Words as the search compares them, and what a word was meant to be that nobody knows.

const SHORTEST_PART = 3;
const SHORTEST_MENDED = 4;
const SHORTEST_WITH_TWO_MISTAKES = 8;
// Only from this length on may the first letter be the mistake; shorter words are too much alike.
const SHORTEST_WITH_ANOTHER_START = 7;
// From this length on a word may be half typed and mistyped at once.
const SHORTEST_HALF_TYPED = 5;
const LONGEST_ENDING = 2;
const MOST_COMPLETIONS = 5;

const withoutAccents = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}|['’]/gu, "");

// The words of a text without accents; a word with hyphens is one word.
export const foldedWords = (text) =>
  withoutAccents(text).replace(/([\p{L}\p{N}])-(?=[\p{L}\p{N}])/gu, "$1").match(/[\p{L}\p{N}]+/gu) ?? [];

// Whether two words differ in their ending at most: spier, spieren. Numbers have none: 1 is not 10.
export const isSameWord = (one, other = "") => {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  const ending = long.length - short.length;
  if (ending === 0) return one === other;
  return ending <= LONGEST_ENDING && short.length >= SHORTEST_PART && long.startsWith(short) && !/\d/.test(long);
};

// How many letters must be put in, left out, changed or swapped with the next to make one word of the other.
export const distance = (one, other) => {
  const rows = [Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let i = 1; i <= one.length; i++) {
    rows.push([i]);
    for (let j = 1; j <= other.length; j++) {
      const change = rows[i - 1][j - 1] + (one[i - 1] === other[j - 1] ? 0 : 1);
      const isSwap = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      const swap = isSwap ? rows[i - 2][j - 2] + 1 : Infinity;
      rows[i].push(Math.min(change, rows[i - 1][j] + 1, rows[i][j - 1] + 1, swap));
    }
  }
  return rows[one.length][other.length];
};

const mostMistakes = (word) => {
  if (word.length < SHORTEST_MENDED) return 0;
  return word.length < SHORTEST_WITH_TWO_MISTAKES ? 1 : 2;
};

// What can be found: `words` are all its words in order of frequency, `ignored` those that carry nothing in a question.
export const vocabularyOf = (words, ignored) => {
  const known = new Set(words);
  const unimportant = new Set(ignored);

  const begins = (start) => known.has(start) || words.some((word) => word.startsWith(start));

  // The words of a question that count; one with hyphens is taken apart unless it is known whole.
  const asked = (question) => {
    const all = question.split(/\s+/).flatMap((word) => {
      const whole = foldedWords(word);
      return whole.every(begins) ? whole : foldedWords(word.replaceAll("-", " "));
    });
    const important = all.filter((word) => !unimportant.has(word));
    return important.length > 0 ? important : all;
  };

  const inflections = (word) => words.filter((one) => one !== word && isSameWord(word, one));

  const completions = (start) => words.filter((word) => word.startsWith(start)).slice(0, MOST_COMPLETIONS);

  // Two known words that were written as one: heuppijn is heup and pijn.
  const parted = (word) => {
    for (let at = word.length - SHORTEST_PART; at >= SHORTEST_PART; at--) {
      const parts = [word.slice(0, at), word.slice(at)];
      if (parts.every((part) => words.some((one) => isSameWord(part, one)))) return parts;
    }
    return [];
  };

  // The known word that takes the fewest mistakes; with the same first letter and the commoner one first.
  const nearest = (word) => {
    const most = mostMistakes(word);
    const isCandidate = ({ one, isAlike }) =>
      Math.abs(one.length - word.length) <= most && (isAlike || word.length >= SHORTEST_WITH_ANOTHER_START);
    const candidates = words
      .map((one, place) => ({ one, place, isAlike: one[0] === word[0] }))
      .filter(isCandidate)
      .map((candidate) => ({ ...candidate, mistakes: distance(word, candidate.one) }))
      .filter(({ mistakes }) => mistakes <= most);
    candidates.sort((a, b) => a.mistakes - b.mistakes || b.isAlike - a.isAlike || a.place - b.place);
    return candidates[0]?.one;
  };

  // The commonest word that a mistyped beginning leads to.
  const nearestBeginning = (start) => {
    if (start.length < SHORTEST_HALF_TYPED) return undefined;
    const lengths = [start.length, start.length - 1, start.length + 1];
    const begins = (word) => lengths.some((length) => distance(start, word.slice(0, length)) <= 1);
    return words.find((word) => word[0] === start[0] && word.length > start.length && begins(word));
  };

  // What to look for in place of a word that is not known: "3e" is 3, heuppijn is heup pijn, zijburg is zijbrug.
  const instead = (word) => {
    const number = word.match(/^\d+/);
    if (number) return [number[0]];
    const parts = parted(word);
    if (parts.length > 0) return parts;
    return [nearest(word) ?? nearestBeginning(word)].filter(Boolean);
  };

  return { asked, begins, completions, inflections, instead };
};
