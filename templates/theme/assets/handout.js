// Runs before the page is drawn, so that a chosen appearance never flashes the other one first.
// Without this script, or where storage is refused, the page follows the device.
{
  const root = document.documentElement;
  const site = new URL("..", document.currentScript.src).pathname;
  const key = `handout-appearance:${site}`;
  const prefersDark = matchMedia("(prefers-color-scheme: dark)");

  const stored = () => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };

  const store = (appearance) => {
    try {
      localStorage.setItem(key, appearance);
    } catch {
      // Storage refused: the choice holds for this page.
    }
  };

  const shown = () => root.dataset.appearance ?? (prefersDark.matches ? "dark" : "light");

  // The bar of the phone's browser takes the colour of our own bar.
  const colourBrowserBar = () => {
    const colour = getComputedStyle(root).getPropertyValue("--card").trim();
    for (const meta of document.querySelectorAll('meta[name="theme-color"]')) meta.content = colour;
  };

  const toggleAppearance = () => {
    root.dataset.appearance = shown() === "dark" ? "light" : "dark";
    store(root.dataset.appearance);
    colourBrowserBar();
  };

  const closeMenu = (event) => {
    const menu = document.querySelector(".handout-menu[open]");
    if (!menu) return;
    if (event.key === "Escape") menu.querySelector("summary").focus();
    else if (menu.contains(event.target) && !event.target.closest("a")) return;
    menu.open = false;
  };

  const start = () => {
    for (const button of document.querySelectorAll("[data-appearance-toggle]")) {
      button.hidden = false;
      button.addEventListener("click", toggleAppearance);
    }
    for (const button of document.querySelectorAll("[data-print]")) {
      button.hidden = false;
      button.addEventListener("click", () => print());
    }
    document.addEventListener("click", closeMenu);
    document.addEventListener("keydown", (event) => event.key === "Escape" && closeMenu(event));
    if (root.dataset.appearance) colourBrowserBar();
  };

  root.dataset.scripts = "";
  if (["light", "dark"].includes(stored())) root.dataset.appearance = stored();
  document.addEventListener("DOMContentLoaded", start);
}
