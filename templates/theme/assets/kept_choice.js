// Which files of a version to keep on this device.

import { fileOf, keyOf } from "./kept_files.js";

const MEGABYTE = 1_000_000;
// While a new version comes in, the one before stays whole beside it: each may take half of the room.
const VERSION_PART = 1 / 2;
// What is remembered from visit to visit, with some to spare.
const REMEMBERED_BYTES = 10_000;
// A site that takes no more than this part of the room is kept whole.
const WHOLE_SITE_PART = 1 / 4;

const programmeOf = (address) => address.split("/")[0];

// The files without which a page can't be read as it is.
export const filesOfPage = (address, list) => [fileOf(address), ...(list.pages[address]?.shows ?? [])];

const pagesOf = (programme, list) => Object.keys(list.pages).filter((address) => programmeOf(address) === programme);

// What would be kept of a version, the most wanted first, each part whole or not at all: a page that was visited, the
// rest of its programme, and its papers where it is there itself. Who saves data gets no more than she looked at.
const partsInOrder = (list, visits, isSparing) => {
  const known = visits.filter((address) => address in list.pages);
  const visited = known.flatMap((address) => {
    const programme = pagesOf(programmeOf(address), list).flatMap((page) => filesOfPage(page, list));
    return [
      { isExtra: false, files: filesOfPage(address, list) },
      { isExtra: true, files: programme },
      { isExtra: true, files: list.pages[address].papers, onlyWith: fileOf(address) },
    ];
  });
  const parts = [...visited, { isExtra: true, files: list.search }];
  return isSparing ? parts.sort((one, other) => Number(one.isExtra) - Number(other.isExtra)) : parts;
};

// The paths to keep; null when even the frame of the site is too large. `has` tells whether a file is here already.
export const chosen = (list, visits, has, isSparing) => {
  // The list itself, the note of what is kept, and what is remembered take room as well.
  const all = list.megabytes * MEGABYTE;
  const room = all * VERSION_PART - 2 * JSON.stringify(list).length - REMEMBERED_BYTES;
  const size = (files) => [...files].reduce((sum, path) => sum + list.files[path][1], 0);
  const kept = new Set(list.frame);
  if (size(kept) > room) return null;
  const parts = partsInOrder(list, visits, isSparing);
  const whole = [...list.frame, ...list.search, ...Object.keys(list.pages).flatMap((page) => filesOfPage(page, list))];
  if (size(new Set(whole)) <= all * WHOLE_SITE_PART) parts.push({ isExtra: true, files: whole });
  for (const { files, isExtra, onlyWith } of parts) {
    if (onlyWith && !kept.has(onlyWith)) continue;
    if (isSparing && isExtra && !files.every((path) => has(keyOf(path, list)))) continue;
    const more = files.filter((path) => !kept.has(path));
    if (size(kept) + size(new Set(more)) <= room) more.forEach((path) => kept.add(path));
  }
  return [...kept];
};
