// A page that was opened by the code on a paper says whether that paper is still the current one.
// The code is in the address's fragment, which no server sees: #blad-CS-1-1.0. Without this script the page just opens.

// A code may hold hyphens and points itself: the version is what stands behind the last hyphen.
const PAPER = /^#blad-([A-Z0-9][A-Z0-9./-]*[A-Z0-9])-([0-9]+\.[0-9]+)$/;

const listItems = (lines) =>
  lines.map((line) => {
    const item = document.createElement("li");
    item.textContent = line;
    return item;
  });

// What changed since that version, or null when the site does not know it.
const changesSince = async (notice, version) => {
  try {
    const answer = await fetch(notice.dataset.paper);
    if (!answer.ok) return null;
    return (await answer.json()).papers[version] ?? null;
  } catch {
    return null;
  }
};

const say = (notice, kind) => {
  for (const part of notice.querySelectorAll("[data-paper-says]")) part.hidden = part.dataset.paperSays !== kind;
  notice.hidden = false;
};

const tell = async () => {
  const notice = document.querySelector("[data-paper]");
  const paper = PAPER.exec(location.hash);
  if (!notice) return;
  notice.hidden = true;
  if (!paper) return;
  const [, code, version] = paper;
  for (const place of notice.querySelectorAll("[data-paper-code]")) place.textContent = code;
  for (const place of notice.querySelectorAll("[data-paper-version]")) place.textContent = version;
  if (code !== notice.dataset.code) return say(notice, "another");
  if (version === notice.dataset.version) return say(notice, "current");
  const since = await changesSince(notice, version);
  if (!since) return say(notice, "unknown");
  const changes = (notice.dataset.block ? since.blocks[notice.dataset.block] : since.all) ?? since.all;
  notice.querySelector("[data-paper-reasons]").replaceChildren(...listItems(since.said));
  notice.querySelector("[data-paper-changes]").replaceChildren(...listItems(changes));
  notice.querySelector("[data-paper-list]").hidden = changes.length === 0;
  notice.querySelector("[data-paper-nothing]").hidden = changes.length > 0;
  say(notice, "changed");
};

addEventListener("hashchange", tell);
tell();
