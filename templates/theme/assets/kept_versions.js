// From one version to the next: asks the host for its list, takes what is new whole or not at all, and says what a page
// may say about itself.

import {
  LIST, PREFIX, SCOPE, STORE, address, heldBy, heldKey, isRemembered, isRight, keepJson, keyOf, listKey, listOf,
  openStore, readState, remember,
} from "./kept_files.js";
import { chosen, filesOfPage } from "./kept_choice.js";

const AT_ONCE = 6;
const LIST_PATIENCE_MS = 20_000;
const FILE_PATIENCE_MS = 60_000;
const MOST_VISITS = 40;
const SERVER_ERROR = 500;
const GONE = [404, 410];
const FULL = "QuotaExceededError";

const fetchFresh = (url, milliseconds) =>
  fetch(url, { cache: "no-cache", signal: AbortSignal.timeout?.(milliseconds) });

// --- The host ----------------------------------------------------------------------------------------------------

const listIn = (text) => {
  try {
    const list = JSON.parse(text);
    return list.version && list.files && list.pages ? list : null;
  } catch {
    return null;
  }
};

// What the host says it has: its list, null when what it says is no list, undefined when it does not answer.
const hostList = async () => {
  try {
    const answer = await fetchFresh(LIST, LIST_PATIENCE_MS);
    if (answer.status >= SERVER_ERROR) return undefined;
    return answer.ok ? listIn(await answer.text()) : null;
  } catch {
    return undefined;
  }
};

const fetchRight = async (path, list) => {
  const answer = await fetchFresh(new URL(path.replace(/(^|\/)index\.html$/, "$1"), SCOPE), FILE_PATIENCE_MS);
  const bytes = await answer.arrayBuffer();
  if (!answer.ok || !(await isRight(bytes, path, list))) throw new Error(`${path} is not of this version`);
  // Made anew, since a browser refuses an answer that was redirected as a page.
  return new Response(bytes, { headers: { "Content-Type": answer.headers.get("Content-Type") ?? "" } });
};

// --- Keeping -----------------------------------------------------------------------------------------------------

// Removes every file but those of these versions and those with these keys.
const removeAllBut = async (versions, keys = []) => {
  const wanted = new Set(keys);
  for (const version of versions) {
    const list = await listOf(version);
    if (!list) continue;
    for (const path of await heldBy(version)) wanted.add(keyOf(path, list));
    wanted.add(listKey(version)).add(heldKey(version));
  }
  const store = await openStore();
  for (const { url } of await store.keys()) if (!wanted.has(url) && !isRemembered(url)) await store.delete(url);
};

const refuseWhatCannotFit = async (bytes) => {
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
  if (quota !== undefined && quota - usage < bytes) throw new DOMException("this device is full", FULL);
};

const fetchAll = async (paths, list) => {
  const store = await openStore();
  const waiting = [...paths];
  const work = async () => {
    for (let path = waiting.shift(); path; path = waiting.shift()) {
      try {
        await store.put(keyOf(path, list), await fetchRight(path, list));
      } catch (failure) {
        waiting.length = 0;
        throw failure;
      }
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
  const failed = ends.find(({ status }) => status === "rejected");
  if (failed) throw failed.reason;
};

// A host that changes files on their way changes pages, so that little is fetched in vain.
const pagesFirst = (one, other) => Number(other.endsWith(".html")) - Number(one.endsWith(".html"));

// Keeps what is wanted of a version. Throws when it can't be had whole; what came in by then may be used next time.
const hold = async (list) => {
  const { shown, visits } = await readState();
  const store = await openStore();
  const here = new Set((await store.keys()).map(({ url }) => url));
  const isSparing = navigator.connection?.saveData === true;
  const paths = chosen(list, visits, (key) => here.has(key), isSparing);
  if (!paths) throw new Error("the frame of the site is larger than its room");
  const missing = paths.filter((path) => !here.has(keyOf(path, list))).sort(pagesFirst);
  if (missing.length) {
    await removeAllBut([shown], paths.map((path) => keyOf(path, list)));
    await refuseWhatCannotFit(missing.reduce((sum, path) => sum + list.files[path][1], 0));
    await fetchAll(missing, list);
  }
  await keepJson(listKey(list.version), list);
  await keepJson(heldKey(list.version), paths);
};

// Takes what the host has; returns the keys of what came in of a version that could not be had whole.
const take = async (list) => {
  const isShown = (state) => (state.shown ?? list.version) === list.version;
  await remember((state) => ({ ready: state.ready === list.version ? state.ready : null }));
  try {
    await hold(list);
    await remember((state) => ({
      ...(isShown(state) ? { shown: list.version, ready: null } : { ready: list.version }),
      refused: null,
      checked: { ...state.checked, [list.version]: Date.now() },
    }));
    return [];
  } catch (failure) {
    await remember(({ shown, checked }) =>
      shown === list.version
        ? { refused: null, checked: { ...checked, [shown]: Date.now() } }
        : { refused: list.version },
    );
    return failure.name === FULL ? [] : Object.keys(list.files).map((path) => keyOf(path, list));
  }
};

const removeUnused = async (unfinished) => {
  const open = new Set((await self.clients.matchAll({ includeUncontrolled: true })).map(({ id }) => id));
  await remember(({ shown, ready, views, checked }) => ({
    views: Object.fromEntries(Object.entries(views).filter(([id]) => open.has(id))),
    checked: Object.fromEntries(Object.entries(checked).filter(([version]) => version === shown || version === ready)),
  }));
  const { shown, ready, views } = await readState();
  await removeAllBut(new Set([shown, ready, ...Object.values(views)]), unfinished);
};

// --- Leaving -----------------------------------------------------------------------------------------------------

const statusOf = async (path) => (await fetch(new URL(path, SCOPE), { cache: "no-store" }).catch(() => null))?.status;

// A host that works and no longer gives a worker wants its pages read from the host alone: nothing stays here.
const leaveIfWithdrawn = async () => {
  const isWithdrawn = GONE.includes(await statusOf("worker.js")) && (await statusOf("")) === 200;
  if (isWithdrawn) await Promise.all([caches.delete(STORE), self.registration.unregister()]);
  return isWithdrawn;
};

// --- A visit -----------------------------------------------------------------------------------------------------

const isKeptWhole = async (path, list) => {
  const held = await heldBy(list.version);
  const store = await openStore();
  for (const file of new Set([...list.frame, ...filesOfPage(path, list)])) {
    if (!held.has(file) || !(await store.match(keyOf(file, list)))) return false;
  }
  return true;
};

// The version a page was read from: null for what the host gave and no kept version has, undefined for a page that was
// open before this worker answered for it. Some browsers don't say which page an answer was for.
const versionOf = (view, isAnswered, { views, shown }) => {
  if (view in views) return views[view];
  return isAnswered ? shown : undefined;
};

const lookNow = async ({ look: url, isAnswered, isUpdated }, view) => {
  if (isUpdated === false && (await leaveIfWithdrawn())) return { isOlder: true, isReady: true };
  const path = address(url);
  const before = await readState();
  await remember(({ visits }) => ({ visits: [path, ...visits.filter((one) => one !== path)].slice(0, MOST_VISITS) }));
  const list = await hostList();
  const unfinished = list ? await take(list) : [];
  if (list === null) await remember(({ shown }) => ({ refused: shown && "" }));
  const { shown, ready, refused, checked } = await readState();
  await removeUnused(unfinished);
  const kept = await listOf(shown);
  const version = versionOf(view, isAnswered, before);
  return {
    isKept: kept !== undefined && (await isKeptWhole(path, kept)),
    isFromHost: version === null && refused !== null,
    // The host has, or had when last seen, another version than the one this page was read from.
    isOlder: Boolean(version) && version !== (ready ?? (refused || shown)),
    isReady: Boolean(version) && version !== (ready ?? shown),
    // A page begun anew comes from the host from now on.
    isNews: refused !== before.refused,
    checked: version ? checked[version] : undefined,
  };
};

let looking = Promise.resolve();

// One after another: what one visit removes, another must not be keeping at that moment.
export const look = (asked, view) => (looking = looking.then(() => lookNow(asked, view)).catch(() => ({})));

// The caches of an earlier way of keeping.
export const leaveOldCaches = async () => {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== STORE) await caches.delete(name);
};
