"""The stretches of a sentence that describe misbehaviour, each with what became of it.

A *cue* ("found that", "admitted", "it was alleged that") opens a stretch; the end of the clause, a
verdict or the next cue closes it; a list inside it falls into its members.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from rulings.reading.draft import Span
from rulings.reading.mentions import Stance, judged_in, mentions_in
from rulings.reading.phrases import phrase, phrases
from rulings.reading.rules import conduct as rules
from rulings.reading.sentences import Sentence
from rulings.reading.topics import topics_in
from rulings.vocabulary import ParticularOutcome, SanctionKind

HEAD = phrase(rules.HEAD)
"""A failing that begins a description: "failed to"."""
_CUES = tuple((outcome, phrases(words)) for outcome, words in rules.CUES)
_VERDICTS = tuple((outcome, phrases(words)) for outcome, words in rules.VERDICTS)
_NOT_PROVED_VERDICTS = tuple(
    pattern for outcome, pattern in _VERDICTS if outcome is ParticularOutcome.NOT_PROVED
)
_CONTRAST = phrase(r";|,? but\b|, (?:although|though|while|whereas)\b")
_AFTER_ORDER = phrase(rf"\b{rules.AFTER_ORDER}\b")
_STANDS_ALONE = phrase(rules.STANDS_ALONE)
_OWN_CLAUSE = phrase(rules.OWN_CLAUSE)
_ACCEPTED_CAUTION = phrases(rules.ACCEPTED_CAUTION)
_THROWN_OUT = phrases(rules.THROWN_OUT)
_CLOSE = re.compile(r"[^,;.]{0,25}")
_TRAILING = phrase(rules.TRAILING)
_INTRODUCED = phrase(r"^(?:an?|the) (?:[\w'-]+ ){0,5}?{people} (?P<who>who)\b")
_LEAD_IN = phrase(rules.LEAD_IN)
_JOINT = phrase(
    r", and (?:that )?| and (?:that )?(?!\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|"
    r"Dec)\w* \d)"
    r"|, (?:or )?|; | or (?=fail)"
)
_CLAUSE_END = phrase(
    r";|, (?:but|though|although|while|which|despite|whereas)\b| but | though | although | - |, "
    r"as (?:the|it)\b|"
    r", (?:the|a) (?:panel|tribunal|hearing|committee) (?:heard|was told|found|said|ruled)|"
    r"\bwhile working\b"
)
_NOT_MADE_FOR_CONDUCT = {
    SanctionKind.NO_ACTION,
    SanctionKind.VOLUNTARY_REMOVAL,
    SanctionKind.INTERIM_CONDITIONS,
    SanctionKind.INTERIM_SUSPENSION,
}
"""What ends or protects without a finding proves nothing."""

_Cue = tuple[int, int, ParticularOutcome | None]


class Description(NamedTuple):
    """A stretch of a sentence that describes misbehaviour; ``head`` governs it from its left."""

    sentence: Sentence
    start: int
    end: int
    head: tuple[int, int] | None
    outcome: ParticularOutcome | None
    evidence: Span


def descriptions_in(sentence: Sentence) -> Iterator[Description]:
    """Every description in the sentence, left to right within each cue."""
    for start, end, outcome, evidence in _segments(sentence):
        head: tuple[int, int] | None = None
        for first, last in _parts(sentence.words, start, end):
            words = sentence.words[first:last]
            found = HEAD.search(words)
            stands_alone = _STANDS_ALONE.search(words) or _OWN_CLAUSE.search(words)
            governing = None if found or stands_alone else head
            stated = None if _ACCEPTED_CAUTION.search(words) else outcome
            yield Description(sentence, first, last, governing, stated, evidence)
            if found:
                head = (first + found.start("head"), first + found.end("head"))


def _parts(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The members of a list, without the words that only lead in or trail off."""
    cuts = [start]
    ends: list[int] = []
    for found in _JOINT.finditer(words, start, end):
        ends.append(found.start())
        cuts.append(found.end())
    ends.append(end)
    for cut, stop in zip(cuts, ends, strict=True):
        lead_in = _LEAD_IN.match(words, cut, stop)
        first = lead_in.end() if lead_in else cut
        trailing = _TRAILING.search(words[first:stop])
        last = stop - len(trailing.group()) if trailing else stop
        if words[first:last].strip(' ,."'):
            yield first, last


def _segments(
    sentence: Sentence,
) -> Iterator[tuple[int, int, ParticularOutcome | None, Span]]:
    """The stretches that follow a cue, up to the next cue or the end of the clause."""
    words = sentence.words
    cues = sorted(_cues(sentence), key=lambda cue: cue[1])
    for place, (start, end, outcome) in enumerate(cues):
        until = cues[place + 1][0] if place + 1 < len(cues) else len(words)
        last = _end_of_description(sentence, end, until)
        if last - end > 3:
            overruled = _overruled(sentence.words, end, outcome)
            yield end, last, overruled, sentence.part(start, last)
    if not cues or cues[0][2] is None:
        yield from _subject(sentence)


def _overruled(
    words: str, start: int, outcome: ParticularOutcome | None
) -> ParticularOutcome | None:
    """ "Found that two charges, that he lied and stole, were not proved": the end decides."""
    boundary = _CONTRAST.search(words, start)
    until = boundary.start() if boundary else len(words)
    if outcome is None or outcome is ParticularOutcome.PROVED:
        for pattern in _NOT_PROVED_VERDICTS:
            if pattern.search(words, start, until):
                return ParticularOutcome.NOT_PROVED
    return outcome


def _end_of_description(sentence: Sentence, start: int, until: int) -> int:
    """Where the clause ends, the order is named, or a verdict on the description begins."""
    ends = [until]
    for pattern in (_CLAUSE_END, *(pattern for _, pattern in _VERDICTS)):
        found = pattern.search(sentence.words, start + 1, until)
        if found and (
            pattern is _CLAUSE_END or any(topics_in(sentence.words[start : found.start()]))
        ):
            ends.append(found.start())
    ends += [
        one.mention.start
        for one in judged_in(sentence, [True] * len(mentions_in(sentence)))
        if one.stance is Stance.IMPOSED and start < one.mention.start < until
    ]
    return min(ends)


def _subject(sentence: Sentence) -> Iterator[tuple[int, int, ParticularOutcome | None, Span]]:
    """ "Texting a patient at night was inappropriate": the verdict comes last."""
    words = sentence.words
    for outcome, pattern in _VERDICTS:
        found = pattern.search(words)
        if found and found.start() > 3:
            before = [stop.end() for stop in _CLAUSE_END.finditer(words, 0, found.start())]
            start = before[-1] if before else 0
            yield start, found.start(), outcome, sentence.part(start, found.end())
            return


def _cues(sentence: Sentence) -> list[_Cue]:
    words = sentence.words
    found = [
        (match.start(), match.end(), outcome)
        for outcome, pattern in _CUES
        for match in pattern.finditer(words)
    ]
    found += _cue_from_order(sentence)
    kept: list[_Cue] = []
    for cue in sorted(found, key=lambda cue: (cue[0], -cue[1])):
        if not kept or cue[0] >= kept[-1][1]:
            kept.append(cue)
    is_thrown_out = _THROWN_OUT.search(words) is not None
    return [
        (start, end, ParticularOutcome.NOT_PROVED if is_thrown_out and not outcome else outcome)
        for start, end, outcome in _joined(words, kept)
    ]


def _joined(words: str, cues: list[_Cue]) -> list[_Cue]:
    """ "Found no case on an allegation that ...": the allegation has the outcome before it."""
    joined: list[_Cue] = []
    for start, end, outcome in cues:
        if joined and outcome is None and _CLOSE.fullmatch(words[joined[-1][1] : start]):
            joined[-1] = (joined[-1][0], end, joined[-1][2])
        else:
            joined.append((start, end, outcome))
    return joined


def _cue_from_order(sentence: Sentence) -> list[_Cue]:
    """ "A nurse who stole was struck off": an order is made for what happened."""
    judged = judged_in(sentence, [True] * len(mentions_in(sentence)))
    imposed = [
        one.mention
        for one in judged
        if one.stance is Stance.IMPOSED and one.mention.kind not in _NOT_MADE_FOR_CONDUCT
    ]
    if not imposed:
        introduced = _INTRODUCED.match(sentence.words)
        return [(introduced.start("who"), introduced.end(), None)] if introduced else []
    cues: list[_Cue] = []
    who = re.search(r"\bwho\b", sentence.words[: imposed[0].start])
    if who:
        cues.append((who.start(), who.end(), ParticularOutcome.PROVED))
    joined = _AFTER_ORDER.search(sentence.words, imposed[-1].end)
    if joined:
        cues.append((joined.start(), joined.end(), ParticularOutcome.PROVED))
    return cues
