"""How determinations name orders."""

from __future__ import annotations

import re

from rulings.reading.rules.powers import KINDS_OF
from rulings.vocabulary import SanctionKind as Kind

NAMES: tuple[tuple[Kind, str], ...] = (
    (Kind.VOLUNTARY_REMOVAL, r"voluntary (?:removal|erasure)|removal by agreement"),
    (
        Kind.INTERIM_SUSPENSION,
        r"(?:interim|immediate) (?:order of )?suspension(?: order)?|interim order of suspension",
    ),
    (
        Kind.INTERIM_CONDITIONS,
        r"interim (?:order of )?conditions(?: of practi[cs]e)?(?: order)?|immediate conditions",
    ),
    (
        Kind.REMOVAL,
        r"str(?:uck|ike|iking)[- ]off|strik(?:e|ing) (?:the name|"
        r"[\w .'*\[\]]{1,60}? (?:off|from))|removal order|"
        r"remov(?:e|ed|al|ing) (?:[\w .'*\[\]]{1,60} )?from (?:the|its|"
        r"their) (?:\w+ ){0,4}?register|eras(?:ed|ure|e)\b|(?<!'s )(?<!the )removal(?=[.,;:]|$|"
        r" (?:is|was|"
        r"would|were|with|at|and|or|but|could|had|as)\b)",
    ),
    (
        Kind.PROHIBITION,
        r"prohibition order|prohibited from teaching",
    ),
    (
        Kind.CONDITIONS,
        r"conditions of practi[cs]e|conditional registration|conditions? order|"
        r"(?:following|these) conditions|conditions",
    ),
    (Kind.SUSPENSION, r"suspen(?:sion|ded|d|ds|ding)\b"),
    (Kind.CAUTION, r"caution(?:ed)?(?: order)?|reprimand(?:ed)?|admonish(?:ed|ment)"),
    (Kind.WARNING, r"warning(?: order)?"),
    (Kind.UNDERTAKINGS, r"undertakings"),
    (Kind.FINANCIAL_PENALTY, r"financial penalty"),
    (Kind.ADVICE, r"advice(?: order)?"),
    (Kind.NO_ACTION, r"no (?:further )?(?:action|sanction|order)\b|take no (?:further )?action"),
)
PATTERNS = {kind: re.compile(rf"\b(?:{words})", re.IGNORECASE) for kind, words in NAMES}


ORDERS = re.compile(
    r"\b(?:direct(?:s|ed)?|order(?:s|ed)?(?! of)|impos\w+|mak(?:es|ing)|made|issu\w+|"
    r"annotat\w+|decid\w+|determin\w+|conclud\w+|"
    r"replac\w+|extend\w*|confirm\w*|vari\w+|therefore|accordingly|appropriate|"
    r"proportionate|sufficient|will be|shall be|is to be)\b",
    re.IGNORECASE,
)
"""Words with which a panel makes an order."""
NOT_ORDERED = re.compile(
    r"\b(?:not|insufficient|inappropriate|disproportionate|neither|nor|rather than|"
    r"inadequate|whether|may|might|could|can|if|should|"
    r"first considered|next considered|went on to consider|then considered|"
    r"considered whether|only be|unless|no interim)\b",
    re.IGNORECASE,
)
"""Words by which it only weighs one, or makes none."""


def own_kinds(regulator: str | None) -> tuple[Kind, ...]:
    """What panels of the shape's regulator can order."""
    return KINDS_OF.get(regulator or "", tuple(Kind))


def kind_in(words: str) -> tuple[Kind, int, int] | None:
    """The first order that the words name, the more exact name before one inside it."""
    found = [
        (match.start(), -match.end(), place, kind)
        for place, (kind, pattern) in enumerate(PATTERNS.items())
        if (match := pattern.search(words))
    ]
    if not found:
        return None
    start, minus_end, _, kind = min(found)
    return kind, start, -minus_end


def orders_in(words: str) -> list[tuple[Kind, int, int]]:
    """Every order the words name, left to right, none inside another's name."""
    found: list[tuple[Kind, int, int]] = []
    start = 0
    while (named := kind_in(words[start:])) is not None:
        kind, first, last = named
        found.append((kind, start + first, start + last))
        start += last
    return found
