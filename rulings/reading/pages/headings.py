"""The lines that stand above reader comments, whatever layout the comments have."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rulings.reading.numbers import NUMBER, number

LONGEST_HEADING = 300

_HEADING = re.compile(
    rf"(?:(?:show|showing|view|read|see|all)(?: all)? )?(?P<count>\d[\d,]{{0,6}}|{NUMBER}|no) "
    r"(?:responses?|replies|reply|(?:reader |user )?comments?|thoughts?|reactions?)"
    r"(?: (?:to|on|so far|for)\b[^\n]{0,300})?:?"
    r"|(?:(?:reader|readers'|user|all|your|view) )?(?:comments?|responses|replies)"
    r"(?: ?[(:\[-]? ?(?P<after>\d{1,6})[)\]]?)?:?",
    re.IGNORECASE,
)
_UNCOUNTED = re.compile(
    r"(?:(?:reader|readers'|user|your) )?comments|(?:leave|post|add|write) (?:a|your) "
    r"(?:reply|comment)|have your say|join the (?:conversation|discussion|debate)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’)\]]*$")
_PROSE_WORDS = 8
_PROSE_BEFORE_UNCOUNTED = 2
"""Paragraphs: a page's bar of links above its article may hold a bare "Comments"."""


def heading_count(words: str) -> tuple[bool, int | None, str]:
    """Whether the line heads the comments, the count it states, and the words of the count."""
    found = _HEADING.fullmatch(_bare(words)) if len(words) <= LONGEST_HEADING else None
    if found is None:
        return False, None, ""
    printed = found["count"] or found["after"] or ""
    if printed.lower() == "no":
        return True, 0, printed
    return True, number(printed.replace(",", "")) if printed else None, printed


def ends_body(words: str, prose_before: int) -> bool:
    """Whether the line, below so many paragraphs of prose, can only head the comments."""
    if prose_before == 0 or len(words) > LONGEST_HEADING:
        return False
    is_heading, count, _ = heading_count(words)
    if is_heading and count is not None:
        return True
    is_uncounted = _UNCOUNTED.fullmatch(_bare(words).rstrip(" :!.")) is not None
    return is_uncounted and prose_before >= _PROSE_BEFORE_UNCOUNTED


def prose_before(lines: Iterable[str]) -> Iterator[int]:
    """For every line how many paragraphs of prose stand above it; the heading is none."""
    paragraphs = words = 0
    is_heading = True
    for line in lines:
        yield paragraphs
        if not line.strip():
            words = 0
            continue
        words += len(line.split())
        if not is_heading and words >= _PROSE_WORDS and _SENTENCE_END.search(line.rstrip()):
            paragraphs, words = paragraphs + 1, 0
        is_heading = False


def _bare(words: str) -> str:
    """The line without marks around it and with plain apostrophes."""
    return words.strip().strip("#*•|-–—_ ").replace("’", "'")
