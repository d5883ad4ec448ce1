"""Impairment, grounds and the particulars they rest on, in the panel's own sentences."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from rulings.reading.determinations.allegation import Allegation, Item
from rulings.reading.determinations.determination import Determination, sentences_of
from rulings.reading.determinations.headings import Stage
from rulings.reading.determinations.references import NAMED_RUN, Index
from rulings.reading.draft import Read, ReadFinding, ReadParticular
from rulings.reading.grounds import read_findings
from rulings.reading.hearing import Impairment, read_impairment
from rulings.reading.sentences import Sentence, flattened
from rulings.vocabulary import FindingOutcome, GroundKind, ImpairmentOutcome, ParticularKind

_NOT = re.compile(r"\b(?:not|no longer|no)\b", re.IGNORECASE)
_IMPAIRED = re.compile(r"\bimpair(?:ed|ment)\b", re.IGNORECASE)
_NOT_REACHED = re.compile(
    r"\b(?:did not|does not|has not|not (?:necessary|required|"
    r"needed))\b[^.;]{0,60}\b(?:go on to )?consider\w*[^.;]{0,120}\b(?:impairment|"
    r"impaired)",
    re.IGNORECASE,
)
_PERSONAL = re.compile(
    r"\bpersonal (?:component|element|limb|ground|basis|aspect)|"
    r"\bpersonal and (?:the )?public\b|public and (?:the )?personal\b",
    re.IGNORECASE,
)
_PUBLIC = re.compile(
    r"\bpublic (?:component|element|limb|interest)|\bpersonal and (?:the )?public\b|"
    r"public and (?:the )?personal\b",
    re.IGNORECASE,
)
_ALLEGATION = re.compile(r"\ballegation(s?)(?= \(?\d)", re.IGNORECASE)
"""Replaced by a word of the same length, so that places stay."""
_STAGES = (Stage.IMPAIRMENT, Stage.DECISION, Stage.GROUNDS, Stage.SANCTION)
_IN_LIMBS = {
    GroundKind.MISCONDUCT: "misconduct",
    GroundKind.LACK_OF_COMPETENCE: "competence",
    GroundKind.CONVICTION_OR_CAUTION: "conviction",
}


def read_impairment_of(paper: Determination) -> Impairment:
    """The finding from the metadata or, read backwards, from the panel's conclusions."""
    told = _from_sentences(paper)
    for role in ("impairment", "outcome"):
        field = paper.field(role)
        if field is None or not _IMPAIRED.search(field.words):
            continue
        words = flattened(field.words)
        before = words[: _IMPAIRED.search(words).start()]  # type: ignore[union-attr]
        outcome = (
            ImpairmentOutcome.NOT_FOUND if _NOT.search(before[-20:]) else ImpairmentOutcome.FOUND
        )
        read = Read(outcome, field.span)
        if told.outcome and told.outcome.value in {outcome, ImpairmentOutcome.NOT_REACHED}:
            read = (
                Read(told.outcome.value, field.span)
                if told.outcome.value is outcome
                else told.outcome
            )
            return Impairment(read, told.personal, told.public)
        return Impairment(read)
    return told


def _from_sentences(paper: Determination) -> Impairment:
    stages = (
        _STAGES if paper.parts_of(Stage.IMPAIRMENT, Stage.DECISION) else (*_STAGES, Stage.FINDING)
    )
    sentences = _in_order(paper, stages)
    for sentence in sentences:
        found = read_impairment((sentence,))
        if found.outcome is None:
            continue
        personal, public = _components(sentences, found.outcome.value)
        return Impairment(found.outcome, personal, public)
    for sentence in sentences:
        unreached = _NOT_REACHED.search(sentence.words)
        if unreached:
            return Impairment(Read(ImpairmentOutcome.NOT_REACHED, sentence.part(*unreached.span())))
    return Impairment()


def _in_order(paper: Determination, stages: tuple[Stage, ...]) -> tuple[Sentence, ...]:
    """The last sentence of each stage first, the stage of impairment before all others."""
    return tuple(sentence for stage in stages for sentence in reversed(paper.sentences(stage)))


def _components(
    sentences: tuple[Sentence, ...], outcome: ImpairmentOutcome
) -> tuple[Read[bool] | None, Read[bool] | None]:
    """Which components were found, only from sentences that tell of impairment as found."""
    personal: Read[bool] | None = None
    public: Read[bool] | None = None
    if outcome is not ImpairmentOutcome.FOUND:
        return None, None
    for sentence in sentences:
        if not re.search(r"\bimpair", sentence.words, re.IGNORECASE):
            continue
        for clause_start, clause_end in _clauses(sentence.words):
            clause = sentence.words[clause_start:clause_end]
            if re.search(
                r"\b(?:whether|if|consider\w*|two|comprises|includes?|should|must|may|"
                r"factors?|test)\b(?! (?:that|the))",
                clause,
                re.IGNORECASE,
            ):
                continue
            value = not _NOT.search(clause)
            mine, theirs = _PERSONAL.search(clause), _PUBLIC.search(clause)
            if mine and personal is None and ("component" in clause or "impair" in clause):
                personal = Read(
                    value, sentence.part(clause_start + mine.start(), clause_start + mine.end())
                )
            if theirs and public is None and ("component" in clause or "impair" in clause):
                public = Read(
                    value, sentence.part(clause_start + theirs.start(), clause_start + theirs.end())
                )
    return personal, public


def _clauses(words: str) -> list[tuple[int, int]]:
    cuts = [
        0,
        *(
            found.end()
            for found in re.finditer(
                r"[,;] (?:but|and (?:that|is|the)|while|however)\b|\bbut\b", words
            )
        ),
        len(words),
    ]
    return list(pairwise(cuts))


def read_grounds(
    paper: Determination,
    allegation: Allegation,
    particulars: tuple[ReadParticular, ...],
    *,
    is_review: bool,
) -> tuple[ReadFinding, ...]:
    """The grounds found and not found, with the particulars that the panel names for them.

    A panel that reviews an order seldom says again what the first one found; that is read then.
    """
    stages = (Stage.GROUNDS, Stage.IMPAIRMENT, Stage.DECISION)
    sentences = paper.sentences(*stages) or paper.sentences(Stage.FINDING)
    index = Index([item.path for item in allegation.items])

    def rests_on(subject: str, _: tuple[ReadParticular, ...]) -> tuple[int, ...]:
        return index.named_in(", ".join(_runs(subject)))

    found = read_findings(_plainly(sentences), particulars, paper.shape.regulator, rests_on)
    if not found and is_review:
        earlier = (
            *sentences_of(paper.text, allegation.tail),
            *paper.all_sentences(Stage.BACKGROUND),
        )
        found = read_findings(_plainly(earlier), particulars, paper.shape.regulator, rests_on)
    return tuple(_resting(one, paper, allegation, index) for one in found)


def _plainly(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    """ "Allegation 2(a)" names a particular and is no longer something merely alleged."""
    return tuple(
        Sentence(one.start, _ALLEGATION.sub(lambda found: f"particular{found[1]}", one.source))
        for one in sentences
    )


def _runs(words: str) -> list[str]:
    return [found["run"] for found in re.finditer(NAMED_RUN, words, re.IGNORECASE)]


def _resting(
    finding: ReadFinding, paper: Determination, allegation: Allegation, index: Index
) -> ReadFinding:
    """The finding with the established facts that its own words, or else the limb, name."""
    places = finding.particulars
    words = _flat(finding.ground.evidence.of(paper.text))
    is_decided = finding.outcome.value is FindingOutcome.FOUND
    if not places and not _runs(words) and is_decided:
        places = _by_limb(finding.ground.value, allegation, index, paper.text)
    facts = (place for place in places if _may_carry(allegation.items[place]))
    return replace(finding, particulars=tuple(facts))


def _may_carry(item: Item) -> bool:
    is_fact = item.kind is ParticularKind.FACT
    return is_fact and (item.outcome is None or item.outcome.value.is_established)


def _by_limb(
    ground: GroundKind, allegation: Allegation, index: Index, text: str
) -> tuple[int, ...]:
    """The established facts that the limb for this ground names."""
    wanted = _IN_LIMBS.get(ground)
    for item in allegation.items:
        words = _flat(text[item.start : item.end])
        if item.kind is ParticularKind.GROUND_LIMB and wanted and wanted in words.lower():
            places = index.named_in(", ".join(_runs(words)))
            return tuple(place for place in places if allegation.items[place].outcome)
    return ()


def _flat(words: str) -> str:
    return " ".join(flattened(words).split("\n"))
