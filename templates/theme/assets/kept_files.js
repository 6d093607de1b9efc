// The files on this device. Each is kept under its path and its hash, so that two versions share what is the same and
// never take each other's; beside them the lists of those versions, and what is remembered between two visits.

export const SCOPE = new URL(self.registration.scope);
export const PREFIX = `handout:${SCOPE.pathname}:`;
export const STORE = `${PREFIX}kept`;
export const LIST = new URL("offline.json", SCOPE).href;
const STATE = new URL("?state", SCOPE).href;

export const openStore = () => caches.open(STORE);

export const isWithin = (url) => url.startsWith(SCOPE.href);

// The path of an address below the site, without what follows "?" or "#".
export const address = (url) => decodeURI(new URL(url).pathname).slice(decodeURI(SCOPE.pathname).length);

// The file that a host gives for an address.
export const fileOf = (path) => path.replace(/(^|\/)$/, "$1index.html");

// Where a file of a version is kept; undefined when the version has none of that path.
export const keyOf = (path, list) => {
  const file = list.files[path];
  return file && new URL(`${path}?${file[0]}`, SCOPE).href;
};

export const listKey = (version) => `${LIST}?${version}`;
export const heldKey = (version) => `${LIST}?held-${version}`;

export const keepJson = async (key, value) => (await openStore()).put(key, new Response(JSON.stringify(value)));

const readJson = async (key) => {
  const kept = await (await openStore()).match(key);
  return kept && kept.json().catch(() => undefined);
};

const lists = new Map();

// The list of a version that is kept; undefined when it is not.
export const listOf = async (version) => {
  if (!version || !(await (await openStore()).match(listKey(version)))) return undefined;
  if (!lists.has(version)) lists.set(version, await readJson(listKey(version)));
  return lists.get(version);
};

// The paths of the files that were all there when a version was last kept.
export const heldBy = async (version) => new Set((await readJson(heldKey(version))) ?? []);

// --- What is remembered ------------------------------------------------------------------------------------------

// `shown`: the version that pages are read from. `ready`: a newer one that is kept whole. `refused`: a version of the
// host that could not be kept ("" when it could not be seen which one it has). `checked`: when each was last seen to be
// the host's. `visits`: pages of programmes, the last one first. `views`: the version each open page was read from.
const NOTHING = { shown: null, ready: null, refused: null, checked: {}, visits: [], views: {} };

// What could not be written, as on a full phone, is known as long as this worker lives.
let unwritten;

export const readState = async () => unwritten ?? { ...NOTHING, ...(await readJson(STATE)) };

let changing = Promise.resolve();

// One change after another; each is given what is remembered and returns what shall be.
export const remember = (change) =>
  (changing = changing.then(async () => {
    const before = await readState();
    const after = { ...before, ...change(before) };
    if (JSON.stringify(after) === JSON.stringify(before)) return;
    try {
      await keepJson(STATE, after);
      unwritten = undefined;
    } catch {
      unwritten = after;
    }
  }));

export const isRemembered = (url) => url === STATE;

// --- Hashes and parts --------------------------------------------------------------------------------------------

const hexOf = (bytes) => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

// Whether bytes are those the list has a hash of (it has the hash's beginning).
export const isRight = async (bytes, path, list) =>
  path in list.files && hexOf(await crypto.subtle.digest("SHA-256", bytes)).startsWith(list.files[path][0]);

// The part of a kept file that was asked for, where one was: some phones play nothing that comes whole.
export const partOf = async (request, kept) => {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.get("Range") ?? "") ?? [];
  if (!first && !last) return kept;
  const bytes = await kept.arrayBuffer();
  const size = bytes.byteLength;
  const start = first ? Number(first) : Math.max(0, size - Number(last));
  const end = first && last ? Math.min(Number(last) + 1, size) : size;
  const headers = new Headers(kept.headers);
  if (start >= end) {
    headers.set("Content-Range", `bytes */${size}`);
    return new Response(null, { status: 416, headers });
  }
  headers.set("Content-Range", `bytes ${start}-${end - 1}/${size}`);
  headers.set("Content-Length", end - start);
  return new Response(bytes.slice(start, end), { status: 206, headers });
};
