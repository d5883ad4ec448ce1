"""What kind of hearing it was, when the panel decided, and what it found on impairment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from rulings.reading.dates import read_date
from rulings.reading.draft import Read
from rulings.reading.phrases import phrase, phrases
from rulings.reading.rules import grounds, hearing
from rulings.reading.sentences import Sentence
from rulings.vocabulary import HearingKind, ImpairmentOutcome

_HEARINGS = tuple((kind, phrases(*words)) for kind, words in hearing.HEARINGS)
_NOT_YET = phrases(*hearing.NOT_YET)
_ONLY_INTERIM = phrase(hearing.ONLY_INTERIM)
_DECIDED = tuple(phrase(words) for words in hearing.DECIDED)
_IMPAIRED = phrases(*grounds.IMPAIRED)
_NOT_IMPAIRED = phrases(*grounds.NOT_IMPAIRED)
_UNDECIDED = phrases(*grounds.IMPAIRMENT_UNDECIDED)
_PERSONAL = phrases(grounds.PERSONAL)
_PUBLIC = phrases(grounds.PUBLIC)
_REACH = 60


@dataclass(frozen=True, slots=True)
class Impairment:
    """What the panel found on impairment, and on which of its two components."""

    outcome: Read[ImpairmentOutcome] | None = None
    personal: Read[bool] | None = None
    public: Read[bool] | None = None


def read_hearing(sentences: tuple[Sentence, ...]) -> Read[HearingKind] | None:
    """The kind of hearing, where the text says that one took place."""
    for kind, pattern in _HEARINGS:
        for sentence in sentences:
            for found in pattern.finditer(sentence.words):
                before = sentence.words[max(0, found.start() - 30) : found.start()]
                if kind is HearingKind.REVIEW and _ONLY_INTERIM.search(before + found.group()):
                    continue
                if not _NOT_YET.search(before):
                    return Read(kind, sentence.part(*found.span()))
    return None


def read_decided_on(sentences: tuple[Sentence, ...]) -> Read[date] | None:
    """The day of the decision, only where the text ties a full date to it."""
    for sentence in sentences:
        for pattern in _DECIDED:
            found = pattern.search(sentence.words)
            day = read_date(found["date"]) if found else None
            if found and day:
                return Read(day, sentence.part(*found.span("date")))
    return None


def read_impairment(sentences: tuple[Sentence, ...]) -> Impairment:
    """The finding on current impairment."""
    for sentence in sentences:
        for outcome, pattern in (
            (ImpairmentOutcome.NOT_FOUND, _NOT_IMPAIRED),
            (ImpairmentOutcome.FOUND, _IMPAIRED),
        ):
            found = pattern.search(sentence.words)
            if found is None or _is_undecided(sentence.words, found.start(), found.end()):
                continue
            evidence = sentence.part(*found.span())
            if outcome is ImpairmentOutcome.NOT_FOUND:
                return Impairment(Read(outcome, evidence))
            return Impairment(Read(outcome, evidence), *_components(sentence))
    return Impairment()


def _is_undecided(words: str, start: int, end: int) -> bool:
    before = words[max(0, start - _REACH) : start]
    return _UNDECIDED.search(before) is not None or _UNDECIDED.search(words[start:end]) is not None


def _components(sentence: Sentence) -> tuple[Read[bool] | None, Read[bool] | None]:
    personal = _PERSONAL.search(sentence.words)
    public = _PUBLIC.search(sentence.words)
    return (
        Read(True, sentence.part(*personal.span())) if personal else None,
        Read(True, sentence.part(*public.span())) if public else None,
    )
