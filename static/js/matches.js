// Steps from one marked match to the next. Without it the page offers a link to the first.
const matches = [...document.querySelectorAll("mark[id^='match-']")];
const place = document.querySelector("[data-matches]");
const status = document.createElement("span");
let at = -1;

function go(step) {
  matches[at]?.classList.remove("current");
  at = at < 0 && step < 0 ? matches.length - 1 : (at + step + matches.length) % matches.length;
  matches[at].classList.add("current");
  matches[at].scrollIntoView({ block: "center" });
  status.textContent = `Match ${at + 1} of ${matches.length}`;
}

function button(label, step) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "quiet";
  made.textContent = label;
  made.addEventListener("click", () => go(step));
  return made;
}

if (place && matches.length) {
  status.setAttribute("role", "status");
  status.textContent = matches.length === 1 ? "1 match" : `${matches.length} matches`;
  place.replaceChildren(status, button("Previous match", -1), button("Next match", 1));
}
