// Long lists of a facet can be narrowed by typing. Without this file the rest stays folded away.

const LONG = 15;

// Capitals and accents do not matter.
function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

function element(name, properties, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

// Outside the form and without a name: what is typed here is never sent.
function build(facet) {
  const whose = element("span", { className: "visually-hidden" }, `: ${facet}`);
  const input = element("input", { type: "text", autocomplete: "off", spellcheck: false });
  const label = element("label", {}, element("span", {}, "Narrow this list", whose), input);
  const status = element("span", { hidden: true });
  status.setAttribute("role", "status");
  return { input, status, box: element("p", { className: "narrow" }, label, status) };
}

// What is typed opens the folded rest; when it is gone, the rest is as it was.
function unfold(more, isTyping) {
  if (!more || isTyping === "wasOpen" in more.dataset) return;
  if (isTyping) {
    more.dataset.wasOpen = more.open ? "1" : "";
    more.open = true;
  } else {
    more.open = more.dataset.wasOpen === "1";
    delete more.dataset.wasOpen;
  }
  more.querySelector("summary").hidden = isTyping;
}

// Returns how many values hold all the words. What is ticked stays in sight in any case.
function show(rows, words) {
  let matching = 0;
  for (const row of rows) {
    const label = plain(row.querySelector(".tick-label").textContent);
    const matches = words.every((word) => label.includes(word));
    row.hidden = !matches && !row.querySelector("input").checked;
    matching += matches ? 1 : 0;
  }
  return matching;
}

function narrowable(fieldset) {
  const rows = [...fieldset.querySelectorAll("li:has(.tick)")];
  const more = fieldset.querySelector("details.more");
  if (rows.length <= LONG) return;
  const { input, status, box } = build(fieldset.querySelector("legend").textContent);

  function narrow() {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    const matching = show(rows, words);
    unfold(more, words.length > 0);
    status.textContent = words.length > 0 ? `${matching} of ${rows.length} left` : "";
  }

  input.addEventListener("input", narrow);
  // A status is heard if it was there, and empty, before it changes.
  input.addEventListener("focus", () => { status.hidden = false; });
  input.addEventListener("blur", () => { status.hidden = status.textContent === ""; });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
    if (event.key === "Escape" && input.value !== "") {
      event.preventDefault();
      input.value = "";
      narrow();
    }
  });
  fieldset.querySelector("ul").before(box);
}

document.querySelectorAll(".facet fieldset").forEach(narrowable);
