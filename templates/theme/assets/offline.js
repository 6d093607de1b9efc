// Reading without internet: registers the worker that keeps the pages, takes a new version, and says when these pages
// may be outdated. All of it is about this device alone.

import { keep, recall } from "./storage.js";

const SITE = new URL("../", import.meta.url);
const CHECKED = "checked";
const RELOADED = `handout-updated:${SITE.pathname}`;
const DAY_MS = 86_400_000;

const notice = document.querySelector("[data-notice]");
const part = (name) => notice.querySelector(`[data-notice-${name}]`);

const show = (words, canReload = false) => {
  part("inner").hidden = false;
  part("words").textContent = words;
  part("show").hidden = !canReload;
};

// --- A new version -----------------------------------------------------------------------------------------------

const isBusy = () => document.querySelector("dialog[open]") !== null;

// As long as nobody has begun to read, a page may be changed under her eyes.
let isRead = scrollY > 0;
for (const sign of ["pointerdown", "keydown", "scroll"]) {
  addEventListener(sign, () => (isRead = true), { once: true, passive: true, capture: true });
}

let isTaking = false;

const take = (worker) => {
  isTaking = true;
  worker.postMessage("take over");
};

const offer = (worker) => {
  if (!isRead && !isBusy()) return take(worker);
  show(notice.dataset.fresh, true);
  part("show").onclick = () => take(worker);
};

// Old pages must not ask for new files: every open page begins anew with the new version.
const reload = () => {
  if (isBusy()) return document.querySelector("dialog[open]").addEventListener("close", reload, { once: true });
  try {
    sessionStorage.setItem(RELOADED, "");
  } catch {
    // Then the page does not say that it was updated.
  }
  location.reload();
};

const sayUpdated = () => {
  try {
    if (sessionStorage.getItem(RELOADED) === null) return;
    sessionStorage.removeItem(RELOADED);
    show(notice.dataset.updated);
  } catch {
    // Storage refused: nothing was left to say.
  }
};

const watchFor = (registration) => {
  const hear = (worker) => {
    if (!worker) return;
    const installed = () => worker.state === "installed" && navigator.serviceWorker.controller && offer(worker);
    worker.addEventListener("statechange", installed);
    installed();
  };
  hear(registration.waiting);
  hear(registration.installing);
  registration.addEventListener("updatefound", () => hear(registration.installing));
};

// --- Age ---------------------------------------------------------------------------------------------------------

const sayOutdated = () => {
  const checked = recall(CHECKED);
  const days = Math.floor((Date.now() - checked) / DAY_MS);
  if (checked === undefined || days < Number(notice.dataset.outdatedAfterDays)) return;
  show(notice.dataset.outdated.replace("{count}", days));
};

const check = async (registration) => {
  try {
    await registration.update();
    keep(CHECKED, Date.now());
  } catch {
    sayOutdated();
  }
};

// --- Start -------------------------------------------------------------------------------------------------------

// A host that no longer gives a worker wants its pages read from the host alone.
const leave = async () => {
  const registration = await navigator.serviceWorker.getRegistration(SITE);
  const answer = registration && (await fetch(new URL("worker.js", SITE), { cache: "no-store" }).catch(() => null));
  if (answer?.status === 404) await registration.unregister();
};

const register = async () => {
  const hadController = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener("controllerchange", () => (hadController || isTaking) && reload());
  try {
    const registration = await navigator.serviceWorker.register(new URL("worker.js", SITE), {
      scope: SITE.pathname,
      updateViaCache: "none",
    });
    watchFor(registration);
    await check(registration);
    await navigator.serviceWorker.ready;
    registration.active?.postMessage({ visited: location.href });
    document.querySelector("[data-stored]").hidden = false;
  } catch {
    sayOutdated();
    await leave();
  }
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
sayUpdated();
// Private windows of some browsers have none; a page read as a file neither.
if (navigator.serviceWorker) {
  if (document.readyState === "complete") register();
  else addEventListener("load", register, { once: true });
}
