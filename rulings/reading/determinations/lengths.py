"""How long an order lasts, as determinations put it."""

from __future__ import annotations

import re
from datetime import date

from rulings.reading.dates import DATE, read_date
from rulings.reading.numbers import NUMBER, months

LENGTH = rf"(?:{NUMBER}|an?)(?: ?\([\w-]{{1,12}}\))?[- ](?:calendar )?(?:month|year)s?(?!\w)"
"""A length with its figure repeated in brackets, as in "12 (twelve) months"."""

_AFTER = re.compile(
    rf"\b(?:for|of|by)\b(?: (?:an?|the|period|term|total|duration|further|additional|"
    rf"maximum|minimum|full|"
    rf"statutory|of|lasting|extended)){{0,7}} (?P<length>{LENGTH})",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"(?P<length>{LENGTH}),? (?:\w+ ){{0,2}}?(?:suspension|conditions|caution|warning|"
    rf"interim|order|advice|long)",
    re.IGNORECASE,
)
_BARE = re.compile(rf"(?P<length>{LENGTH})", re.IGNORECASE)
_NOT_OF_ORDER = re.compile(
    r"(?:up to|maximum(?: period| term| length)?(?: of)?|not exceed\w*|no more than|"
    r"at least|minimum(?: period)? of|"
    r"within|less than|more than|before|after|every|first|last|past|previous|next|"
    r"next review|over|experience)"
    r"(?: \w+){0,3}? ?$|\b(?:review\w*|experience|practised|worked|employed|elapsed|"
    r"convict\w+|sentence\w*|imprison\w*)\b[^,;]{0,40}$",
    re.IGNORECASE,
)
_BEHIND_IS_NOT = re.compile(
    r"\W{0,3}(?:(?:of|in) (?:practice|practising|experience|imprisonment|custody)|ago|"
    r"earlier|before|after|imprisonment|"
    r"custody|since|old|later|prior|into|(?:from|of) (?:qualif|regist)|community order|"
    r"in prison|suspended)",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    rf"\b(?:until|expir\w+ on|ending on|to expire on)(?: \w+){{0,3}}? (?P<date>{DATE})",
    re.IGNORECASE,
)

Found = tuple[int, int, int]
"""Months, and where the words of the length begin and end."""


def length_in(words: str, *, is_bare: bool = False) -> Found | None:
    """The length that belongs to an order in the words; ``is_bare``: metadata need no "for"."""
    patterns = (_AFTER, _BEFORE, _BARE) if is_bare else (_AFTER, _BEFORE)
    for pattern in patterns:
        for found in pattern.finditer(words):
            value = months(re.sub(r" ?\([\w-]+\)", "", found["length"]))
            start, end = found.span("length")
            before = words[max(0, start - 60) : start]
            if value and not _NOT_OF_ORDER.search(before) and not _BEHIND_IS_NOT.match(words, end):
                return value, start, end
    return None


def end_in(words: str) -> tuple[date, int, int] | None:
    """The day until which an order lasts."""
    found = _UNTIL.search(words)
    day = read_date(found["date"]) if found else None
    return (day, *found.span("date")) if found and day else None
