// Keeps the site on this device. The build's worker.js sets HANDOUT_VERSION, a hash over every file of the site, and
// then runs this. A version is kept whole: each file is compared with its hash in offline.json before it counts, so
// that pages of one version never stand beside files of another.

const SCOPE = new URL(self.registration.scope);
const PREFIX = `handout:${SCOPE.pathname}:`;
const CACHE = PREFIX + self.HANDOUT_VERSION;
// Outlives versions: which programmes were visited last.
const VISITS = `${PREFIX}visits`;
const LIST = new URL("offline.json", SCOPE).href;
const OFFLINE_PAGE = new URL("offline.html", SCOPE).href;
// A site that takes no more than this part of the room is kept whole.
const WHOLE_SITE_PART = 1 / 4;
const AT_ONCE = 6;
const MEGABYTE = 1_000_000;
const SERVER_ERROR = 500;

const addressOf = (path) => new URL(path.replace(/(^|\/)index\.html$/, "$1") || "./", SCOPE).href;

const hexOf = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

// Whether bytes are those the list has a hash of (it has the hash's beginning).
const isRight = async (bytes, hash) => hexOf(await crypto.subtle.digest("SHA-256", bytes)).startsWith(hash);

const readList = async () => {
  const kept = await (await caches.open(CACHE)).match(LIST);
  return kept ? kept.json() : null;
};

// --- Keeping files -----------------------------------------------------------------------------------------------

// A file from a version kept before, when it has not changed.
const fromBefore = async (address, hash) => {
  for (const name of await caches.keys()) {
    if (!name.startsWith(PREFIX) || name === CACHE || name === VISITS) continue;
    const found = await (await caches.open(name)).match(address);
    if (found && (await isRight(await found.clone().arrayBuffer(), hash))) return found;
  }
  return null;
};

const fromHost = async (address, hash) => {
  const answer = await fetch(address, { cache: "no-cache" });
  const bytes = await answer.arrayBuffer();
  if (!answer.ok || !(await isRight(bytes, hash))) throw new Error(`${address} is not of this version`);
  // Made anew, since a browser refuses an answer that was redirected as a page.
  return new Response(bytes, { headers: { "Content-Type": answer.headers.get("Content-Type") ?? "" } });
};

const keepAll = async (files) => {
  const cache = await caches.open(CACHE);
  const waiting = Object.entries(files).map(([path, [hash]]) => [addressOf(path), hash]);
  const work = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [address, hash] = next;
      if (await cache.match(address)) continue;
      await cache.put(address, (await fromBefore(address, hash)) ?? (await fromHost(address, hash)));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
};

const bytesOf = (files) => Object.values(files).reduce((sum, [, size]) => sum + size, 0);

// --- What to keep ------------------------------------------------------------------------------------------------

// The programmes visited, the last one first.
const visits = async () => {
  const kept = await (await caches.open(VISITS)).match(LIST);
  return kept ? kept.json() : [];
};

const programmeOf = (url, list) => {
  const name = new URL(url).pathname.slice(SCOPE.pathname.length).split("/")[0];
  return name in list.programmes ? name : null;
};

// The files to keep: the frame, then programmes and the search while there is room.
const chosen = (list, visited) => {
  const room = list.megabytes * MEGABYTE;
  const parts = Object.values(list.programmes);
  const whole = Object.assign({}, list.frame, list.search, ...parts);
  if (bytesOf(whole) <= room * WHOLE_SITE_PART && !navigator.connection?.saveData) return whole;
  const files = { ...list.frame };
  for (const part of [...visited.map((name) => list.programmes[name]), list.search]) {
    if (part && bytesOf(files) + bytesOf(part) <= room) Object.assign(files, part);
  }
  return files;
};

const removeAllBut = async (files) => {
  const cache = await caches.open(CACHE);
  const wanted = new Set([LIST, ...Object.keys(files).map(addressOf)]);
  for (const { url } of await cache.keys()) if (!wanted.has(url)) await cache.delete(url);
};

const visit = async (url) => {
  const list = await readList();
  const programme = list && programmeOf(url, list);
  if (!programme) return;
  const visited = [programme, ...(await visits()).filter((name) => name !== programme)];
  await (await caches.open(VISITS)).put(LIST, new Response(JSON.stringify(visited)));
  const files = chosen(list, visited);
  await removeAllBut(files);
  await keepAll(files);
};

// One after another: what one visit removes, another must not be keeping at that moment.
let lastVisit = Promise.resolve();
const visitInTurn = (url) => (lastVisit = lastVisit.then(() => visit(url)).catch(() => {}));

// --- The life of a version ---------------------------------------------------------------------------------------

const install = async () => {
  const answer = await fetch(LIST, { cache: "no-cache" });
  const list = await answer.clone().json();
  if (list.version !== self.HANDOUT_VERSION) throw new Error("the host is between two versions");
  await keepAll(chosen(list, await visits()));
  await (await caches.open(CACHE)).put(LIST, answer);
};

const activate = async () => {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== CACHE && name !== VISITS) await caches.delete(name);
  }
  await self.clients.claim();
};

const installOrLeaveNothing = () =>
  install().catch(async (failure) => {
    await caches.delete(CACHE);
    throw failure;
  });

self.addEventListener("install", (event) => event.waitUntil(installOrLeaveNothing()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
  else if (event.data?.visited) event.waitUntil(visitInTurn(event.data.visited));
});

// --- Answering ---------------------------------------------------------------------------------------------------

const isLocal = ({ method, url }) => method === "GET" && url.startsWith(SCOPE.href);

const kept = async (url) => {
  const cache = await caches.open(CACHE);
  const plain = url.origin + url.pathname;
  return (await cache.match(plain)) ?? (await cache.match(plain.replace(/(index\.html|\/?)$/, "/").replace(/\/\/$/, "/")));
};

const answer = async (request) => {
  const stored = await kept(new URL(request.url));
  if (stored) return stored;
  const asked = await fetch(request).catch(() => null);
  if (asked && asked.status < SERVER_ERROR) return asked;
  const offline = request.mode === "navigate" ? await (await caches.open(CACHE)).match(OFFLINE_PAGE) : null;
  return offline ?? asked ?? Response.error();
};

self.addEventListener("fetch", (event) => {
  if (isLocal(event.request)) event.respondWith(answer(event.request));
});
