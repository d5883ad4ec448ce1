"""How long an order lasts: only a length that belongs to the order itself."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from rulings.reading.dates import read_date
from rulings.reading.draft import Read
from rulings.reading.mentions import Mention
from rulings.reading.numbers import months
from rulings.reading.phrases import phrase, phrases
from rulings.reading.rules import lengths as rules
from rulings.reading.sentences import Sentence
from rulings.vocabulary import SanctionKind

_BEFORE = phrase(rf"(?:^|[ \"(])(?P<length>{{length}}){rules.BETWEEN}$")
_AFTER = phrase(
    rf"^(?P<gap>[^.;:]{{0,90}}?)\b(?P<by>{rules.CONNECTOR}) \"?(?P<length>{{length}})(?!\w)"
)
_BRACKETED = phrase(r"^(?P<gap> ?\()(?:for )?(?P<length>{length})")
_UNTIL = phrase(r"^(?P<gap>[^.;:]{0,60}?)\buntil (?:at least )?(?P<date>{date})")
_BLOCKERS = phrases(rules.BLOCKERS)
_TRANSPARENT = phrase(rules.TRANSPARENT)
_INDEFINITE = phrase(rf"^[^.;:]{{0,40}}?\b(?P<words>{rules.INDEFINITE})")
_INDEFINITE_INSIDE = phrase(rules.INDEFINITE)
_INDEFINITE_BEFORE = phrase(r"(?P<words>indefinite|lifetime) (?:interim )?$")
_CAN_BE_INDEFINITE = {SanctionKind.SUSPENSION, SanctionKind.PROHIBITION, SanctionKind.CONDITIONS}


class Length(NamedTuple):
    """The length of an order as far as the sentence that names it tells."""

    months: Read[int] | None = None
    ends_on: Read[date] | None = None
    indefinite: Read[bool] | None = None

    @property
    def is_known(self) -> bool:
        """Whether anything was read."""
        return bool(self.months or self.ends_on or self.indefinite)


def length_of(sentence: Sentence, mention: Mention, next_start: int | None) -> Length:
    """The length of the order that the mention names, before the next one begins."""
    kind, form, start, end = mention
    limit = next_start if next_start is not None else len(sentence.words)
    before, after = sentence.words[:start], sentence.words[end:limit]
    return Length(
        months=(_months_before(sentence, before) if form == "order" else None)
        or _months_after(sentence, after, end),
        ends_on=_end_date(sentence, after, end),
        indefinite=_indefinite(sentence, kind, start, end, limit),
    )


def _months_before(sentence: Sentence, before: str) -> Read[int] | None:
    found = _BEFORE.search(before[-60:])
    value = months(found["length"]) if found else None
    if found is None or value is None:
        return None
    offset = max(0, len(before) - 60)
    return Read(value, sentence.part(offset + found.start("length"), offset + found.end("length")))


def _months_after(sentence: Sentence, after: str, offset: int) -> Read[int] | None:
    found = _BRACKETED.search(after) or _AFTER.search(after)
    if found is None or _BLOCKERS.search(_TRANSPARENT.sub("", found["gap"])):
        return None
    value = months(found["length"])
    if value is None:
        return None
    return Read(value, sentence.part(offset + found.start("length"), offset + found.end("length")))


def _end_date(sentence: Sentence, after: str, offset: int) -> Read[date] | None:
    found = _UNTIL.search(after)
    if found is None or _BLOCKERS.search(_TRANSPARENT.sub("", found["gap"])):
        return None
    day = read_date(found["date"])
    if day is None:
        return None
    return Read(day, sentence.part(offset + found.start("date"), offset + found.end("date")))


def _indefinite(
    sentence: Sentence, kind: SanctionKind, start: int, end: int, limit: int
) -> Read[bool] | None:
    if kind not in _CAN_BE_INDEFINITE:
        return None
    words = sentence.words
    for pattern, offset, part in (
        (_INDEFINITE_INSIDE, start, words[start:end]),
        (_INDEFINITE_BEFORE, max(0, start - 30), words[max(0, start - 30) : start]),
        (_INDEFINITE, end, words[end:limit]),
    ):
        found = pattern.search(part)
        if found:
            place = found.span("words") if "words" in found.groupdict() else found.span()
            return Read(True, sentence.part(offset + place[0], offset + place[1]))
    return None
