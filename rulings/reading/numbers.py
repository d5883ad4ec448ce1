"""Numbers and lengths of time as journalists write them."""

from __future__ import annotations

import re

_UP_TO_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen twenty"
)
_WORDS = _UP_TO_TWENTY.split()
_VALUES = {word: value for value, word in enumerate(_WORDS)} | {
    "a": 1,
    "an": 1,
    "twenty-four": 24,
    "twenty four": 24,
    "thirty": 30,
    "thirty-six": 36,
    "thirty six": 36,
    "forty": 40,
    "fifty": 50,
}

NUMBER = (
    r"(?:\d{1,4}|thirty[- ]six|twenty[- ]four|" + "|".join(sorted(_WORDS, key=len, reverse=True))
) + r"|thirty|forty|fifty)"
"""A whole number in figures or in words, as a piece of a pattern."""

LENGTH = rf"(?:{NUMBER}|an?)[- ](?:calendar )?(?:month|year)s?'?"
"""A length counted in months or years, as a piece of a pattern."""

_LENGTH = re.compile(
    rf"(?P<count>{NUMBER}|an?)[- ](?:calendar )?(?P<unit>month|year)s?'?", re.IGNORECASE
)
_LONGEST_ORDER_IN_MONTHS = 120


def number(words: str) -> int | None:
    """The number written in ``words``, or ``None``."""
    wanted = words.strip().lower()
    return int(wanted) if wanted.isdecimal() else _VALUES.get(wanted)


def months(words: str) -> int | None:
    """The months in a length such as "three-year" or "36 months"; ``None`` beyond any order."""
    found = _LENGTH.search(words)
    count = number(found["count"]) if found else None
    if found is None or count is None:
        return None
    total = count * 12 if found["unit"].lower() == "year" else count
    return total if 0 < total <= _LONGEST_ORDER_IN_MONTHS else None
