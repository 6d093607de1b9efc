// Shows an exercise moving, when asked: its drawing with all steps is fetched then, and its steps are shown one after
// another, there and back. Without this script, or where motion is unwelcome, the still pictures say the same.

const STEP_MS = 150;
const REST_MS = 1000;

const unwelcome = matchMedia("(prefers-reduced-motion: reduce)");
let stopMoving = () => {};

// The order in which steps are shown, and for how long each: there, a rest, back, a rest.
export const timeline = (count) => {
  const order = [...Array(count).keys()];
  const there = order.map((step) => [step, step === count - 1 ? REST_MS : STEP_MS]);
  const back = order.slice(1, -1).reverse().map((step) => [step, STEP_MS]);
  return [...there.slice(1), ...back, [0, REST_MS]];
};

// The drawing at an address, as an element of this page.
export const fetchDrawing = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status}`);
  const drawing = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
  if (drawing.localName !== "svg") throw new Error("not a drawing");
  return document.importNode(drawing, true);
};

const stepsOf = (drawing) => [...drawing.querySelectorAll(".figure-step")];

const showOnly = (steps, shown) =>
  steps.forEach((step, number) => step.setAttribute("display", number === shown ? "inline" : "none"));

// Shows how a drawing is when a share of its movement is done, 0 to 1.
export const showStep = (drawing, share) => {
  const steps = stepsOf(drawing);
  showOnly(steps, Math.round(share * (steps.length - 1)));
};

// Shows the steps of a drawing one after another, again and again; returns what ends it.
export const play = (drawing) => {
  const steps = stepsOf(drawing);
  const order = timeline(steps.length);
  let at = -1;
  let timer = 0;
  const next = () => {
    at = (at + 1) % order.length;
    const [shown, wait] = order[at];
    showOnly(steps, shown);
    timer = setTimeout(next, wait);
  };
  showOnly(steps, 0);
  timer = setTimeout(next, REST_MS / 2);
  return () => clearTimeout(timer);
};

// Puts the moving drawing in the place of an exercise's last picture; returns what puts the picture back.
const showMoving = (drawing, button) => {
  const figure = [...button.closest(".handout-exercise").querySelectorAll(".handout-figure")].at(-1);
  const still = figure.querySelector(".handout-drawing");
  const caption = figure.querySelector("figcaption");
  const said = [...caption.childNodes];
  drawing.setAttribute("class", "handout-drawing");
  drawing.setAttribute("role", "img");
  drawing.setAttribute("aria-label", button.dataset.moving);
  drawing.querySelector("title")?.remove();
  still.replaceWith(drawing);
  const word = document.createElement("strong");
  word.textContent = button.dataset.moving;
  caption.replaceChildren(word);
  const end = play(drawing);
  return () => {
    end();
    drawing.replaceWith(still);
    caption.replaceChildren(...said);
  };
};

const start = async (button) => {
  const asked = button.textContent;
  stopMoving();
  let stopped = false;
  let restore = () => {};
  stopMoving = () => {
    stopped = true;
    restore();
    button.textContent = button.dataset.move;
    stopMoving = () => {};
  };
  button.dataset.move ??= asked;
  button.textContent = button.dataset.stop;
  try {
    const drawing = await fetchDrawing(button.dataset.movement);
    if (!stopped) restore = showMoving(drawing, button);
  } catch {
    if (stopped) return;
    stopMoving();
    button.textContent = button.dataset.failed;
  }
};

const toggle = (event) => {
  const button = event.currentTarget;
  if (button.textContent === button.dataset.stop) stopMoving();
  else start(button);
};

const offer = () => {
  if (unwelcome.matches) stopMoving();
  for (const button of document.querySelectorAll("[data-movement]")) button.hidden = unwelcome.matches;
};

for (const button of document.querySelectorAll("[data-movement]")) button.addEventListener("click", toggle);
unwelcome.addEventListener("change", offer);
// Paper shows the still pictures.
addEventListener("beforeprint", () => stopMoving());
offer();
