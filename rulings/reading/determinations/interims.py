"""The interim order that bridges the time for an appeal, apart from the final one."""

from __future__ import annotations

import re
from dataclasses import replace

from rulings.reading.determinations.determination import Determination
from rulings.reading.determinations.header import Field
from rulings.reading.determinations.headings import Stage
from rulings.reading.determinations.lengths import length_in
from rulings.reading.determinations.names import NOT_ORDERED, ORDERS, PATTERNS, kind_in, own_kinds
from rulings.reading.draft import Read, ReadSanction
from rulings.reading.sentences import flattened
from rulings.vocabulary import SanctionKind as Kind

_INTERIM_IS_OFF = re.compile(
    r"\b(?:not|no|revok\w+|refus\w+|unnecessary|declin\w+|laps\w+|previous\w*|"
    r"current(?:ly)?|existing|already)\b",
    re.IGNORECASE,
)


def read_interim(paper: Determination) -> ReadSanction | None:
    """The order that bridges the time for an appeal; one that was made earlier is not told."""
    own = own_kinds(paper.shape.regulator)
    field = paper.field("interim")
    if field and not _INTERIM_IS_OFF.search(field.words):
        named = _interim_in_field(field)
        if named and named.kind.value in own:
            return named if named.duration_months else _with_interim_length(paper, named)
    for sentence in paper.sentences(
        Stage.INTERIM, Stage.NOTES, Stage.ORDER, Stage.SANCTION, Stage.DECISION, Stage.FINDING
    ):
        words = sentence.words
        found = next(
            (
                (kind, match)
                for kind, pattern in PATTERNS.items()
                if kind.is_interim and (match := pattern.search(words))
            ),
            None,
        )
        if found is None or not _makes_interim(words, found[1]):
            continue
        length = length_in(words[found[1].start() :]) or length_in(words)
        offset = found[1].start() if length_in(words[found[1].start() :]) else 0
        if found[0] in own and length:
            evidence = sentence.part(offset + length[1], offset + length[2])
            return ReadSanction(
                Read(found[0], sentence.span),
                imposed=True,
                duration_months=Read(length[0], evidence),
            )
    return None


def _with_interim_length(paper: Determination, order: ReadSanction) -> ReadSanction:
    """ "It makes that order for 12 months": told below the heading of the interim order."""
    for sentence in paper.sentences(Stage.INTERIM):
        found = length_in(sentence.words)
        if found and ORDERS.search(sentence.words) and not NOT_ORDERED.search(sentence.words):
            months, start, end = found
            return replace(order, duration_months=Read(months, sentence.part(start, end)))
    return order


def _makes_interim(words: str, named: re.Match[str]) -> bool:
    before = words[: named.start()]
    makes = re.search(
        r"\b(?:mak(?:es|ing)|we(?: \w+ly)? make|made|impos\w+|order(?:s|ed)|direct\w*|decid\w+|"
        r"determin\w+|"
        r"grant\w*|issu\w+)\b",
        before,
        re.IGNORECASE,
    )
    return (
        bool(makes) and not NOT_ORDERED.search(before) and not _INTERIM_IS_OFF.search(before[-60:])
    )


def _interim_in_field(field: Field) -> ReadSanction | None:
    words = flattened(field.words)
    found = kind_in(words)
    if found is None:
        return None
    kind = {Kind.SUSPENSION: Kind.INTERIM_SUSPENSION, Kind.CONDITIONS: Kind.INTERIM_CONDITIONS}.get(
        found[0], found[0]
    )
    if not kind.is_interim:
        return None
    length = length_in(words, is_bare=True)
    months = Read(length[0], field.span) if length else None
    return ReadSanction(Read(kind, field.span), imposed=True, duration_months=months)
