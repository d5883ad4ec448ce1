"""A saved page of a determination as the lines a reader sees, with the labels a list only shows.

Browsers draw "(a)" and "1." of lists that are not in the text; here they are written out, or a
particular would lose its label. Cells of a table's row stand on one line, apart by a tab.
"""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from rulings.reading.pages.markup import attribute, walk
from rulings.reading.pages.web import page_address, require_whole

_BLOCKS_IN_WORDS = (
    "address article blockquote center details div dl fieldset figcaption figure h1 h2 h3 h4 h5 h6 "
    "header hr main ol p pre section summary table tbody thead ul"
)
_BLOCKS = frozenset(_BLOCKS_IN_WORDS.split())
_LINES = frozenset(("li", "tr", "dt", "br"))
_CELLS = frozenset(("td", "th", "dd"))
_FURNITURE = frozenset(("nav", "aside", "footer", "form"))
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_HAS_LABEL = re.compile(r"\s*\(?(?:\d{1,3}|[a-z]{1,2}|[ivx]{1,5}|[A-Z])[.)]")
_STYLES = {
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
    "decimal": "1",
}
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)")


class _Lists:
    """The open lists, each with its sort of label and the number of its next member."""

    def __init__(self) -> None:
        self._open: list[tuple[str, int]] = []

    def begin(self, node: LexborNode) -> None:
        if node.tag == "ul":
            self._open.append(("", 0))
            return
        styled = _STYLE.search(attribute(node, "style").lower())
        sort = attribute(node, "type") or (_STYLES.get(styled[1], "") if styled else "1")
        start = attribute(node, "start")
        self._open.append((sort, int(start) if start.isdecimal() and len(start) < 4 else 1))

    def end(self) -> None:
        if self._open:
            self._open.pop()

    def label(self, node: LexborNode) -> str:
        """The label of the next member, as a browser would draw it."""
        if not self._open:
            return ""
        sort, number = self._open[-1]
        value = attribute(node, "value")
        number = int(value) if value.isdecimal() and len(value) < 4 else number
        self._open[-1] = (sort, number + 1)
        above = [other for other, _ in self._open[:-1] if other]
        return _drawn(sort, number, is_repeated=sort in above)


def text_of_page(html: str) -> str:
    """The lines of the page's content; raises ``Unreadable`` for a page that is cut off."""
    require_whole(html)
    tree = LexborHTMLParser(html)
    if tree.body is None:
        return ""
    pieces: list[str] = []
    lists = _Lists()
    for node, is_entered in walk(tree.body, _is_furniture):
        if is_entered:
            _enter(node, pieces, lists)
        else:
            _leave(node, pieces, lists)
    return _tidy("".join(pieces))


def address_of(html: str) -> str:
    """The canonical address that the page gives itself."""
    root = LexborHTMLParser(html).root
    return page_address(root) if root is not None else ""


def _is_furniture(node: LexborNode) -> bool:
    return node.tag in _FURNITURE


def _enter(node: LexborNode, pieces: list[str], lists: _Lists) -> None:
    if node.is_text_node:
        pieces.append(re.sub(r"\s+", " ", node.text(deep=False)))
        return
    if node.tag in ("ol", "ul"):
        lists.begin(node)
    if node.tag in _BLOCKS:
        pieces.append("\n\n")
    elif node.tag in _LINES:
        pieces.append("\n")
    if node.tag == "li":
        label = lists.label(node)
        has_own = _HAS_LABEL.match(node.text(deep=True)[:20]) is not None
        pieces.append("" if has_own or not label else f"{label} ")


def _leave(node: LexborNode, pieces: list[str], lists: _Lists) -> None:
    if node.tag in ("ol", "ul"):
        lists.end()
    if node.tag in _BLOCKS:
        pieces.append("\n\n")
    elif node.tag in ("li", "tr", "dd"):
        pieces.append("\n")
    elif node.tag in _CELLS or node.tag == "dt":
        pieces.append("\t")


def _drawn(sort: str, number: int, *, is_repeated: bool) -> str:
    if not sort or number < 1:
        return ""
    if sort in "aA" and number <= 26:
        return f"({chr(ord(sort) + number - 1)})"
    if sort in "iI" and number < 40:
        roman = _roman(number)
        return f"({roman if sort == 'i' else roman.upper()})"
    return f"({number})" if is_repeated else f"{number}."


def _roman(number: int) -> str:
    words = ""
    for value, letters in _ROMAN:
        while number >= value:
            words, number = words + letters, number - value
    return words


def _tidy(text: str) -> str:
    """No blanks around lines, no more than one empty line; a label joins the words below it."""
    lines = [re.sub(r"[ \u00a0]+", " ", line).strip(" ").rstrip("\t") for line in text.split("\n")]
    joined = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n \t")
    return re.sub(r"(?m)^((?:\(?[a-zA-Z0-9]{1,4}[.)])+)\s*\n+(?=\S)", r"\1 ", joined)
