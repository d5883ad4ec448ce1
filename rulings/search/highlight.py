"""Where the words of a search stand in a text: the same places that the search counts as hits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from rulings.search.language.fields import FIELDS
from rulings.search.language.small_words import without_small_words
from rulings.search.language.spelling import spellings
from rulings.search.language.tree import terms_of, wanted
from rulings.search.language.words import JOINING, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rulings.search.language.tree import Node, Term
    from rulings.search.stems import Stems

_WORD = re.compile(rf"(?:[^\W_]|[{JOINING}])+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text, matching or not."""

    text: str
    is_match: bool = False


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: where it stands, and its stem."""

    start: int
    end: int
    stem: str


@dataclass(frozen=True, slots=True)
class Match:
    """Characters ``start`` to ``end`` of a text answer the term of this number."""

    start: int
    end: int
    term: int


class Finder:
    """Finds what a tree asks for, in texts whose words' stems are known."""

    def __init__(self, tree: Node | None, stems: Stems) -> None:
        self._stems = stems
        self._terms = terms_of(wanted(tree))

    def matches(self, text: str, kind: str) -> list[Match]:
        """Every match in one passage, from the beginning, without overlaps."""
        tokens = list(self._tokens(text))
        found = sorted(
            (
                match
                for number, term in enumerate(self._terms)
                if not term.field or kind in FIELDS[term.field].kinds
                for match in self._places(number, term, tokens)
            ),
            key=lambda match: (match.start, -match.end),
        )
        return _without_overlaps(found)

    def _tokens(self, text: str) -> Iterator[Token]:
        for word in _WORD.finditer(text):
            for part in words_of(word[0])[:1]:
                yield Token(word.start(), word.end(), self._stems.get(part, part))

    def _places(self, number: int, term: Term, tokens: list[Token]) -> Iterator[Match]:
        if term.within is not None:
            for token in self._near(term, tokens):
                yield Match(token.start, token.end, number)
            return
        wanted_stems = [self._slot(word) for word in term.words]
        for place in range(len(tokens) - len(wanted_stems) + 1):
            stretch = tokens[place : place + len(wanted_stems)]
            if all(token.stem in slot for token, slot in zip(stretch, wanted_stems, strict=True)):
                yield Match(stretch[0].start, stretch[-1].end, number)

    def _near(self, term: Term, tokens: list[Token]) -> Iterator[Token]:
        """Both words of every pair that stands close enough."""
        apart = (term.within or 0) + 1
        for first, second in pairwise(without_small_words(term.words)):
            close = {
                place
                for one in self._standing(first, tokens)
                for other in self._standing(second, tokens)
                if 0 < abs(one - other) <= apart
                for place in (one, other)
            }
            yield from (tokens[place] for place in sorted(close))

    def _standing(self, word: str, tokens: list[Token]) -> list[int]:
        slot = self._slot(word)
        return [place for place, token in enumerate(tokens) if token.stem in slot]

    def _slot(self, word: str) -> set[str]:
        """The stems that stand for a word of the search, in either spelling."""
        return {self._stems.get(spelling, spelling) for spelling in spellings(word)}


def words_to_stem(tree: Node | None) -> set[str]:
    """The words of a search whose stems a finder needs, beside those of the texts."""
    return {
        spelling
        for term in terms_of(wanted(tree))
        for word in term.words
        for spelling in spellings(word)
    }


def pieces(text: str, matches: list[Match]) -> list[Piece]:
    """The whole text, cut at its matches."""
    cut: list[Piece] = []
    at = 0
    for match in matches:
        cut += [Piece(text[at : match.start]), Piece(text[match.start : match.end], is_match=True)]
        at = match.end
    return [piece for piece in [*cut, Piece(text[at:])] if piece.text]


def _without_overlaps(found: list[Match]) -> list[Match]:
    kept: list[Match] = []
    for match in found:
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return kept
