// Words that are chosen in the text are used for a field: put into it, and named as its evidence
// when the form is saved.

import { chosenWords } from "./places.js";

const FIELDS =
  /^(title|summary|case_reference|impairment_reason|harm_unit|harm_note|(particulars|findings|sanctions|factors|corrections)-\d+-(label|text|reason|note|condition_lines))$/;
const ROWS = { particulars: "New particular", corrections: "New correction" };
const NEW_ROW = { particulars: "text", corrections: "note" };
const MOST_SHOWN = 80;

function textFields() {
  return [...document.querySelectorAll("#ruling_form input, #ruling_form textarea")].filter(
    (field) => FIELDS.test(field.name) && !field.disabled && !field.closest(".empty-form"),
  );
}

function labelOf(field) {
  const label = document.querySelector(`label[for="${CSS.escape(field.id)}"]`);
  const words = label?.textContent.trim().replace(/:$/, "") ?? field.name;
  const row = field.name.match(/-(\d+)-/);
  return row ? `${Number(row[1]) + 1}. ${words}` : words;
}

function groupOf(field) {
  return field.closest(".stage")?.getAttribute("aria-label") ?? "";
}

function options() {
  const groups = new Map();
  const add = (group, label, value) => {
    if (!groups.has(group)) groups.set(group, []);
    groups.get(group).push(new Option(label, value));
  };
  for (const field of textFields()) add(groupOf(field), labelOf(field), field.name);
  for (const [rows, label] of Object.entries(ROWS)) {
    const stage = document.getElementById(`${rows}-group`)?.closest(".stage");
    if (stage?.querySelector(".empty-form")) {
      add(stage.getAttribute("aria-label"), label, `new:${rows}`);
    }
  }
  return [...groups].map(([label, children]) => {
    const group = document.createElement("optgroup");
    group.label = label;
    group.append(...children);
    return group;
  });
}

function newRow(rows) {
  const total = document.getElementById(`id_${rows}-TOTAL_FORMS`);
  const number = Number(total.value);
  document.querySelector(`#${rows}-group .add-row a`)?.click();
  return document.getElementsByName(`${rows}-${number}-${NEW_ROW[rows]}`)[0] ?? null;
}

// A condition is a line; a text of several lines goes on below; a line stays a line.
function put(words, field) {
  const isLine = field.tagName === "INPUT";
  const inOneLine = isLine || field.name.endsWith("condition_lines");
  const added = inOneLine ? words.split(/\s+/).join(" ") : words;
  const between = isLine ? " " : "\n";
  const longest = field.maxLength > 0 ? field.maxLength : Infinity;
  const value = field.value.trim() ? `${field.value.trimEnd()}${between}${added}` : added;
  if (value.length > longest) return false;
  field.value = value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
  return true;
}

export function useWords(panel) {
  const words = panel.querySelector(".source-text-words");
  const bar = panel.querySelector(".source-text-use");
  const told = bar.querySelector("#source-text-chosen");
  const select = bar.querySelector("select");
  const button = bar.querySelector("button");
  const used = panel.querySelector(".source-text-used");
  let chosen = null;

  function refresh() {
    const before = select.value;
    select.replaceChildren(...options());
    if (before) select.value = before;
    if (select.selectedIndex < 0) select.selectedIndex = 0;
  }

  function remember(name, { start, end }) {
    const number = Math.max(-1, ...[...used.querySelectorAll("input")].map(numberOf)) + 1;
    const values = { field: name, source: panel.dataset.source, start, end };
    for (const [key, value] of Object.entries(values)) {
      const input = document.createElement("input");
      input.type = "hidden";
      input.name = `evidence-${number}-${key}`;
      input.value = value;
      used.append(input);
    }
  }

  function numberOf(input) {
    return Number(input.name.split("-")[1]);
  }

  function selectionChanged() {
    const now = chosenWords(words);
    if (!now) return; // what was chosen last stays: the way to the button ends the selection
    if (button.disabled) refresh(); // rows and “Add another” may have come since
    chosen = now;
    const line = now.words.split(/\s+/).join(" ");
    told.textContent = `Chosen: “${line.length > MOST_SHOWN ? `${line.slice(0, MOST_SHOWN)}…` : line}”`;
    button.disabled = false;
  }

  function use() {
    const [kind, rows] = select.value.split(":");
    const field = kind === "new" ? newRow(rows) : document.getElementsByName(select.value)[0];
    if (!chosen) return;
    if (!field) {
      told.textContent = "The form takes no further row: choose another field.";
      return;
    }
    if (!put(chosen.words, field)) {
      told.textContent = "These words are too long for that field: choose fewer, or another field.";
      return;
    }
    remember(field.name, chosen);
    told.textContent = `Used for “${labelOf(field)}”. Save the ruling to keep them.`;
    chosen = null;
    button.disabled = true;
    for (let part = field.closest("details"); part; part = part.parentElement?.closest("details")) {
      part.open = true;
    }
    field.scrollIntoView({ block: "center" });
    field.focus({ preventScroll: true });
  }

  refresh();
  bar.hidden = !select.options.length; // who may only look has no field to use them for
  selectionChanged(); // words may have been chosen before the script came
  document.addEventListener("selectionchange", selectionChanged);
  document.addEventListener("formset:added", refresh);
  document.addEventListener("formset:removed", refresh);
  button.addEventListener("click", use);
}
