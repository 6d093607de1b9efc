// Keeps the site on this device and answers from there. Which version is kept is no matter of this script: it takes
// the host's list of files (offline.json), and another version is another list.

import { address, isWithin } from "./kept_files.js";
import { leaveOldCaches, look } from "./kept_versions.js";
import { answerFile, answerPage } from "./kept_answers.js";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(leaveOldCaches().then(() => self.clients.claim())));

self.addEventListener("message", (event) => {
  const [port] = event.ports;
  if (port) event.waitUntil(look(event.data, event.source.id).then((found) => port.postMessage(found)));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  // A film, which a browser asks for in pieces, is left to the host.
  const isFilm = request.destination === "video" || request.url.endsWith(".mp4");
  if (request.method !== "GET" || !isWithin(request.url) || isFilm) return;
  const answer = request.mode === "navigate" ? answerPage : answerFile;
  event.respondWith(answer(event, address(request.url)));
});
