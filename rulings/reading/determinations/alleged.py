"""The grounds that an allegation puts forward, for those on which no finding could be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rulings.reading.determinations.allegation import Allegation
from rulings.reading.determinations.determination import Determination
from rulings.reading.determinations.headings import Stage
from rulings.reading.determinations.limbs import kind_of
from rulings.reading.draft import Read, ReadFinding
from rulings.reading.sentences import Sentence, flattened
from rulings.vocabulary import FindingOutcome, GroundKind, ImpairmentOutcome, ParticularKind

_PUTS_FORWARD = re.compile(
    r"\b(?:constitut\w+|amount\w*(?: individually| collectively| in (?:the )?(?:aggregate|"
    r"alternative))? to|by (?:reason|virtue) of|impaired (?:by|because of|on grounds of|due to)|"
    r"because of|guilty of|give rise to|statutory grounds? of|were|was|are|is)\b",
    re.IGNORECASE,
)
_GROUNDS = (
    (
        GroundKind.MISCONDUCT,
        r"misconduct|unacceptable professional conduct",
    ),
    (
        GroundKind.LACK_OF_COMPETENCE,
        r"lack of (?:professional )?(?:competence|capability)|deficient professional performance|"
        r"professional incompetence",
    ),
    (
        GroundKind.CONVICTION_OR_CAUTION,
        r"(?:by (?:reason|virtue) of|because of|and/or|and|or|,) (?:an? |your |the |his |her |"
        r"their )?(?:criminal |police )?(?:convictions?|cautions?)|"
        r"relevant (?:criminal )?offences?",
    ),
    (
        GroundKind.HEALTH,
        r"(?:by (?:reason|virtue) of|because of|and/or|and|or|,) (?:your |the |his |her |their )?"
        r"(?:(?:adverse |ill[- ]|physical |mental |and/or |and |or ){0,5}health)",
    ),
)
_PATTERNS = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in _GROUNDS)
_TYPES = tuple(
    (kind, re.compile(rf"\b(?:{words})", re.IGNORECASE))
    for kind, words in (
        *_GROUNDS[:2],
        (GroundKind.CONVICTION_OR_CAUTION, r"conviction|caution"),
        (GroundKind.HEALTH, r"health"),
    )
)
_LIMB = re.compile(
    r"\bfitness to practi[sc]e\b|\b(?:constitut\w+|amount\w*|the statutory grounds? of)\b|"
    r"\bin the alternative\b",
    re.IGNORECASE,
)
_OR = re.compile(r"\bor\b", re.IGNORECASE)
_TOLD = re.compile(r"\byou (?:told|said|wrote|stated|informed|declared|claimed)\b", re.IGNORECASE)


def with_alleged(
    findings: tuple[ReadFinding, ...],
    paper: Determination,
    allegation: Allegation,
    *,
    is_review: bool,
    impairment: ImpairmentOutcome | None,
) -> tuple[ReadFinding, ...]:
    """The findings, and after them every ground alleged of which none is told.

    What was found is told only where it cannot be otherwise: an order is reviewed, or impairment
    was found, and no more than one ground was ever alleged.
    """
    known = {one.ground.value for one in findings}
    alleged: dict[GroundKind, tuple[Sentence, tuple[int, int]]] = {}
    for sentence in _limbs(paper, allegation):
        for kind, span in _put_forward(sentence.words):
            alleged.setdefault(kind, (sentence, span))
    alleged = alleged or _by_type_of_case(paper)
    is_sure = len(alleged) == 1 and (is_review or impairment is ImpairmentOutcome.FOUND)
    is_sure = is_sure and not any(_is_one_of_several(*told) for told in alleged.values())
    outcome = FindingOutcome.FOUND if is_sure else FindingOutcome.NOT_STATED
    return (
        *findings,
        *(
            _alleged(kind, sentence, span, outcome)
            for kind, (sentence, span) in alleged.items()
            if kind not in known
        ),
    )


def _is_one_of_several(sentence: Sentence, span: tuple[int, int]) -> bool:
    """Whether another ground, of a sort not known here, is named as an alternative."""
    around = sentence.words[max(0, span[0] - 8) : span[1] + 8]
    return _OR.search(around) is not None


def _alleged(
    kind: GroundKind, sentence: Sentence, span: tuple[int, int], outcome: FindingOutcome
) -> ReadFinding:
    evidence = sentence.part(*span)
    return ReadFinding(Read(kind, evidence), Read(outcome, evidence))


def _limbs(paper: Determination, allegation: Allegation) -> Iterator[Sentence]:
    """The words of the allegation that say what it amounts to."""
    places = [(item.start, item.end) for item in allegation.items]
    places += [(span.start, span.end) for span in allegation.stem]
    printed = [Sentence(start, paper.text[start:end]) for start, end in sorted(places)]
    for one in (*printed, *paper.all_sentences(Stage.ALLEGATION)):
        is_limb = _LIMB.search(one.words) and not _TOLD.search(one.words)
        if is_limb and kind_of(one.words) is not ParticularKind.FACT:
            yield one


def _by_type_of_case(
    paper: Determination,
) -> dict[GroundKind, tuple[Sentence, tuple[int, int]]]:
    """The metadata's "Type of case: Misconduct", where no allegation is printed."""
    field = paper.field("case_type")
    if field is None:
        return {}
    sentence = Sentence(field.span.start, field.span.of(paper.text))
    named = ((kind, pattern.search(sentence.words)) for kind, pattern in _TYPES)
    return {kind: (sentence, found.span()) for kind, found in named if found}


def _put_forward(words: str) -> Iterator[tuple[GroundKind, tuple[int, int]]]:
    flat = flattened(words)
    found = _PUTS_FORWARD.search(flat)
    if found is None:
        return
    for kind, pattern in _PATTERNS:
        named = pattern.search(flat, found.start())
        if named:
            yield kind, named.span()
