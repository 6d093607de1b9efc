// The picture in the session: the frames of an exercise, or its drawing in motion. All lie on the same place and one is
// seen at a time, but where nothing may move: there they are seen below each other.

import { fetchDrawing, play, showStep } from "./figures.js";

const FRAMES = ".handout-figure :is(.handout-drawing, img)";

// A copy that may stand beside its original: no id twice on a page.
export const copy = (element) => {
  const copied = element.cloneNode(true);
  for (const one of [copied, ...copied.querySelectorAll("[id], [aria-labelledby]")]) {
    one.removeAttribute("id");
    one.removeAttribute("aria-labelledby");
  }
  return copied;
};

// `show` puts an exercise on the plate, `rest` ends every motion; the others say what is to be seen of it, for one side:
// how it begins, how it is held, all frames, its movement, or how far a repetition is on its way.
export const picture = (plate) => {
  let of = null;
  let frames = [];
  let loaded = null;
  let loading = null;
  let rest = () => {};

  const see = (shown) => {
    for (const one of plate.children) one.classList.toggle("is-seen", one === shown || (shown === null && one !== loaded));
    plate.dataset.all = String(shown === null);
  };

  const still = (frame, side) => {
    rest();
    plate.dataset.mirrored = String(of.dose.sides.mirrored[side] ?? false);
    see(frame);
  };

  // The far end of the movement: that of a side, where each side has a frame of its own.
  const end = (side) => frames[of.sides_in_steps ? 1 + (side ?? 0) : frames.length - 1] ?? frames.at(-1);
  const begin = (side = null) => still(frames[0], side);
  const hold = (side = null) => still(end(side), side);
  const all = (side = null) => still(null, side);

  // For as long as nothing else is asked; all frames where the drawing for it can't be had.
  const move = async (side = null) => {
    begin(side);
    let isWanted = true;
    rest = () => { isWanted = false; };
    await loading;
    if (!isWanted) return;
    if (!loaded) return all(side);
    see(loaded);
    rest = play(loaded);
  };

  // From 0, the beginning, to 1. Only a movement between two frames can follow a count.
  const reach = (share, side = null) => {
    const follows = loaded && frames.length === 2;
    if (follows) showStep(loaded, share);
    still(follows ? loaded : share > 0.5 ? end(side) : frames[0], side);
  };

  const load = async (address, exercise) => {
    const drawing = await fetchDrawing(address).catch(() => null);
    if (!drawing || of !== exercise) return;
    drawing.setAttribute("class", "handout-drawing");
    plate.append(drawing);
    loaded = drawing;
  };

  const show = (exercise, card, mayMove) => {
    rest();
    of = exercise;
    loaded = null;
    frames = [...(card?.querySelectorAll(FRAMES) ?? [])].map(copy);
    plate.replaceChildren(...frames);
    plate.style.setProperty("--frames", String(frames.length));
    plate.hidden = frames.length === 0;
    const address = mayMove && card?.querySelector("[data-movement]")?.dataset.movement;
    loading = address ? load(address, exercise) : null;
  };

  return { show, begin, hold, all, move, reach, rest: () => rest() };
};
