"""Signs in a text that an earlier system damaged it. They are reported; nothing is mended."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from comments.wxr.report import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

_EXCERPT = 24  # letters on each side
# A UTF-8 sequence that was read as Windows-1252: “â€™” for “’”, “Ã©” for “é”.
_SECOND_BYTE = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_SIGNS = (
    (re.compile("\N{REPLACEMENT CHARACTER}+"), "lost characters (\N{REPLACEMENT CHARACTER})"),
    (
        re.compile(f"(?:â€|ðŸ|ï»¿|Ã[{_SECOND_BYTE}]|Â[\x80-\xbf])[{_SECOND_BYTE}]*"),
        "UTF-8 that was read as something else",
    ),
    (
        re.compile(r"&amp;(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});"),
        "an entity that was escaped twice",
    ),
    (re.compile(r"<>"), "empty brackets, where something was taken out"),
    (re.compile(r"\\['\"]"), "a quotation mark with a slash before it"),
)


def damage(text: str) -> Iterator[tuple[int, str]]:
    """The first of each kind of sign: the line in the text, from 0, and a sentence about it."""
    for pattern, words in _SIGNS:
        found = pattern.search(text)
        if found:
            yield text.count("\n", 0, found.start()), f"{words}: “{one_line(_around(text, found))}”"


def _around(text: str, found: re.Match[str]) -> str:
    start = max(0, found.start() - _EXCERPT)
    end = min(found.end(), found.start() + _EXCERPT) + _EXCERPT
    return text[start:end]
