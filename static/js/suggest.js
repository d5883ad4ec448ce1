// Suggestions while a reader types. Without this file a search box is a search box.

const FEWEST_LETTERS = 2;
const PAUSE = 150; // milliseconds without a key before anything is asked

async function fetched(address, typed, signal) {
  const url = new URL(address, document.baseURI);
  url.searchParams.set("q", typed);
  const answer = await fetch(url, { signal });
  if (!answer.ok) return [];
  const [, suggestions] = await answer.json();
  return suggestions;
}

function option(text) {
  const made = document.createElement("option");
  made.value = text;
  return made;
}

function suggestsFor(input, number) {
  const list = document.createElement("datalist");
  list.id = `suggestions-${number}`;
  input.after(list);
  input.setAttribute("list", list.id);
  let waiting;
  let asking = new AbortController();

  async function suggest() {
    const typed = input.value.trim();
    asking = new AbortController();
    try {
      const enough = typed.length >= FEWEST_LETTERS;
      const texts = enough ? await fetched(input.dataset.suggestions, typed, asking.signal) : [];
      list.replaceChildren(...texts.map(option));
    } catch {
      // Typed on, or no answer: the reader loses nothing.
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    asking.abort();
    waiting = setTimeout(suggest, PAUSE);
  });
}

document.querySelectorAll("input[type=search][data-suggestions]").forEach(suggestsFor);
