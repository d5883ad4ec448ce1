"""Mitigating and aggravating factors, only where the panel lists them as such."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rulings.reading.determinations.determination import Determination, paragraphs_of
from rulings.reading.determinations.headings import Stage
from rulings.reading.draft import Read, ReadFactor, Span
from rulings.reading.phrases import phrases
from rulings.reading.rules import factors as rules
from rulings.reading.sentences import Sentence, cut, flattened
from rulings.vocabulary import FactorSide

_ONLY_LISTED = {
    FactorSide.MITIGATING: (
        ("isolated_incident", r"isolated|single (?:event|occasion)|one occasion"),
        ("insight", r"insight"),
        ("admissions", r"admi(?:tted|ssions?)"),
        ("engagement", r"engage(?:d|ment)"),
        ("no_previous_findings", r"no (?:previous|prior|other) \w+|good character"),
    ),
    FactorSide.AGGRAVATING: (
        (
            "repetition",
            r"repetition|repeat\w*|pattern of|sustained|prolonged|more than one|"
            r"number of occasions",
        ),
        ("breach_of_trust", r"breach of trust|position of trust|trust placed"),
        ("vulnerability", r"vulnerab\w+"),
        ("dishonesty", r"dishonest\w*"),
    ),
}
"""Bare words that say enough only as a member of a list of factors."""
_FACTORS = {
    side: tuple((slug, phrases(words)) for slug, words in (*table, *_ONLY_LISTED[side]))
    for side, table in rules.SIDES
}
_NAMED = re.compile(
    r"\b(?P<side>mitigat\w+|aggravat\w+)[- ](?:factors?|features?|circumstances|elements?)",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"^\W*(?P<side>mitigat\w+|aggravat\w+)(?: (?:factors?|features?|circumstances))?\W*$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"^[ \t]*(?:[•●▪◦*·–-]|\(?[a-z0-9]{1,3}[.)]|\(?[ivx]{1,4}[.)])[ \t]+")
_NONE = re.compile(
    r"\b(?:no|not|neither|without)\b(?: \w+){0,3} (?:mitigat|aggravat)\w*|\b(?:submitted|"
    r"whether|any)\b",
    re.IGNORECASE,
)
_STAGES = (Stage.SANCTION, Stage.DECISION, Stage.FINDING, Stage.IMPAIRMENT)


def read_factors_of(paper: Determination) -> tuple[ReadFactor, ...]:
    """Each factor once, mitigating ones first."""
    known: dict[tuple[FactorSide, str], ReadFactor] = {}
    for part in paper.parts_of(*_STAGES):
        for side, sentence in _listed(paper.text, list(paragraphs_of(part.lines))):
            named = [
                (found.start(), -found.end(), slug)
                for slug, pattern in _FACTORS[side]
                if (found := pattern.search(sentence.words))
            ]
            if named:
                start, minus_end, slug = min(named)
                read = Read(slug, sentence.part(start, -minus_end))
                known.setdefault((side, slug), ReadFactor(side, read, accepted=True))
    return tuple(sorted(known.values(), key=lambda one: one.side is FactorSide.AGGRAVATING))


def _listed(text: str, paragraphs: list[Span]) -> Iterator[tuple[FactorSide, Sentence]]:
    """The members of each list that an announcement opens, and those told behind it."""
    side: FactorSide | None = None
    for paragraph in paragraphs:
        words = flattened(paragraph.of(text))
        heading = _HEADING.match(words)
        announced = list(_NAMED.finditer(words))
        if heading:
            side = _side(heading["side"])
        elif announced and not _NONE.search(words):
            yield from _behind(text, paragraph, words, announced)
            side = _side(announced[-1]["side"]) if words.rstrip().endswith((":", "-")) else None
        elif side and (_BULLET.match(words) or len(words) < 200):
            skipped = _BULLET.match(words)
            offset = skipped.end() if skipped else 0
            yield side, Sentence(paragraph.start + offset, paragraph.of(text)[offset:])
        else:
            side = None


def _behind(
    text: str, paragraph: Span, words: str, announced: list[re.Match[str]]
) -> Iterator[tuple[FactorSide, Sentence]]:
    """ "The aggravating features were: a; b. The mitigating features were: c"."""
    ends = [*(found.start() for found in announced[1:]), len(words)]
    for found, end in zip(announced, ends, strict=True):
        stop = next((last for _, last in cut(words[found.end() : end])), end - found.end())
        start = found.end()
        for piece in re.finditer(r"[^;,:]+", words[start : start + stop]):
            if len(piece.group().split()) > 1:
                place = start + piece.start()
                yield (
                    _side(found["side"]),
                    Sentence(
                        paragraph.start + place, paragraph.of(text)[place : start + piece.end()]
                    ),
                )


def _side(words: str) -> FactorSide:
    return FactorSide.MITIGATING if words.lower().startswith("mit") else FactorSide.AGGRAVATING
