"""Words that look like somebody's personal data: numbers, addresses, days of birth.

No pattern reads a stretch of text more than a few times: a long text takes time in proportion.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Words as they stand in the text (as ``plain`` makes it), and what they look like."""

    looks_like: str
    words: str


E_MAIL = "an e-mail address"
TELEPHONE = "a telephone number"
REGISTRATION = "a registration number"
INSURANCE = "a National Insurance number"
NHS = "an NHS number"
POSTCODE = "a postcode"
BIRTH = "a date of birth"

_BETWEEN = r"[\s().\-‐-―]{0,3}"  # what is written between the digits of a number
_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_BIRTHDAY = (
    rf"(?:{_DAY}[\s,.]{{1,3}}(?:of\s)?{_MONTHS}(?:[\s,.]{{1,3}}\d{{2,4}})?"
    rf"|{_MONTHS}[\s,.]{{1,3}}{_DAY}(?:[\s,.]{{1,3}}\d{{2,4}})?"
    r"|\d{1,4}[/.\-]\d{1,2}[/.\-]\d{1,4})"
)
_REGISTERS = (
    "GMC|GDC|GPhC|GOC|GOsC|GCC|HCPC|NMC|SWE|SSSC|SCW|NISCC|TRN|PIN|registration|registrant|"
    r"teacher\sref(?:erence)?"
)
_NUMBER_OF = "reference|registration|registered|register|ref|reg|number|no|pin|id|is|was"
# A day or a span of hours begins with digits as a telephone number does.
_NO_TIME = (
    r"(?!\d{1,2}[\s.\-]\d{1,2}[\s.\-](?:19|20)\d\d(?!\d))"
    r"(?!\d{4}\s?[\-‐-―]\s?\d{4}(?!\d))(?!\d\d\.\d\d(?!\d))"
)

_PATTERNS = (
    (
        E_MAIL,
        r"(?<![\w.%+'’\-])[\w.%+'’\-]+\s?(?:@|[\[(]\s?at\s?[\])])\s?\w[\w\-]{0,62}"
        r"(?:(?:\.|\s?[\[(]\s?dot\s?[\])]\s?)\w[\w\-]{0,62}){1,8}",
    ),
    (
        BIRTH,
        rf"\b(?:born|date\sof\sbirth|d\.?o\.?b\b)\W{{0,3}}(?:(?:on|is|was)\W{{1,3}})?{_BIRTHDAY}",
    ),
    (NHS, rf"\bNHS(?:\W{{1,3}}(?:number|no|patient)){{0,2}}\W{{1,3}}\d(?:{_BETWEEN}\d){{9}}(?!\d)"),
    (
        REGISTRATION,
        rf"\b(?:{_REGISTERS})(?:\W{{1,3}}(?:{_NUMBER_OF})){{0,4}}\W{{1,3}}"
        r"[a-z]{0,3}\d(?:[ \-]?\d){4,7}[a-z]?(?!\w)",
    ),
    (
        REGISTRATION,  # the printed forms of the HCPC and Social Work England, and the NMC's
        r"(?<![^\W_])(?:AS|BS|CH|CS|DT|HAD|OC|ODP|OR|OT|PA|PH|PO|PYL|RA|SL|SW)(?:-?\d{4,6})(?!\w)",
    ),
    (REGISTRATION, r"(?<![^\W_])\d{2}[a-z]\d{4}[a-z](?![^\W_])"),
    (
        INSURANCE,
        r"(?<![^\W_])[a-z]{2}(?:[\s\-]?\d\d){3}[\s\-]?[a-d](?![^\W_])",
    ),
    (TELEPHONE, rf"(?<!\d)(?<!\d/){_NO_TIME}0\s?[1-9](?:{_BETWEEN}\d){{8,9}}(?!\w)"),
    (TELEPHONE, rf"(?:\+{_BETWEEN}\d|(?<!\d)00{_BETWEEN}[1-9])(?:{_BETWEEN}\d){{7,13}}(?!\w)"),
    (
        TELEPHONE,
        rf"\b(?:tel|telephone|phone|mobile|mob|fax)\.?(?:\W{{1,3}}(?:number|no|is|was)){{0,2}}"
        rf"\W{{1,3}}\d(?:{_BETWEEN}\d){{5,13}}(?!\w)",
    ),
)
# Only in capitals: “or 12345” and “page p2 3rd line” are ordinary words.
_IN_CAPITALS = (
    (REGISTRATION, r"\b(?:AS|BS|CH|CS|DT|HAD|OC|ODP|OR|OT|PA|PH|PO|PYL|RA|SL|SW) \d{4,6}(?!\w)"),
    (REGISTRATION, r"(?<![^\W_])\d{2} ?[A-Z] ?\d{4} ?[A-Z](?![^\W_])"),
    (POSTCODE, r"\b[A-Z]{1,2}\d[A-Z\d]?\s{0,2}\d[ABD-HJLNP-UW-Z]{2}\b"),
)
_COMPILED = [
    *((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _PATTERNS),
    *((kind, re.compile(pattern)) for kind, pattern in _IN_CAPITALS),
]
_TEN_DIGITS = re.compile(r"(?<!\d)(?<!\d/)(\d{3}) ?(\d{3}) ?(\d{4})(?!\d)")
_NHS_WEIGHTS = range(10, 1, -1)
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


def plain(text: str) -> str:
    """The text as it reads: wide letters and digits made ordinary, invisible signs gone."""
    return unicodedata.normalize("NFKC", text).translate(_INVISIBLE)


def suspicions(text: str) -> Iterator[Suspicion]:
    """In a text that ``plain`` made, kind by kind."""
    has_digits = any(map(str.isdecimal, text))
    for kind, pattern in _COMPILED:
        if has_digits or kind is E_MAIL:
            for match in pattern.finditer(text):
                yield Suspicion(kind, match[0])
    if has_digits:
        yield from _nhs_numbers(text)


def _nhs_numbers(text: str) -> Iterator[Suspicion]:
    """Ten digits with the right one at their end: most other numbers have not."""
    for match in _TEN_DIGITS.finditer(text):
        digits = [int(digit) for digit in "".join(match.groups())]
        total = sum(weight * digit for weight, digit in zip(_NHS_WEIGHTS, digits[:9], strict=True))
        if (11 - total % 11) % 11 == digits[9]:
            yield Suspicion(NHS, match[0])
