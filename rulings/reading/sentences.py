"""The prose of an article cut into sentences, each knowing its place.

Sentences are flattened for matching: curly quotes become straight, dashes become hyphens, line
breaks become spaces. Every replacement is one character for one, so places never move.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from rulings.reading.corrections import is_correction
from rulings.reading.draft import Article, Read, Span
from rulings.reading.phrases import phrases
from rulings.reading.rules import voices

LONGEST_SENTENCE = 1_500
"""Longer runs are no sentence a person wrote; they are not searched, which bounds the work."""

_FLAT = str.maketrans(
    "‘’‛“”„–—‑‒−\u00a0\u2009\u202f\t\n…",
    "'''" + '"""' + "-----" + "     " + ".",
)
_QUOTATION = re.compile(r'"|(?:(?<=[ (])|^)\'')
"""Quotation marks stand in the way of phrases: a sentence is matched without them."""
_END = re.compile(r"[.!?][\"')\]]{0,3}(?= +[\"'(\[]{0,2}[A-Z0-9£])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|Prof|Rev|St|No|Nos|vs|v|e\.g|i\.e|etc|approx|para|Jan|Feb|Aug|Sept|Oct|Nov|"
    r"Dec)|\b[A-Z])\.$"
)
_SPEAKS_FOR_OTHERS = phrases(*voices.SPEAKS_FOR_OTHERS)
_OUTSIDER = phrases(*voices.OUTSIDER)
_PANEL_SPEAKS = phrases(*voices.PANEL_SPEAKS)
_OTHER_CASE = phrases(*voices.OTHER_CASE)
_QUOTES = '"“”'
_OPENING = _QUOTES + "‘' "


@dataclass(frozen=True)
class Sentence:
    """One sentence as printed; all places in it are counted from its own beginning."""

    start: int
    source: str
    is_standfirst: bool = False
    is_panel_speaking: bool = False
    """Whether it is a quotation in a paragraph that gives the word to the panel."""

    @cached_property
    def words(self) -> str:
        """The sentence flattened for matching; as long as its source."""
        return _QUOTATION.sub(" ", flattened(self.source))

    @property
    def span(self) -> Span:
        """The whole sentence."""
        return Span(self.start, self.start + len(self.source))

    def part(self, start: int, end: int) -> Span:
        """A part of the sentence, blanks and punctuation around it left out."""
        words = self.words[start:end]
        left = len(words) - len(words.lstrip(" ,;:-"))
        right = len(words.rstrip(" ,;:-."))
        return Span(self.start + start + left, self.start + start + max(left, right))

    def quote(self, start: int, end: int) -> Read[str]:
        """A part of the sentence as a value: its words as printed, on one line."""
        span = self.part(start, end)
        printed = self.source[span.start - self.start : span.end - self.start]
        return Read(" ".join(printed.split()), span)


def flattened(text: str) -> str:
    """The text with plain quotes, dashes and blanks; the same length."""
    return text.translate(_FLAT)


def prose_of(article: Article) -> tuple[Sentence, ...]:
    """The sentences from which values may be read, the body proper before the standfirst.

    Subheadings, correction notices, readers' voices and other people's cases are left out.
    """
    sentences = list(_sentences(article))
    return tuple(sorted(sentences, key=lambda sentence: sentence.is_standfirst))


def _sentences(article: Article) -> Iterator[Sentence]:
    for index, paragraph in enumerate(article.paragraphs):
        words = paragraph.of(article.text)
        if is_correction(words):
            continue
        is_complete = _ends(words)
        if not is_complete and len(words.split()) < (10 if index else 6):
            continue
        flat = flattened(words)
        for start, end in _without_outsiders(flat, list(cut(flat))):
            first = end - len(words[start:end].lstrip(_OPENING))
            sentence = Sentence(
                paragraph.start + first,
                words[first:end],
                is_standfirst=index == 0 and not is_complete,
                is_panel_speaking=words[start] in _QUOTES
                and _PANEL_SPEAKS.search(flat) is not None,
            )
            if len(sentence.words) <= LONGEST_SENTENCE and not _is_aside(sentence.words):
                yield sentence


def _without_outsiders(words: str, cuts: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The sentences of a paragraph without an outsider's, whose quotation may span several."""
    kept: list[tuple[int, int]] = []
    is_quoting = False
    for start, end in cuts:
        has_open_quote = words.count('"', start, end) % 2 == 1
        if is_quoting:
            is_quoting = not has_open_quote
        elif _OUTSIDER.search(words[start:end]):
            is_quoting = has_open_quote and not words.startswith('"')
            if words.startswith('"'):
                kept = []
        else:
            kept.append((start, end))
    return kept


def _is_aside(words: str) -> bool:
    return bool(_SPEAKS_FOR_OTHERS.search(words) or _OTHER_CASE.search(words))


def _ends(words: str) -> bool:
    return re.search(r"[.!?:;][\"'”’)\]]*$", words.rstrip()) is not None


def cut(words: str) -> Iterator[tuple[int, int]]:
    """The sentences of flattened words, as places in them."""
    start = 0
    for found in _END.finditer(words):
        if _ABBREVIATION.search(words, max(start, found.start() - 8), found.start() + 1):
            continue
        yield start, found.end()
        start = found.end() + 1
        while words.startswith(" ", start):
            start += 1
    if words[start:].strip():
        yield start, len(words.rstrip())
