// From a field to the words it was read from, and from the words to the field.

const CHOSEN = "is-chosen";

function fieldNamed(name) {
  const fields = [...document.getElementsByName(name)];
  return fields.find((field) => field.type !== "hidden" && !field.disabled) ?? null;
}

// What stands in a closed part of the form is opened first.
function reveal(field) {
  for (let part = field.closest("details"); part; part = part.parentElement?.closest("details")) {
    part.open = true;
  }
  field.focus({ preventScroll: true });
  field.scrollIntoView({ block: "center" });
}

export function followEvidence(panel) {
  const words = panel.querySelector(".source-text-words");
  const marks = [...words.querySelectorAll("mark")];

  function choose(keys) {
    const chosen = marks.filter((mark) => {
      const over = mark.dataset.evidence.split(" ");
      return keys.some((key) => over.includes(key));
    });
    for (const mark of marks) mark.classList.toggle(CHOSEN, chosen.includes(mark));
    return chosen;
  }

  // Only the text scrolls: the form stays under the editor's hands.
  function show(keys) {
    const first = choose(keys)[0];
    if (!first) return;
    const top = first.getBoundingClientRect().top - words.getBoundingClientRect().top;
    words.scrollTo({ top: words.scrollTop + top - words.clientHeight / 3 });
  }

  function keysOf(name) {
    const links = document.querySelectorAll(`.evidence-link[data-field="${CSS.escape(name)}"]`);
    return [...links].map((link) => link.dataset.evidence);
  }

  document.addEventListener("focusin", (event) => {
    const name = event.target.getAttribute?.("name");
    if (name && !panel.contains(event.target)) show(keysOf(name));
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".evidence-link");
    if (!link) return;
    event.preventDefault();
    panel.open = true;
    show([link.dataset.evidence]);
    const first = words.querySelector(`mark.${CHOSEN}`);
    (first?.querySelector("a") ?? words).focus({ preventScroll: true });
    panel.scrollIntoView({ block: "nearest" });
  });

  words.addEventListener("click", (event) => {
    const link = event.target.closest("mark a");
    const field = link && fieldNamed(link.dataset.field);
    if (!field) return;
    event.preventDefault();
    if (!document.getSelection().isCollapsed) return; // words are being chosen
    reveal(field);
  });
}
