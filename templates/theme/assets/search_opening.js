// Opens the search dialog. What searches is fetched when it first opens, not before.

const dialog = document.querySelector("[data-search]");
const part = (name) => dialog.querySelector(`[data-search-${name}]`);
const input = part("input");

let searching;

const sayLoading = () => (part("status").textContent = input.value && dialog.dataset.loading);

const fail = () => {
  searching = undefined;
  part("status").textContent = dialog.dataset.failed;
  part("offer").hidden = false;
};

const fetchSearch = () => {
  input.addEventListener("input", sayLoading);
  const isThere = () => input.removeEventListener("input", sayLoading);
  return import("./search.js").then(isThere, fail);
};

const open = () => {
  if (dialog.open) return;
  dialog.showModal();
  input.focus();
  input.select();
  searching ??= fetchSearch();
};

const openOnSlash = (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  open();
};

dialog.addEventListener("submit", (event) => event.preventDefault());
dialog.addEventListener("click", ({ target }) => {
  if (target === dialog || target.closest("a, [data-search-close]")) dialog.close();
});
// A browser too old for the dialog keeps the buttons hidden: it has the lists of programmes and exercises.
if (dialog.showModal) {
  for (const button of document.querySelectorAll("[data-search-open]")) {
    button.hidden = false;
    button.addEventListener("click", open);
  }
  document.addEventListener("keydown", openOnSlash);
}
