// Keeps what is typed into a ruling's form, every few seconds and when the page is left. Without
// this the form works the same, and what is sent after a session has ended is kept as well.

import { body, post } from "./posting.js";
import { watch } from "./presence.js";

const WAIT = 2500;
const LONGEST_WAIT = 8000;
const AGAIN = 15000;

const form = document.getElementById("ruling_form");
const unsaved = document.getElementById("unsaved");
const status = document.getElementById("unsaved-status");

let isChanged = false;
let isLeaving = false;
let firstChange = 0;
let timer = 0;
let underWay = new AbortController();

function say(words, link) {
  const isRefused = words.startsWith("Not kept");
  status.classList.toggle("is-refused", isRefused);
  if (status.textContent === words && !link) return;
  status.textContent = words;
  if (!link) return;
  const anchor = document.createElement("a");
  anchor.href = link;
  anchor.target = "_blank";
  anchor.rel = "noopener";
  anchor.textContent = "Sign in (opens a new tab)";
  status.append(" ", anchor);
}

function schedule(wait) {
  clearTimeout(timer);
  timer = setTimeout(keep, wait);
}

function changed() {
  const now = Date.now();
  if (!isChanged) firstChange = now;
  isChanged = true;
  schedule(Math.max(0, Math.min(WAIT, firstChange + LONGEST_WAIT - now)));
}

async function keep() {
  if (!isChanged || isLeaving) return;
  isChanged = false;
  underWay.abort();
  underWay = new AbortController();
  const { signal } = underWay;
  try {
    const answer = await post(unsaved.dataset.autosave, body(form), signal);
    if (answer.at) say(`Kept at ${answer.at}`);
    else refused(`Not kept: ${answer.problem}`, answer.sign_in);
  } catch {
    if (!signal.aborted) refused("Not kept: the site cannot be reached. It is tried again.");
  }
}

function refused(words, link) {
  say(words, link);
  isChanged = true;
  schedule(AGAIN);
}

// Somebody who has signed in again in another tab has a new cookie; the form follows it.
function leaving() {
  isLeaving = true;
  clearTimeout(timer);
  underWay.abort();
  const token = body(form).get("csrfmiddlewaretoken");
  form.elements.namedItem("csrfmiddlewaretoken").value = token;
}

if (form && unsaved) {
  for (const event of ["input", "change"]) form.addEventListener(event, changed);
  for (const event of ["formset:added", "formset:removed"]) {
    document.addEventListener(event, changed);
  }
  form.addEventListener("submit", leaving);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") keep();
  });
  addEventListener("pagehide", keep);
  addEventListener("pageshow", () => {
    isLeaving = false;
  });
  if (unsaved.dataset.presence) watch(form, unsaved.dataset.presence);
}
