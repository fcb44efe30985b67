// Keys for reading many conversations: / to search, j and k along the list, u back. They can be
// switched off (someone who dictates to the computer would press them by talking).
const keysAreOn = () => localStorage.getItem("letter-keys") !== "off";
const isWriting = (place) => place.closest?.("input, select, textarea, [contenteditable]") !== null;

function step(by) {
  const rows = [...document.querySelectorAll("[data-row] a.row-title")];
  if (!rows.length) return false;
  const row = document.activeElement.closest?.("[data-row]");
  const here = row ? rows.findIndex((link) => row.contains(link)) : -1;
  const next = rows[Math.min(Math.max(here + by, 0), rows.length - 1)];
  next.focus();
  next.scrollIntoView({ block: "nearest" });
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target) || !keysAreOn()) return;
  const search = document.querySelector("[data-search]");
  const link = /^[a-z]$/.test(event.key) ? document.querySelector(`a[data-key="${event.key}"]`) : null;
  let done = true;
  if (event.key === "/" && search) search.focus();
  else if (link) link.click();
  else if (event.key === "j") done = step(1);
  else if (event.key === "k") done = step(-1);
  else done = false;
  if (done) event.preventDefault();
});

for (const place of document.querySelectorAll("[data-with-script]")) place.hidden = false;
for (const box of document.querySelectorAll("[data-keys-switch]")) {
  box.checked = keysAreOn();
  box.addEventListener("change", (event) => {
    event.stopPropagation(); // it is no filter
    localStorage.setItem("letter-keys", box.checked ? "on" : "off");
  });
}

// Typing has asked already. Asking once more on leaving the box would take the focus from the list.
document.querySelector("[data-search]")?.addEventListener("change", (event) => event.stopPropagation());

// On a wide screen the filters stand beside the list; on a phone they fold away.
for (const fold of document.querySelectorAll("details[data-open-when-wide]")) {
  fold.open = window.matchMedia("(min-width: 861px)").matches;
}

// The view to save is what the list shows now, which htmx may have changed since the page came.
document.addEventListener("submit", (event) => {
  const field = event.target.querySelector?.("[data-filters-in-force]");
  if (field) field.value = new URLSearchParams(location.search).toString();
});

// A part that is not for this viewer leaves nothing behind.
document.addEventListener("htmx:afterRequest", (event) => {
  const place = event.target.closest("[data-fragment]");
  if (place && event.detail.xhr.status !== 200) place.replaceChildren();
});
