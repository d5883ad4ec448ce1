// The queue by keyboard: each key presses what is on the page already. Without this, the same
// buttons are there for a mouse and for the Tab key.

const DECISIONS = {
  a: "approve",
  b: "back",
  d: "remove",
  e: "keep",
  r: "reject",
  s: "spam",
};
const STORED = "queue-keys";

const rows = [...document.querySelectorAll(".rows .row")];
const list = document.getElementById("keys");
const choice = list?.querySelector("[data-use-keys]");

function inFocus() {
  return document.activeElement?.closest(".row") ?? null;
}

function go(step) {
  const at = rows.indexOf(inFocus());
  const next = at < 0 ? 0 : Math.min(Math.max(at + step, 0), rows.length - 1);
  rows[next]?.focus({ preventScroll: true, focusVisible: true });
  rows[next]?.scrollIntoView({ block: "nearest", behavior: "instant" });
}

function press(selector) {
  inFocus()?.querySelector(selector)?.click();
}

function toggleList() {
  if (!list) return;
  list.open = !list.open;
  list.querySelector("summary").focus();
}

function act(key) {
  if (key === "j") go(1);
  else if (key === "k") go(-1);
  else if (key === "x") press("input[name='ticked']");
  else if (key === "o") press("[data-ruling]");
  else if (key === "u") document.querySelector("[data-key='u']")?.click();
  else if (key === "?") toggleList();
  else if (Object.hasOwn(DECISIONS, key)) press(`[data-decision='${DECISIONS[key]}']`);
  else return false;
  return true;
}

function isWritingIn(element) {
  return element.matches("textarea, select, input:not([type='checkbox']), [contenteditable]");
}

// One key decides once: a key held down, or pressed again while the page goes away, is nothing.
let isLeaving = false;

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
  if (event.repeat && !"jk".includes(event.key)) return;
  if (isLeaving || isWritingIn(event.target) || choice?.checked === false) return;
  if (act(event.key)) event.preventDefault();
});

document.addEventListener("submit", () => {
  isLeaving = true;
});

// A page that the browser kept for its back button can be used again.
window.addEventListener("pageshow", () => {
  isLeaving = false;
});

if (choice) {
  choice.closest("label").hidden = false;
  choice.checked = localStorage.getItem(STORED) !== "off";
  choice.addEventListener("change", () => {
    localStorage.setItem(STORED, choice.checked ? "on" : "off");
  });
}

// Some browsers send the form when Enter is pressed on a tick; all the others would be lost.
for (const box of document.querySelectorAll(".row input[name='ticked']")) {
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
}

const all = document.querySelector("[data-tick-all]");
if (all) {
  all.closest("label").hidden = false;
  all.addEventListener("change", () => {
    for (const box of document.querySelectorAll(".row input[name='ticked']")) {
      box.checked = all.checked;
    }
  });
}

// After a decision the address names the comment that comes next.
if (location.hash.startsWith("#row-")) {
  document.getElementById(location.hash.slice(1))?.focus({ focusVisible: true });
}
