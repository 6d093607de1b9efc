// Reading without internet: registers the worker that keeps the pages, and says what it found: that these pages are
// kept, that there are newer ones, or that they may be outdated. All of it is about this device alone.

const SITE = new URL("../", import.meta.url);
const RELOADED = `handout-updated:${SITE.pathname}`;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const GONE = [404, 410];

const notice = document.querySelector("[data-notice]");
const part = (name) => notice.querySelector(`[data-notice-${name}]`);

const show = (words, canReload = false) => {
  part("inner").hidden = false;
  part("words").textContent = words;
  part("show").hidden = !canReload;
};

// --- A new version -----------------------------------------------------------------------------------------------

const openDialog = () => document.querySelector("dialog[open]");

// As long as nobody has begun to read, a page may be changed under her eyes.
let isRead = scrollY > 0;
for (const sign of ["pointerdown", "keydown", "scroll"]) {
  addEventListener(sign, () => (isRead = true), { once: true, passive: true, capture: true });
}

// When this tab last began anew for a new version, negative once that was told; Infinity where it can't be known, so
// that it never does so twice in a row.
const lastReload = () => {
  try {
    return Number(sessionStorage.getItem(RELOADED));
  } catch {
    return Infinity;
  }
};

const noteReload = (when) => {
  try {
    sessionStorage.setItem(RELOADED, when);
  } catch {
    // Then the page does not say that it was updated.
  }
};

const reload = () => {
  noteReload(Date.now());
  location.reload();
};

const isJustReloaded = Math.abs(Date.now() - Math.abs(lastReload())) < MINUTE_MS;

// Whether the page begins anew now; else it offers to.
const renews = (words) => {
  if (!isRead && !openDialog() && !isJustReloaded && lastReload() < Infinity) {
    reload();
    return true;
  }
  show(words, true);
  part("show").onclick = reload;
  return false;
};

// --- What the worker found ---------------------------------------------------------------------------------------

const sayStored = ({ isKept, isFromHost }) => {
  const stored = document.querySelector("[data-stored]");
  stored.hidden = !isKept;
  if (isKept && isFromHost) stored.textContent = notice.dataset.fromHost;
};

const sayAge = ({ isOlder, isReady, checked }) => {
  const days = Math.floor((Date.now() - checked) / DAY_MS);
  if (isOlder) return renews(isReady ? notice.dataset.fresh : notice.dataset.newer);
  if (days >= Number(notice.dataset.outdatedAfterDays)) show(notice.dataset.outdated.replace("{count}", days));
  else if (isJustReloaded && lastReload() > 0) {
    show(notice.dataset.updated);
    noteReload(-lastReload());
  }
  return false;
};

const ask = (worker) =>
  new Promise((tell) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => tell(data);
    worker.postMessage({ look: location.href }, [port2]);
  });

// --- The worker --------------------------------------------------------------------------------------------------

const isActive = (worker) =>
  new Promise((tell) => {
    const hear = () => ["activated", "redundant"].includes(worker.state) && tell();
    worker.addEventListener("statechange", hear);
    hear();
  });

const statusOf = async (path) => (await fetch(new URL(path, SITE), { cache: "no-store" }).catch(() => null))?.status;

// A host that works and no longer gives a worker wants its pages read from the host alone: nothing stays on this
// device. Whether that is so.
const isWithdrawn = async () => {
  const registration = await navigator.serviceWorker.getRegistration(SITE);
  if (!registration || !GONE.includes(await statusOf("worker.js")) || (await statusOf("")) !== 200) return false;
  await registration.unregister();
  const names = (await caches.keys()).filter((name) => name.startsWith(`handout:${SITE.pathname}:`));
  await Promise.all(names.map((name) => caches.delete(name)));
  return true;
};

// What the worker keeps and finds is said; whether the page begins anew for it.
const lookForNews = async () => {
  const { serviceWorker } = navigator;
  const options = { scope: SITE.pathname, updateViaCache: "none" };
  try {
    const registration = await serviceWorker.register(new URL("worker.js", SITE), options);
    if (await registration.update().then(() => false, isWithdrawn)) return renews(notice.dataset.fresh);
    const fresh = registration.installing ?? registration.waiting;
    if (fresh) await isActive(fresh);
    if (!registration.active) return false;
    const found = await ask(registration.active);
    sayStored(found);
    return sayAge(found);
  } catch {
    // No worker, or no leave to have one: then pages are read from the host.
    return (await isWithdrawn()) && renews(notice.dataset.fresh);
  }
};

const start = async () => {
  if (!(await lookForNews())) notice.dataset.hasLooked = "";
};

const offerToInstall = (event) => {
  event.preventDefault();
  const place = document.querySelector("[data-install]");
  place.hidden = false;
  place.querySelector("button").onclick = async () => {
    place.hidden = true;
    await event.prompt();
  };
};

part("close").addEventListener("click", () => (part("inner").hidden = true));
addEventListener("beforeinstallprompt", offerToInstall);
// Private windows of some browsers have none; a page read as a file neither.
if (navigator.serviceWorker) {
  if (document.readyState === "complete") start();
  else addEventListener("load", start, { once: true });
}
