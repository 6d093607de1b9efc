// Reading without internet: registers the worker that keeps the pages, and says what it found: that these pages are
// kept, that there are newer ones, or that they may be outdated. All of it is about this device alone.

const SITE = new URL("../", import.meta.url);
const RELOADED = `handout-updated:${SITE.pathname}`;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

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
const renews = (words, isUseful = true) => {
  if (isUseful && !isRead && !openDialog() && !isJustReloaded && lastReload() < Infinity) {
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

const sayAge = ({ isOlder, isReady, isNews, checked }) => {
  const days = Math.floor((Date.now() - checked) / DAY_MS);
  if (isOlder) return renews(isReady ? notice.dataset.fresh : notice.dataset.newer, isReady || isNews);
  if (days >= Number(notice.dataset.outdatedAfterDays)) show(notice.dataset.outdated.replace("{count}", days));
  else if (isJustReloaded && lastReload() > 0) {
    show(notice.dataset.updated);
    noteReload(-lastReload());
  }
  return false;
};

// Whether a worker gave this page.
const isAnswered = Boolean(navigator.serviceWorker?.controller);

const ask = (worker, isUpdated) =>
  new Promise((tell) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => tell(data);
    worker.postMessage({ look: location.href, isAnswered, isUpdated }, [port2]);
  });

// --- The worker --------------------------------------------------------------------------------------------------

const isActive = (worker) =>
  new Promise((tell) => {
    const hear = () => ["activated", "redundant"].includes(worker.state) && tell();
    worker.addEventListener("statechange", hear);
    hear();
  });

// What the worker keeps and finds is said; whether the page begins anew for it.
const lookForNews = async () => {
  const { serviceWorker } = navigator;
  const options = { scope: SITE.pathname, updateViaCache: "none" };
  try {
    const registration = await serviceWorker.register(new URL("worker.js", SITE), options);
    const isUpdated = await registration.update().then(() => true, () => false);
    const fresh = registration.installing ?? registration.waiting;
    if (fresh) await isActive(fresh);
    if (!registration.active) return false;
    const found = await ask(registration.active, isUpdated);
    sayStored(found);
    return sayAge(found);
  } catch {
    // No worker, or no leave to have one: then pages are read from the host.
    return false;
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
