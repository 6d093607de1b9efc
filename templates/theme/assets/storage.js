// What this phone remembers, below the path of the site: two clinics on one host never read each other's.
// Where storage is refused or full, everything works on for as long as the page is open, and `isKept` says no.

const SITE = new URL("../", import.meta.url).pathname;
const PREFIX = `handout:${SITE}:`;
const VERSION = 1;

const inMemory = new Map();
const listeners = new Set();
let refused = false;

const readKept = (name) => {
  try {
    return JSON.parse(localStorage.getItem(PREFIX + name));
  } catch {
    return null;
  }
};

// What was kept under a name; undefined when there is nothing, or something this version can't read.
export const recall = (name) => {
  const found = inMemory.get(name) ?? readKept(name);
  return found?.version === VERSION ? found.value : undefined;
};

export const keep = (name, value) => {
  const record = { version: VERSION, value };
  try {
    // What a later version wrote is left alone.
    if (readKept(name)?.version > VERSION) throw new Error("written by a later version");
    localStorage.setItem(PREFIX + name, JSON.stringify(record));
    inMemory.delete(name);
    refused = false;
  } catch {
    inMemory.set(name, record);
    refused = true;
  }
  tell(name);
};

export const isKept = () => !refused;

export const forgetAll = () => {
  const names = [...inMemory.keys()];
  inMemory.clear();
  refused = false;
  try {
    const kept = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
    for (const key of kept) localStorage.removeItem(key);
    names.push(...kept.map((key) => key.slice(PREFIX.length)));
  } catch {
    // Storage refused: there was nothing but memory.
  }
  for (const name of new Set(names)) tell(name);
};

// Calls `hear(name, isElsewhere)` whenever something was kept or forgotten, here or in another tab.
export const listen = (hear) => listeners.add(hear);

const tell = (name, isElsewhere = false) => {
  for (const hear of listeners) hear(name, isElsewhere);
};

addEventListener("storage", ({ key, newValue }) => {
  if (key === null) return tell("", true);
  if (!key.startsWith(PREFIX)) return;
  const name = key.slice(PREFIX.length);
  inMemory.delete(name);
  tell(name, true, newValue);
});
