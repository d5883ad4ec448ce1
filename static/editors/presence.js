// Tells the site that this editor is still here, and the editor who else is.

import { body, post } from "./posting.js";

const EVERY = 20000;
const others = document.getElementById("unsaved-others");
const meanwhile = document.getElementById("unsaved-meanwhile");

function fieldsOf(form) {
  const all = body(form);
  const fields = new URLSearchParams();
  for (const name of ["csrfmiddlewaretoken", "kept-revision"]) {
    if (all.has(name)) fields.set(name, all.get(name));
  }
  return fields;
}

function show(answer) {
  if (answer.problem) return;
  if (others.textContent !== answer.others) others.textContent = answer.others;
  others.hidden = !answer.others;
  meanwhile.hidden = !answer.is_saved_meanwhile;
}

async function beat(form, address) {
  if (document.visibilityState !== "visible") return;
  try {
    show(await post(address, fieldsOf(form)));
  } catch {
    // Not reached: the next one may be.
  }
}

export function watch(form, address) {
  setInterval(beat, EVERY, form, address);
  document.addEventListener("visibilitychange", () => beat(form, address));
  addEventListener("pagehide", () => {
    const fields = fieldsOf(form);
    fields.set("left", "1");
    navigator.sendBeacon(address, fields);
  });
  beat(form, address);
}
