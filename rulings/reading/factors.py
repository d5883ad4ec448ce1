"""What weighed for and against the registrant, and whether the panel accepted it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rulings.reading.draft import Read, ReadFactor
from rulings.reading.phrases import phrase, phrases
from rulings.reading.rules import factors as rules
from rulings.reading.sentences import Sentence
from rulings.vocabulary import FactorSide

_FACTORS = tuple(
    (side, slug, phrases(words)) for side, table in rules.SIDES for slug, words in table
)
_WEIGHED = phrases(*rules.WEIGHED)
_CLAIMED = phrases(*rules.CLAIMED)
_REJECTED = phrases(*rules.REJECTED)
_NEGATED = phrase(rf"\b{rules.NEGATED}\W{{0,2}}$")
_HYPOTHETICAL = phrase(rf"\b(?:{rules.FUTURE}(?: \w+)?|(?:if|whether)(?: \w+){{0,5}}) ?$")
_CLAUSE = phrase(
    r"[;:]|,? but |, (?:while|although|though|whereas|however)\b"
    r"|,? and (?:said|found|noted|concluded|ruled|added|decided|accepted) "
)
_REJECTED_AFTER = phrases(*rules.REJECTED_AFTER)
_REJECTED_NEXT = phrases(*rules.REJECTED_NEXT)
_TRIED = phrase(r"\b(?:sought|tried|attempted|trying|seeking) to $")
_MITIGATING = {slug for slug, _ in rules.MITIGATING}
_NEEDS_THE_PANEL = {"admissions"}
"""What a registrant does anyway: it weighs only where the panel says so."""
_FACT_OR_FACTOR = {"no_harm"}
"""What a journalist may simply report, too."""
_OVERLAPPING = {"blaming_others"}
"""What was blamed may be a factor of its own."""
_ONLY_WEIGHED = {"non_engagement"}
"""A mere fact ("did not attend") unless the panel weighs it."""


def read_factors(sentences: tuple[Sentence, ...]) -> tuple[ReadFactor, ...]:
    """The factors told, mitigating first; a factor told twice keeps the clearest telling."""
    known: dict[tuple[FactorSide, str], ReadFactor] = {}
    followers = [*sentences[1:], None]
    for sentence, following in zip(sentences, followers, strict=False):
        is_turned_down = following is not None and _REJECTED_NEXT.search(following.words)
        for told in _factors_in(sentence):
            factor = replace(told, accepted=False) if _is_claim(told) and is_turned_down else told
            key = (factor.side, factor.factor.value)
            if key not in known or (known[key].accepted is None and factor.accepted is not None):
                known[key] = factor
    _settle_blame(known)
    return tuple(sorted(known.values(), key=lambda one: one.side is FactorSide.AGGRAVATING))


def _is_claim(told: ReadFactor) -> bool:
    return told.side is FactorSide.MITIGATING and told.factor.value not in _NEEDS_THE_PANEL


def _factors_in(sentence: Sentence) -> Iterator[ReadFactor]:
    taken: list[tuple[int, int]] = []
    for side, slug, pattern in _FACTORS:
        for found in pattern.finditer(sentence.words):
            start, end = found.span()
            if any(start < other_end and end > other for other, other_end in taken):
                continue
            if _is_not_told(sentence.words, start):
                continue
            if slug in _ONLY_WEIGHED and not _WEIGHED.search(sentence.words):
                continue
            standing = _accepted(sentence, slug, start)
            if slug not in _OVERLAPPING:
                taken.append((start, end))
            yield ReadFactor(side, Read(slug, sentence.part(start, end)), standing)
            break


def _is_not_told(words: str, start: int) -> bool:
    before = words[max(0, start - 60) : start]
    if _NEGATED.search(before):
        return True
    return _HYPOTHETICAL.search(before) is not None and _TRIED.search(before) is None


def _accepted(sentence: Sentence, slug: str, start: int) -> bool | None:
    words = sentence.words
    if sentence.is_panel_speaking:
        return True
    before = words[_clause_start(words, start) : start]
    if slug in _MITIGATING and (_REJECTED.search(before) or _REJECTED_AFTER.search(words, start)):
        return False
    speakers = [(found.end(), True) for found in _WEIGHED.finditer(words, 0, start)]
    speakers += [(found.end(), False) for found in _CLAIMED.finditer(words, 0, start)]
    if speakers:
        return True if max(speakers)[1] else None
    return None if slug in _NEEDS_THE_PANEL | _FACT_OR_FACTOR else True


def _clause_start(words: str, before: int) -> int:
    return max((found.end() for found in _CLAUSE.finditer(words, 0, before)), default=0)


def _settle_blame(known: dict[tuple[FactorSide, str], ReadFactor]) -> None:
    """Blaming others is held against the registrant only where the panel saw a lack of insight."""
    key = (FactorSide.AGGRAVATING, "blaming_others")
    if key in known:
        weighed = (FactorSide.AGGRAVATING, "lack_of_insight") in known
        known[key] = ReadFactor(key[0], known[key].factor, True if weighed else None)
