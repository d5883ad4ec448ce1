// Where a selection lies in the text, counted in characters as the server counts them: a sign that
// takes two units here is one character there.

function counted(words) {
  return [...words].length;
}

function place(node, offset) {
  const holder = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
  const piece = holder.closest("[data-start]");
  if (!piece) return null;
  const before = document.createRange();
  before.selectNodeContents(piece);
  before.setEnd(node, offset);
  return Number(piece.dataset.start) + counted(before.toString());
}

// The selection inside the text, without the white space around it; null where there is none.
export function chosenWords(words) {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0).cloneRange();
  if (!words.contains(range.startContainer) || !words.contains(range.endContainer)) return null;
  const text = range.toString();
  const start = place(range.startContainer, range.startOffset);
  if (start === null || !text.trim()) return null;
  const from = start + counted(text.slice(0, text.length - text.trimStart().length));
  return { words: text.trim(), start: from, end: from + counted(text.trim()) };
}
