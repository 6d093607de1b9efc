// What this device answers when a page or a file is asked for. A page is of one version, and so is all it asks for.

import { LIST, SCOPE, fileOf, isRight, keyOf, listOf, openStore, partOf, readState, remember } from "./kept_files.js";

const OFFLINE_PAGE = "offline.html";
const SERVER_ERROR = 500;
const NOT_FOUND = 404;
const HOST_PATIENCE_MS = 6000;
// Files whose name changes with what is in them: whoever keeps one keeps the right one.
const NAMED_BY_CONTENT = /^(assets\.|pictures\/)/;
const ASSET = /(?:href|src)="([^"]*\bassets\.[^"]*)"/g;
// A sign of our own pages that a host leaves when it rewrites them, and that no other page has.
const OURS = "handout-page";

const kept = async (path, list) => {
  const key = list && keyOf(path, list);
  return key && (await openStore()).match(key);
};

const fromHost = (request, milliseconds) => {
  const asked = fetch(request).then((answer) => (answer.status < SERVER_ERROR ? answer : null)).catch(() => null);
  const tooLate = new Promise((tell) => milliseconds && setTimeout(tell, milliseconds, null));
  return Promise.race([asked, tooLate]);
};

// --- Pages -------------------------------------------------------------------------------------------------------

// Which version each open page was read from; null for what the host gave and the kept version has otherwise.
const views = new Map();

const bind = (event, version) => {
  const id = event.resultingClientId;
  if (!id) return;
  views.set(id, version);
  event.waitUntil(remember((state) => ({ views: { ...state.views, [id]: version } })));
};

// A version that is kept whole is shown from the next page on.
const turnOver = async () => {
  await remember(({ shown, ready }) => (ready ? { shown: ready, ready: null } : { shown }));
  return readState();
};

const hasAll = async (urls, lists) => {
  const found = urls.map(async (url) => {
    const path = url.slice(SCOPE.href.length);
    for (const list of lists) if (await kept(path, list)) return true;
    return (await fetch(url).catch(() => null))?.ok === true;
  });
  return (await Promise.all(found)).every(Boolean);
};

// Whether the host gave a page of ours with all it needs to look as it should; a network that wants a password, or a
// host that is being given a new version, does not.
const isWhole = async (answer, request, list) => {
  if (!answer || !(answer.ok || answer.status === NOT_FOUND)) return false;
  if (!answer.headers.get("Content-Type")?.includes("html")) return !/(\/|\.html)$/.test(new URL(request.url).pathname);
  const text = await answer.clone().text();
  const assets = [...text.matchAll(ASSET)].map(([, url]) => new URL(url, request.url).href);
  return text.includes(OURS) && hasAll(assets, [list]);
};

// Where a page is read, when that is not where it was asked for: its links lead from there.
const elsewhere = (path, list) => {
  if (path.endsWith("/index.html") || path === "index.html") return path.replace(/index\.html$/, "");
  return path && !path.endsWith("/") && `${path}/index.html` in list.files ? `${path}/` : null;
};

// The page that says that another one is not here. Its links are made to lead from the top of the site.
const offlinePage = async (list) => {
  const page = await kept(OFFLINE_PAGE, list);
  if (!page) return Response.error();
  const text = (await page.text()).replace(/((?:href|src)=")(?![a-z]+:|[/#])/g, `$1${SCOPE.pathname}`);
  return new Response(text, { headers: page.headers });
};

const pageFromHost = async (event, path, list) => {
  const asked = await fromHost(event.request);
  if (!asked) {
    bind(event, list.version);
    return offlinePage(list);
  }
  const isOfList = asked.ok && path in list.files && (await isRight(await asked.clone().arrayBuffer(), path, list));
  bind(event, isOfList ? list.version : null);
  return asked;
};

export const answerPage = async (event, asked) => {
  const { shown, refused } = await turnOver();
  const list = await listOf(shown);
  if (!list) return fetch(event.request);
  const address = elsewhere(asked, list);
  if (address !== null) return Response.redirect(new URL(address + new URL(event.request.url).search, SCOPE));
  const path = fileOf(asked);
  const stored = await kept(path, list);
  if (!stored) return pageFromHost(event, path, list);
  if (refused !== null) {
    const fresh = await fromHost(event.request, HOST_PATIENCE_MS);
    if (await isWhole(fresh, event.request, list)) {
      bind(event, (await isRight(await fresh.clone().arrayBuffer(), path, list)) ? shown : null);
      return fresh;
    }
  }
  bind(event, shown);
  return partOf(event.request, stored);
};

// --- What pages ask for ------------------------------------------------------------------------------------------

const fromLists = async (path, versions) => {
  for (const version of versions) {
    const list = await listOf(version);
    const found = list && (await kept(list.instead[path] ?? path, list));
    if (found) return found;
  }
  return undefined;
};

// A file that the version of a page has and this device has not: the host's, if it is of that version.
const rightFromHost = async (request, path, list) => {
  const answer = await fetch(request);
  const isOfList = await isRight(await answer.clone().arrayBuffer(), path, list);
  return isOfList ? answer : Response.error();
};

export const answerFile = async (event, asked) => {
  const { request, clientId } = event;
  const path = fileOf(asked);
  const { shown, ready, views: remembered } = await readState();
  const version = views.has(clientId) ? views.get(clientId) : remembered[clientId];
  const isNamed = NAMED_BY_CONTENT.test(path);
  const stored = await fromLists(path, isNamed ? [version, shown, ready] : [version]);
  if (stored) return partOf(request, stored);
  const list = await listOf(version);
  if (list && path in list.files && !isNamed && request.url !== LIST) return rightFromHost(request, path, list);
  const answer = await fetch(request).catch(() => null);
  // A page that was open before this worker answers for it: what it asks for may be kept all the same.
  const late = !answer && version === undefined ? await fromLists(path, [shown]) : undefined;
  return late ? partOf(request, late) : (answer ?? Response.error());
};
