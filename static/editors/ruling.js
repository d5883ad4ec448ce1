// The ruling's form: selects show what the chosen regulator has. Without this they show the same in
// groups, and the server checks what was chosen in either case.

const EMPTY_LABEL = "---------";
const offers = JSON.parse(document.getElementById("offers")?.dataset.offers ?? "null");
const regulator = document.getElementById("id_regulator");

function options(pairs, chosen) {
  return pairs.map(([value, label]) => new Option(label, value, false, value === chosen));
}

function group(label, children) {
  const element = document.createElement("optgroup");
  element.label = label;
  element.append(...children);
  return element;
}

// A value that the regulator does not have stays, apart from the others: nothing is lost in silence.
function narrow(select) {
  const what = select.dataset.offered;
  const chosen = select.value;
  const offer = offers[regulator.value] ?? offers[""];
  const children = [new Option(EMPTY_LABEL, ""), ...options(offer[what], chosen)];
  if (chosen && !offer[what].some(([value]) => value === chosen)) {
    const others = offers[""][what].filter(([value]) => value === chosen);
    children.push(group(`Not ${offer.regulator}`, options(others, chosen)));
  }
  select.replaceChildren(...children);
  select.value = chosen;
}

function narrowAll(root) {
  root.querySelectorAll("select[data-offered]").forEach(narrow);
}

// Empty rows are there for browsers without scripts; with one, “Add another” makes them.
function isUntouched(row) {
  return [...row.querySelectorAll("input, select, textarea")].every((field) => {
    if (field.type === "hidden") return true;
    if (field.type === "checkbox") return field.checked === field.defaultChecked && !field.checked;
    if (field instanceof HTMLSelectElement) {
      return field.selectedIndex <= 0 || field.options[field.selectedIndex].defaultSelected;
    }
    return field.value === "";
  });
}

function trim(inline) {
  const rows = [...inline.querySelectorAll(".inline-related:not(.empty-form)")];
  const total = inline.querySelector("input[name$='-TOTAL_FORMS']");
  const hasSaved = rows.some((row) => row.matches(".has_original"));
  const isRare = inline.id === "corrections-group";
  const lastUsed = rows.findLastIndex(
    (row) => row.matches(".has_original") || row.querySelector(".errorlist") || !isUntouched(row),
  );
  const kept = Math.max(hasSaved || isRare ? 0 : 1, lastUsed + 1);
  rows.slice(kept).forEach((row) => row.remove());
  total.value = String(Math.min(kept, rows.length));
}

if (offers && regulator) {
  narrowAll(document);
  regulator.addEventListener("change", () => narrowAll(document));
  document.addEventListener("formset:added", (event) => narrowAll(event.target));
  document.querySelectorAll(".js-inline-admin-formset").forEach(trim);
}
