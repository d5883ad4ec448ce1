"""Walking a web page: its text in blocks, as a reader sees it, without recursion.

A page may nest thousands of elements, so every walk is a loop over child, next and a stack.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from selectolax.lexbor import LexborNode

_BLOCKS_IN_WORDS = (
    "address article aside blockquote body center dd details div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary "
    "table tbody td th thead tr ul"
)
_BLOCKS = frozenset(_BLOCKS_IN_WORDS.split())
_SILENT_IN_WORDS = (
    "script style noscript template svg iframe button select textarea head input object"
)
_SILENT = frozenset(_SILENT_IN_WORDS.split())
_BLANKS = re.compile(r"[ \t\n\r\f]+")

LeaveOut = Callable[[LexborNode], bool]


def walk(root: LexborNode, leave_out: LeaveOut) -> Iterator[tuple[LexborNode, bool]]:
    """Every node below ``root`` in order: entered (``True``), elements also left (``False``)."""
    opened: list[LexborNode] = []
    node = root.child
    while node is not None or opened:
        if node is None:
            left = opened.pop()
            yield left, False
            node = left.next
        elif node.is_text_node:
            yield node, True
            node = node.next
        elif node.is_element_node and node.tag not in _SILENT and not leave_out(node):
            yield node, True
            opened.append(node)
            node = node.child
        else:
            node = node.next


def is_nothing(_: LexborNode) -> bool:
    """Leaves nothing out."""
    return False


def names_of(node: LexborNode) -> list[str]:
    """The class names and the id of an element, in lower case."""
    attributes = node.attributes
    return f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower().split()


def attribute(node: LexborNode | None, name: str) -> str:
    """The attribute's value without blanks around it; empty where there is none."""
    return (node.attributes.get(name) or "").strip() if node is not None else ""


class Blocks:
    """Collects text into blocks: a block element ends one, ``<br>`` only begins a new line."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self._line = ""
        self._lines: list[str] = []

    def enter(self, node: LexborNode) -> None:
        """Take a node's own text, or what its beginning means for the layout."""
        if node.is_text_node:
            self._line += node.text(deep=False)
        elif node.tag == "br":
            self._end_line()
        elif node.tag in _BLOCKS:
            self.end_block()

    def leave(self, node: LexborNode) -> None:
        """What the end of an element means for the layout."""
        if node.tag in _BLOCKS:
            self.end_block()

    def end_block(self) -> None:
        """Close the current block; an empty one leaves no trace."""
        self._end_line()
        words = "\n".join(self._lines).strip("\n ")
        if words:
            self.done.append(words)
        self._lines = []

    def _end_line(self) -> None:
        self._lines.append(_BLANKS.sub(" ", self._line).strip(" "))
        self._line = ""


def blocks_of(root: LexborNode, leave_out: LeaveOut = is_nothing) -> list[str]:
    """The blocks of text below an element; two line breaks in a row end a block, too."""
    blocks = Blocks()
    for node, is_entered in walk(root, leave_out):
        if is_entered:
            blocks.enter(node)
        else:
            blocks.leave(node)
    blocks.end_block()
    return [part for block in blocks.done for part in re.split(r"\n{2,}", block)]


def text_of(node: LexborNode | None, leave_out: LeaveOut = is_nothing) -> str:
    """The words of an element on one line."""
    return " ".join(" ".join(blocks_of(node, leave_out)).split()) if node is not None else ""
