"""Printed labels of particulars: ``1.`` > ``(a)`` > ``(i)`` > ``(A)``, and references to them.

A label is kept in its full form, one part a level: ``("1", "a", "ii", "A")`` is ``1(a)(ii)(A)``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

Path = tuple[str, ...]

DEEPEST = 5
_ONE = r"(?:\d{1,3}|[ivxl]{1,6}|[a-z]{1,2}|[IVXL]{1,6}|[A-Z])"
_NOUN = r"(?:(?:regulatory concern|charge|particular|allegation|head of charge)[ \t]+(?=\d))?"
_FIRST = re.compile(
    rf"[ \t]*[\"'“‘]?(?:[•●▪*-][ \t]+)?(?i:{_NOUN})(?:(?P<dotted>\d{{1,3}}(?:\.\d{{1,2}}){{1,3}})"
    rf"(?P<after>[.):]|(?=[ \t(]|$))"
    rf"|\((?P<inside>{_ONE})\)"
    r"|(?P<number>\d{1,3})(?P<sign>[.):](?!\d)|(?= ?\()|(?=[a-z]{1,2}[.)](?:\s|$|\())|"
    r"(?=[a-z](?:\s|[ivx]{1,4}\W))|(?=[ \t]{2,}|\t|$))"
    rf"|(?P<letter>{_ONE})(?P<close>[.)]))",
)
_NEXT = re.compile(
    rf"[ \t]?\((?P<inside>{_ONE})\)[.:]?|(?P<letter>{_ONE})[.)](?=[ \t(]|$|[a-z(])|"
    rf"(?<=\d)(?P<bare>[a-z])(?P<barer>[ivx]{{0,4}})(?=[\s.):])[.):]?"
    rf"|[ \t]+(?P<apart>[a-z]|[ivx]{{1,4}})[.)](?=[ \t]|$)"
)
_REFERRING = re.compile(
    r"\s*(?:(?:and|or|and/or|to|&|-)\s*(?=\(?[a-zA-Z]{1,3}\)|\d)|,|above\b|below\b)", re.IGNORECASE
)
"""What follows a label that opens no particular: "(a) and (b) above"."""
_MONTHS = re.compile(
    r"[ \t]*(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\b", re.IGNORECASE
)
_ROMAN = re.compile(r"(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}


class Mark(NamedTuple):
    """One part of a label with the kind of brackets around it, as printed."""

    words: str
    style: str
    """"dotted", "()" or ")"; what stands before a point counts as ")"."""


def label_at(line: str) -> tuple[tuple[Mark, ...], int]:
    """The parts of the label at the beginning of a line, and where the label ends."""
    found = _FIRST.match(line)
    if found is None or (found["number"] and _MONTHS.match(line, found.end())):
        return (), 0
    marks = [_first_mark(found)]
    if marks[0].style == "dotted":
        marks = [Mark(part, "dotted") for part in marks[0].words.split(".")]
    end = found.end()
    while len(marks) < DEEPEST and (more := _NEXT.match(line, end)):
        marks += _next_marks(more)
        end = more.end()
    if end < len(line) and not line[end].isspace() and line[end - 1] not in ").:":
        return (), 0
    if _REFERRING.match(line, end) and len(marks) == 1:
        return (), 0
    return tuple(marks), end


def _first_mark(found: re.Match[str]) -> Mark:
    if found["dotted"]:
        return Mark(found["dotted"], "dotted")
    if found["inside"]:
        return Mark(found["inside"], "()")
    return Mark(found["number"] or found["letter"], ")")


def _next_marks(found: re.Match[str]) -> list[Mark]:
    if found["bare"]:
        barer = [Mark(found["barer"], ")")] if found["barer"] else []
        return [Mark(found["bare"], ")"), *barer]
    if found["inside"]:
        return [Mark(found["inside"], "()")]
    return [Mark(found["letter"] or found["apart"], ")")]


def kinds_of(words: str) -> tuple[str, ...]:
    """The sorts of list that a part may belong to, the likelier first."""
    if words.isdecimal():
        return ("number",)
    if words.islower():
        letter = ("letter",) if len(words) == 1 or words[0] == words[-1] else ()
        roman = ("roman",) if _ROMAN.fullmatch(words) else ()
        return (*letter, *roman) or ("letter",)
    roman = ("ROMAN",) if _ROMAN.fullmatch(words) and len(words) > 1 else ()
    return ("LETTER", *roman, *(("ROMAN",) if words in {"I", "V", "X"} else ()))


def value_of(words: str, kind: str) -> int:
    """The place of a part in a list of that kind, from 1."""
    if kind == "number":
        return int(words)
    if kind.lower() == "roman":
        digits = [_ROMAN_VALUES[letter] for letter in words.lower()]
        pairs = zip(digits, [*digits[1:], 0], strict=True)
        return sum(-digit if digit < following else digit for digit, following in pairs)
    return ord(words[0].lower()) - ord("a") + 1 + 26 * (len(words) - 1)


def full_label(path: Path, styles: tuple[str, ...]) -> str:
    """The label in full: the first part bare, the others in brackets; "1.2" stays as it is."""
    words = path[0] if styles[0] != "()" or path[0].isdecimal() else f"({path[0]})"
    for part, style in zip(path[1:], styles[1:], strict=True):
        words += f".{part}" if style == "dotted" else f"({part})"
    return words
