"""Whose register, which committee, which profession, and where the registrant worked."""

from __future__ import annotations

import re
from collections import Counter

from rulings.reading.draft import Read, Span
from rulings.reading.phrases import phrase, phrases
from rulings.reading.rules import register as rules
from rulings.reading.sentences import Sentence, flattened

_NAMED = tuple(
    (
        slug,
        re.compile(
            # Short names are matched as printed: "tra" and "gcc" occur inside ordinary words.
            rf"(?i:\b(?:{full.replace(' ', ' +')})\b)(?: \((?:the )?(?:{short})\))?"
            rf"|(?<![\w.])(?:{short})(?![\w])"
        ),
    )
    for slug, full, short in rules.REGULATORS
)
_COMMITTEES = tuple((slug, phrases(words)) for slug, words in rules.COMMITTEES)
_PROFESSIONS = tuple((slug, phrases(words)) for slug, words in rules.PROFESSIONS)
_SETTINGS = tuple(
    (slug, phrase(rf"\b{rules.WORKS_THERE}(?P<place>(?:[\w'&-]+,? ){{0,5}}?\b(?:{words})s?)(?!\w)"))
    for slug, words in rules.SETTINGS
)
_OTHERS = phrase(rules.OTHERS_PROFESSION)
_ONLY_REFERS = phrase(r"[^.;]{0,60}\breferred\b")
_AGENCY = phrases(*rules.AGENCY)
_NOT_THE_PLACE = phrases(
    "taken", "admitted", "visit(?:ed|ing)?", "referred", "discharged", "after leaving"
)


def read_regulator(sentences: tuple[Sentence, ...]) -> Read[str] | None:
    """The regulator the article speaks of most; where two are even, nobody decides."""
    counts: Counter[str] = Counter()
    first: dict[str, Span] = {}
    for sentence in sentences:
        for slug, pattern in _NAMED:
            for found in pattern.finditer(sentence.words):
                counts[slug] += 1
                first.setdefault(slug, sentence.part(*found.span()))
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return Read(ranked[0][0], first[ranked[0][0]])


def names_regulator(words: str) -> bool:
    """Whether the words name any regulator."""
    flat = flattened(words)
    return any(pattern.search(flat) for _, pattern in _NAMED)


def read_committee(sentences: tuple[Sentence, ...], regulator: str) -> Read[str] | None:
    """The committee that decided, by the order in which a regulator's committees decide."""
    own = rules.COMMITTEES_OF.get(regulator, ())
    for slug, pattern in _COMMITTEES:
        if slug not in own:
            continue
        for sentence in sentences:
            found = pattern.search(sentence.words)
            if found and not _ONLY_REFERS.search(sentence.words, found.end()):
                return Read(slug, sentence.part(*found.span()))
    return None


def read_profession(sentences: tuple[Sentence, ...], regulator: str | None) -> Read[str] | None:
    """The registrant's profession: the one most spoken of among those the regulator has."""
    own = rules.PROFESSIONS_OF.get(regulator or "", tuple(slug for slug, _ in _PROFESSIONS))
    counts: Counter[str] = Counter()
    first: dict[str, Span] = {}
    for sentence in sentences:
        for slug, start, end in _professions_in(sentence.words):
            if slug in own:
                counts[slug] += 1
                first.setdefault(slug, sentence.part(start, end))
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1] and regulator is None):
        return None
    return Read(ranked[0][0], first[ranked[0][0]])


def _professions_in(words: str) -> list[tuple[str, int, int]]:
    """The professions named, longest names first: a dental nurse is not a nurse."""
    named = [
        (slug, *found.span()) for slug, pattern in _PROFESSIONS for found in pattern.finditer(words)
    ]
    taken: list[tuple[str, int, int]] = []
    for slug, start, end in sorted(named, key=lambda one: one[1] - one[2]):
        if not any(start < other_end and end > other for _, other, other_end in taken):
            taken.append((slug, start, end))
    return [
        (slug, start, end)
        for slug, start, end in sorted(taken, key=lambda one: one[1])
        if not _OTHERS.search(words[max(0, start - 40) : start])
    ]


def read_setting(sentences: tuple[Sentence, ...]) -> Read[str] | None:
    """Where the registrant worked, from the first sentence that says so."""
    for sentence in sentences:
        for slug, pattern in _SETTINGS:
            found = pattern.search(sentence.words)
            if found and not _NOT_THE_PLACE.search(found.group()):
                return Read(slug, sentence.part(*found.span("place")))
    return None


def read_agency(sentences: tuple[Sentence, ...]) -> Read[bool] | None:
    """Whether the registrant worked through an agency or as a locum; never ``False``."""
    for sentence in sentences:
        found = _AGENCY.search(sentence.words)
        if found:
            return Read(True, sentence.part(*found.span()))
    return None
