"""What was alleged, and what became of each allegation.

A particular is a description of misbehaviour that a topic rule knows, standing where the text
says what was found, admitted or alleged. Two descriptions of the same topic are one particular.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from rulings.reading.draft import Read, ReadParticular, Span
from rulings.reading.mentions import Stance, judged_in, mentions_in
from rulings.reading.phrases import phrase, phrases
from rulings.reading.rules import conduct as rules
from rulings.reading.rules import topics as topic_rules
from rulings.reading.sentences import Sentence
from rulings.vocabulary import ParticularOutcome, SanctionKind

_TOPICS = tuple((slug, phrases(words)) for slug, words in topic_rules.TOPICS)
_CUES = tuple((outcome, phrases(words)) for outcome, words in rules.CUES)
_VERDICTS = tuple((outcome, phrases(words)) for outcome, words in rules.VERDICTS)
_NOT_PROVED_VERDICTS = tuple(
    pattern for outcome, pattern in _VERDICTS if outcome is ParticularOutcome.NOT_PROVED
)
_CONTRAST = phrase(r";|,? but\b|, (?:although|though|while|whereas)\b")
_ALL = tuple((outcome, phrases(words)) for outcome, words in rules.ALL_OF_THEM)
_NOT_CONDUCT = phrase(rf"\b(?:{'|'.join(rules.NOT_CONDUCT)})(?: \w+)? ?$")
_AFTER_ORDER = phrase(rf"\b{rules.AFTER_ORDER}\b")
_STANDS_ALONE = phrase(rules.STANDS_ALONE)
_HEAD = phrase(rules.HEAD)
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

_STRENGTH = {
    None: 0,
    ParticularOutcome.ADMITTED: 1,
    ParticularOutcome.NO_EVIDENCE: 2,
    ParticularOutcome.NO_CASE: 2,
    ParticularOutcome.PROVED: 2,
    ParticularOutcome.NOT_PROVED: 3,
}
"""A finding outweighs an admission, which outweighs a mere allegation."""


class Description(NamedTuple):
    """A stretch of a sentence that describes misbehaviour; ``head`` governs it from its left."""

    sentence: Sentence
    start: int
    end: int
    head: tuple[int, int] | None
    outcome: ParticularOutcome | None
    evidence: Span


@dataclass(slots=True)
class _Particular:
    text: Read[str]
    topics: dict[str, Read[str]] = field(default_factory=dict)
    outcome: Read[ParticularOutcome] | None = None

    def learn(self, outcome: ParticularOutcome | None, evidence: Span) -> None:
        known = self.outcome.value if self.outcome else None
        if outcome and _STRENGTH[outcome] > _STRENGTH[known]:
            self.outcome = Read(outcome, evidence)


def topics_in(words: str) -> Iterator[tuple[str, int, int]]:
    """The topics that a description touches, each with the place of its words."""
    for slug, pattern in _TOPICS:
        for found in pattern.finditer(words):
            if not _NOT_CONDUCT.search(words[max(0, found.start() - 30) : found.start()]):
                yield slug, found.start(), found.end()
                break


def read_particulars(sentences: tuple[Sentence, ...]) -> tuple[ReadParticular, ...]:
    """Everything alleged that a topic rule knows, in the order in which the text tells it."""
    known: dict[str, _Particular] = {}
    for sentence in sentences:
        for described in _descriptions(sentence):
            _take(known, described)
    _apply_to_all(known, sentences)
    return tuple(
        ReadParticular(text=one.text, outcome=one.outcome, topics=tuple(one.topics.values()))
        for one in known.values()
    )


def _take(known: dict[str, _Particular], described: Description) -> None:
    text, topics = _worded(described)
    main = _main_topic(text.value, topics)
    if main is None:
        return
    particular = known.setdefault(_key(known, main, described.outcome), _Particular(text))
    particular.topics.setdefault(main, topics[main])
    for slug, topic in topics.items():
        if slug == main or slug in topic_rules.COMPANIONS or slug not in known:
            particular.topics.setdefault(slug, topic)
    particular.learn(described.outcome, described.evidence)


def _main_topic(words: str, topics: dict[str, Read[str]]) -> str | None:
    """The first topic the rules know of; for an omission, the first that is an omission."""
    candidates = [slug for slug in topics if slug not in topic_rules.COMPANIONS]
    omissions = [slug for slug in candidates if slug in topic_rules.OMISSIONS]
    if _HEAD.search(words):
        candidates = omissions
    return candidates[0] if candidates else None


def _key(known: dict[str, _Particular], main: str, outcome: ParticularOutcome | None) -> str:
    """One particular for each topic, but a proved and an unproved one are never the same."""
    particular = known.get(main)
    if particular is None or particular.outcome is None or outcome is None:
        return main
    is_same = outcome.is_established == particular.outcome.value.is_established
    return main if is_same else f"{main}: {outcome.value}"


def _worded(described: Description) -> tuple[Read[str], dict[str, Read[str]]]:
    """The description in words of its own, and its topics; a governing head is put before it."""
    sentence, start, end, head, _, _ = described
    own = sentence.quote(start, end)
    words = sentence.words[start:end]
    offset = start
    text = own
    if head:
        governing = sentence.quote(*head)
        text = Read(
            f"{governing.value} {own.value}", Span(governing.evidence.start, own.evidence.end)
        )
        prefix = f"{sentence.words[head[0] : head[1]]} "
        words, offset = prefix + words, start - len(prefix)
    topics = {
        slug: Read(slug, sentence.part(max(start, offset + first), offset + last))
        for slug, first, last in topics_in(words)
    }
    return text, topics


def _descriptions(sentence: Sentence) -> Iterator[Description]:
    for start, end, outcome, evidence in _segments(sentence):
        head: tuple[int, int] | None = None
        for first, last in _parts(sentence.words, start, end):
            words = sentence.words[first:last]
            found = _HEAD.search(words)
            inherits = head is not None and not found and not _STANDS_ALONE.search(words)
            yield Description(sentence, first, last, head if inherits else None, outcome, evidence)
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
        if found:
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


def _cues(sentence: Sentence) -> list[tuple[int, int, ParticularOutcome | None]]:
    words = sentence.words
    found = [
        (match.start(), match.end(), outcome)
        for outcome, pattern in _CUES
        for match in pattern.finditer(words)
    ]
    found += _cue_from_order(sentence)
    kept: list[tuple[int, int, ParticularOutcome | None]] = []
    for cue in sorted(found, key=lambda cue: (cue[0], -cue[1])):
        if not kept or cue[0] >= kept[-1][1]:
            kept.append(cue)
    is_thrown_out = _THROWN_OUT.search(words) is not None
    return [
        (start, end, ParticularOutcome.NOT_PROVED if is_thrown_out and not outcome else outcome)
        for start, end, outcome in _joined(words, kept)
    ]


def _joined(
    words: str, cues: list[tuple[int, int, ParticularOutcome | None]]
) -> list[tuple[int, int, ParticularOutcome | None]]:
    """ "Found no case on an allegation that ...": the allegation has the outcome before it."""
    joined: list[tuple[int, int, ParticularOutcome | None]] = []
    for start, end, outcome in cues:
        if joined and outcome is None and _CLOSE.fullmatch(words[joined[-1][1] : start]):
            joined[-1] = (joined[-1][0], end, joined[-1][2])
        else:
            joined.append((start, end, outcome))
    return joined


def _cue_from_order(sentence: Sentence) -> list[tuple[int, int, ParticularOutcome | None]]:
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
    cues: list[tuple[int, int, ParticularOutcome | None]] = []
    who = re.search(r"\bwho\b", sentence.words[: imposed[0].start])
    if who:
        cues.append((who.start(), who.end(), ParticularOutcome.PROVED))
    joined = _AFTER_ORDER.search(sentence.words, imposed[-1].end)
    if joined:
        cues.append((joined.start(), joined.end(), ParticularOutcome.PROVED))
    return cues


def _apply_to_all(known: dict[str, _Particular], sentences: tuple[Sentence, ...]) -> None:
    """ "All charges were found proved" decides every allegation that nothing else decided."""
    for sentence in sentences:
        for outcome, pattern in _ALL:
            found = pattern.search(sentence.words)
            if found is None:
                continue
            for particular in known.values():
                if particular.outcome is None:
                    particular.learn(outcome, sentence.part(*found.span()))
