"""A determination taken apart: metadata, parts by stage, and the panel's own sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from rulings.reading.determinations.header import Field, fields_of, is_labelled
from rulings.reading.determinations.headings import Stage, stage_of
from rulings.reading.draft import Read, Span
from rulings.reading.pages.lines import Line, lines_of
from rulings.reading.phrases import phrases
from rulings.reading.sentences import LONGEST_SENTENCE, Sentence, cut, flattened
from rulings.reading.shapes.shape import Shape

_HEADER_LINES = 80
_FACTS_IN_HEADER = 20
_WRAPPED_FROM = 60
"""A shorter line that ends a sentence was not wrapped: another paragraph follows."""
_NUMBER = re.compile(
    r"[ \t]*(?:\d{1,3}(?:\.\d{1,2})?[.)]?[ \t]+|[•●▪◦*·–-][ \t]+|\(?[a-z]{1,3}[.)][ \t]+)?"
)
_NEW = re.compile(r"[ \t]*(?:\d{1,3}[.)][ \t]|[•●▪◦*·–-][ \t]|\(?(?:[a-z]|[ivx]{1,4})[.)][ \t])")
_ENDS = re.compile(r"[.:;?!][\"”'’)\]]*[ \t]*$")
_OTHERS_VOICE = phrases(
    r"submi(?:ts|tted|tting|ssions?)(?! (?:to|by) the (?:police|register))",
    r"argu(?:ed|es)|contend(?:ed|s)|urged|invited (?:the|this) (?:panel|tribunal|committee)",
    r"(?:told|asked|reminded|informed|referred) (?:the|this) (?:panel|tribunal|committee)",
    r"(?:legal (?:assessor|adviser|advisor)|case presenter|presenting officer)'? (?:then |also )?"
    r"(?:advised|said|referred|reminded|stated|outlined|drew)",
    r"(?:original|previous|first|earlier|last|initial|substantive|"
    r"final hearing) (?:\w+ )?(?:panel|hearing|tribunal|committee)",
    r"(?:guidance|policy|practice note|case law|sgs|isg) (?:\w+ )?(?:states?|says?|"
    r"provides?|sets?|suggests?|indicates?)",
    r"(?:sought|seeks|applied|applies) (?:an?|for|to)",
    r"realistic prospect",
    r"in the case of [A-Z]|\w+ v\.? \w+",
)
_ON_ITS_OWN = phrases(
    r"(?:despite|notwithstanding|accepted|accepts|agreed? with|rejected|having regard to|having "
    r"(?:considered|heard)|considered|taking into account|in light of|did not accept)\b[^.;]{0,60}"
    r"(?:submi\w+|argu\w+)"
)


@dataclass(frozen=True)
class Part:
    """What stands below one heading; ``heading`` is the printed line, empty for the first part."""

    stage: Stage
    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Determination:
    """The text with its metadata and parts; all places are positions in ``text``."""

    text: str
    shape: Shape
    fields: tuple[Field, ...]
    parts: tuple[Part, ...]
    header_end: int
    _cache: dict[tuple[Stage, ...], tuple[Sentence, ...]] = field(default_factory=dict)

    def field(self, role: str) -> Field | None:
        """The first labelled value of that role."""
        return next((one for one in self.fields if one.role == role), None)

    def read_field(self, role: str) -> Read[str] | None:
        """The first labelled value of that role as a value with its evidence."""
        found = self.field(role)
        return Read(found.words, found.span) if found else None

    def parts_of(self, *stages: Stage) -> tuple[Part, ...]:
        """The parts of these stages, in printed order."""
        return tuple(part for part in self.parts if part.stage in stages)

    def sentences(self, *stages: Stage) -> tuple[Sentence, ...]:
        """The panel's own sentences in the parts of these stages, in printed order."""
        if stages not in self._cache:
            self._cache[stages] = tuple(
                sentence
                for sentence in self.all_sentences(*stages)
                if not _OTHERS_VOICE.search(sentence.words) or _ON_ITS_OWN.search(sentence.words)
            )
        return self._cache[stages]

    def all_sentences(self, *stages: Stage) -> Iterator[Sentence]:
        """Every sentence of these stages, whoever speaks."""
        for part in self.parts_of(*stages):
            yield from sentences_of(self.text, part.lines)

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The text in paragraphs, metadata left out."""
        spans = (span for part in self.parts for span in paragraphs_of(part.lines))
        return tuple(span for span in spans if span.start >= self.header_end)


def taken_apart(text: str, shape: Shape) -> Determination:
    """The determination in the text."""
    furniture = _furniture_of(shape)
    lines = list(_without_repeated(lines_of(text), furniture))
    end = _header_end(lines)
    parts = tuple(_parts(lines))
    return Determination(text, shape, tuple(fields_of(text, end)), parts, end)


def _without_repeated(lines: list[Line], furniture: re.Pattern[str]) -> Iterator[Line]:
    """The lines without what pages repeat; the first time it is said, it says something."""
    seen: set[str] = set()
    for line in lines:
        words = line.words.strip()
        if not furniture.fullmatch(words):
            yield line
        elif words not in seen and not words[-1:].isdigit():
            seen.add(words)
            yield line


def _furniture_of(shape: Shape) -> re.Pattern[str]:
    """What every page of such a document repeats at its top and bottom."""
    return re.compile("|".join(shape.furniture), re.IGNORECASE)


def paragraphs_of(lines: tuple[Line, ...]) -> Iterator[Span]:
    """Paragraphs: a blank line, a number, a bullet or the end of a sentence closes one."""
    current: Span | None = None
    previous = ""
    for line in lines:
        if current and (line.is_blank or _starts_new(previous, line.words)):
            yield current
            current = None
        if not line.is_blank:
            current = Span(current.start if current else line.span.start, line.span.end)
        previous = line.words
    if current:
        yield current


def sentences_of(text: str, lines: tuple[Line, ...]) -> Iterator[Sentence]:
    """The sentences of some lines; a paragraph's own number is no part of its first sentence."""
    for span in paragraphs_of(lines):
        words = flattened(span.of(text))
        skipped = _NUMBER.match(words)
        offset = skipped.end() if skipped else 0
        for start, end in cut(words[offset:]):
            source = span.of(text)[offset + start : offset + end]
            if source.strip() and len(source) <= LONGEST_SENTENCE:
                yield Sentence(span.start + offset + start, source)


def _starts_new(previous: str, words: str) -> bool:
    if _NEW.match(words):
        return True
    if not _ENDS.search(previous):
        return False
    return len(previous) < _WRAPPED_FROM or words.lstrip()[:1].isupper()


def _header_end(lines: list[Line]) -> int:
    """Where the metadata ends: at the first heading below some labelled lines."""
    labelled = [
        place for place, line in enumerate(lines[:_HEADER_LINES]) if is_labelled(line.words)
    ]
    for place, line in enumerate(lines):
        if labelled and place <= labelled[0]:
            continue
        stage = None if is_labelled(line.words) else stage_of(line.words)
        if stage in {None, Stage.ORDER, Stage.DECISION, Stage.INTERIM}:
            continue
        if stage in {Stage.IMPAIRMENT, Stage.SANCTION} and place < _HEADER_LINES:
            continue
        if stage is Stage.FACTS and place < _FACTS_IN_HEADER:
            continue
        return line.start
    return lines[min(len(lines), _HEADER_LINES) - 1].end if lines else 0


def _parts(lines: list[Line]) -> Iterator[Part]:
    stage, heading = Stage.HEADER, ""
    held: list[Line] = []
    end = _header_end(lines)
    for line in lines:
        found = stage_of(line.words) if line.start >= end else None
        if found is None:
            held.append(line)
            continue
        yield Part(stage, heading, tuple(held))
        stage, heading, held = found, line.words.strip(), []
    yield Part(stage, heading, tuple(held))
