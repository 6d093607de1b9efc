// The way through a session: its exercises in the order in which they are done, part by part and round by round.

const MOST_OFFERED = 10;

const itemsOf = (part, round, rounds, isOffered) =>
  part.exercises.map((exercise, place) => ({
    exercise,
    round,
    rounds,
    isOffered,
    rest: place > 0 ? part.rest : round > 1 ? part.rest_between_rounds ?? part.rest : null,
  }));

const roundsOf = (part) => {
  const amount = part.rounds ?? { sure: 1, most: 1 };
  const sure = Math.max(1, amount.sure ?? 1);
  const most = Math.max(sure, amount.most ?? sure + MOST_OFFERED);
  const rounds = amount.most === sure ? sure : null;
  return Array.from({ length: most }, (_, place) => itemsOf(part, most === 1 ? 0 : place + 1, rounds, place >= sure)).flat();
};

// The places of a session: {exercise, round, rounds, isOffered, rest before it or null, before: the words of the parts
// that begin there}. What is said after the last exercise is in `after`.
export const route = (session) => {
  const stops = [];
  let said = [];
  for (const part of session.parts) {
    const words = [part.heading, ...part.text, ...part.rules].some(Boolean) ? [part] : [];
    const found = roundsOf(part);
    said.push(...words);
    if (found.length === 0) continue;
    if (stops.length > 0) found[0].rest ??= session.rest;
    found[0].before = said;
    said = [];
    stops.push(...found);
  }
  return { stops, after: said };
};

// Where one goes who has done enough rounds.
export const pastOfferedRounds = (stops, at) => {
  let next = at;
  while (stops[next]?.isOffered) next += 1;
  return next;
};
