"""A comment written in WordPress's mark-up -> the plain text that a browser would show.

Only on request (--html): most comments that look like mark-up hold letters that are meant.
"""

from __future__ import annotations

import re
from html import unescape

_TAGS = "abbr|a|blockquote|br|b|cite|code|del|em|i|p|q|strike|strong|s"
_TAG = re.compile(rf"<(/?)({_TAGS})(\s[^<>]*|/)?>", re.IGNORECASE)
_BREAK = re.compile(r"<br(?:\s[^<>]*|/)?>[^\S\n]*\n?", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)
_ADDRESS = re.compile(r"""\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_MANY_BREAKS = re.compile(r"\n{3,}")
_MOST_OPEN = 20  # quotations inside one another; no reader tells more apart
_QUOTES = {"": "“", "/": "”"}


def looks_like_markup(text: str) -> bool:
    """Whether a tag or an entity of WordPress’s mark-up stands in it."""
    return bool(_TAG.search(text) or _ENTITY.search(text))


def as_plain(markup: str) -> str:
    """Tags of WordPress’s mark-up become plain text, entities are decoded once; the rest stays."""
    blocks = _Blocks()
    shown = 0
    text = _BREAK.sub("\n", markup)
    for found in _TAG.finditer(text):
        blocks.add(unescape(text[shown : found.start()]))
        blocks.tag(found[1], found[2].lower(), found[3] or "")
        shown = found.end()
    blocks.add(unescape(text[shown:]))
    return blocks.finished()


class _Blocks:
    """Open quotations and links, innermost last, each with the text inside it so far."""

    def __init__(self) -> None:
        self._texts: list[list[str]] = [[]]
        self._open: list[tuple[str, str]] = []

    def add(self, text: str) -> None:
        self._texts[-1].append(text)

    def tag(self, slash: str, name: str, attributes: str) -> None:
        match name:
            case "p":
                self.add("\n\n")
            case "q":
                self.add(_QUOTES[slash])
            case "a" | "blockquote" if slash:
                self._close(name)
            case "a" | "blockquote" if len(self._open) < _MOST_OPEN:
                self._begin(name, attributes)

    def finished(self) -> str:
        while self._open:
            self._fold()
        return _MANY_BREAKS.sub("\n\n", "".join(self._texts[0])).strip("\n")

    def _begin(self, name: str, attributes: str) -> None:
        if name == "a" and ("a" in (opened for opened, _ in self._open)):
            self._close("a")  # a link ends where another begins
        self._open.append((name, _address(attributes)))
        self._texts.append([])

    def _close(self, name: str) -> None:
        if name in (opened for opened, _ in self._open):
            while self._open[-1][0] != name:
                self._fold()
            self._fold()

    def _fold(self) -> None:
        name, address = self._open.pop()
        inside = "".join(self._texts.pop())
        self.add(_quoted(inside) if name == "blockquote" else _linked(inside, address))


def _address(attributes: str) -> str:
    found = _ADDRESS.search(attributes)
    return unescape(next(filter(None, found.groups()), "")).strip() if found else ""


def _linked(words: str, address: str) -> str:
    if not address or words.strip() == address:
        return words
    return f"{words} ({address})" if words.strip() else address


def _quoted(text: str) -> str:
    bare = "\n".join(line.rstrip() for line in text.split("\n"))
    tidy = _MANY_BREAKS.sub("\n\n", bare).strip("\n")
    lines = (f"> {line}".rstrip() for line in tidy.split("\n"))
    return "\n\n{}\n\n".format("\n".join(lines))
