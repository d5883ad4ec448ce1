"""What was alleged, and what became of each allegation.

A particular is a description of misbehaviour that a topic rule knows, standing where the text
says what was found, admitted or alleged. Two descriptions of the same topic are one particular.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from rulings.reading.descriptions import HEAD, Description, descriptions_in
from rulings.reading.draft import Read, ReadParticular, Span
from rulings.reading.phrases import phrases
from rulings.reading.rules import conduct as rules
from rulings.reading.rules import topics as topic_rules
from rulings.reading.sentences import Sentence
from rulings.reading.topics import topics_in
from rulings.vocabulary import ParticularOutcome

_ALL = tuple((outcome, phrases(words)) for outcome, words in rules.ALL_OF_THEM)


_STRENGTH = {
    None: 0,
    ParticularOutcome.ADMITTED: 1,
    ParticularOutcome.NO_EVIDENCE: 2,
    ParticularOutcome.NO_CASE: 2,
    ParticularOutcome.PROVED: 2,
    ParticularOutcome.NOT_PROVED: 3,
}
"""A finding outweighs an admission, which outweighs a mere allegation."""


@dataclass(slots=True)
class _Particular:
    text: Read[str]
    topics: dict[str, Read[str]] = field(default_factory=dict)
    outcome: Read[ParticularOutcome] | None = None

    def learn(self, outcome: ParticularOutcome | None, evidence: Span) -> None:
        known = self.outcome.value if self.outcome else None
        if outcome and _STRENGTH[outcome] > _STRENGTH[known]:
            self.outcome = Read(outcome, evidence)


def read_particulars(sentences: tuple[Sentence, ...]) -> tuple[ReadParticular, ...]:
    """Everything alleged that a topic rule knows, in the order in which the text tells it."""
    known: dict[str, _Particular] = {}
    for sentence in sentences:
        for described in descriptions_in(sentence):
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
    if HEAD.search(words):
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
