"""Where the words of a search stand in a text: the same places that the search counts as hits."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from rulings.search.language.fields import FIELDS
from rulings.search.language.small_words import without_small_words
from rulings.search.language.spelling import spellings
from rulings.search.language.tree import terms_of, wanted
from rulings.search.language.words import WORD, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rulings.search.language.tree import Node, Term
    from rulings.search.stems import Stems


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text, matching or not."""

    text: str
    is_match: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, in two lists: the stem of each, and from where to where it stands."""

    stems: list[str]
    spans: list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Match:
    """Characters ``start`` to ``end`` of a text answer the term of this number."""

    start: int
    end: int
    term: int

    def moved(self, by: int) -> Match:
        """The same match in a text that begins so many characters earlier."""
        return Match(self.start + by, self.end + by, self.term)


class Finder:
    """Finds what a tree asks for, in texts whose words' stems are known."""

    def __init__(self, tree: Node | None, stems: Stems) -> None:
        self._stems = stems
        self._terms = [
            _Wanted(number, term, stems) for number, term in enumerate(terms_to_mark(tree))
        ]

    def matches(self, text: str, kind: str) -> list[Match]:
        """Every match in one passage, from the beginning, without overlaps."""
        words = self._words(text)
        present = set(words.stems)
        found = [
            match
            for wanted_term in self._terms
            if wanted_term.may_stand_in(kind, present)
            for match in wanted_term.matches(words)
        ]
        return _without_overlaps(sorted(found, key=lambda match: (match.start, -match.end)))

    def _words(self, text: str) -> Words:
        words = [(_word(found[0]), found.span()) for found in WORD.finditer(text)]
        stem = self._stems.get
        return Words(
            [stem(word, word) for word, _ in words if word], [span for word, span in words if word]
        )


class _Wanted:
    """A term with the stems that stand for each of its words, in either spelling."""

    def __init__(self, number: int, term: Term, stems: Stems) -> None:
        self.number = number
        self._within = term.within
        self._kinds = FIELDS[term.field].kinds if term.field else None
        words = term.words if term.within is None else without_small_words(term.words)
        self._slots = [{stems.get(each, each) for each in spellings(word)} for word in words]

    def may_stand_in(self, kind: str, present: set[str]) -> bool:
        """Whether the kind of passage is meant, and each word is there at all."""
        is_meant = self._kinds is None or kind in self._kinds
        return is_meant and not any(slot.isdisjoint(present) for slot in self._slots)

    def matches(self, words: Words) -> Iterator[Match]:
        """Where the words stand side by side, or each of those that stand near each other."""
        if self._within is not None:
            places, length = sorted(self._near(words.stems, self._within + 1)), 1
        else:
            places, length = self._side_by_side(words.stems), len(self._slots)
        for place in places:
            yield Match(words.spans[place][0], words.spans[place + length - 1][1], self.number)

    def _side_by_side(self, stems: list[str]) -> list[int]:
        """Where each run of the words begins."""
        first, *others = self._slots
        return [
            place
            for place in range(len(stems) - len(others))
            if stems[place] in first
            and all(stems[place + ahead] in slot for ahead, slot in enumerate(others, start=1))
        ]

    def _near(self, stems: list[str], apart: int) -> set[int]:
        """Both places of every pair that stands close enough; a word alone is near itself."""
        places = [
            [place for place, stem in enumerate(stems) if stem in slot] for slot in self._slots
        ]
        if len(places) == 1:
            return set(places[0])
        return {
            place
            for ones, others in pairwise(places)
            for one in ones
            for other in others
            if 0 < abs(one - other) <= apart
            for place in (one, other)
        }


def terms_to_mark(tree: Node | None) -> list[Term]:
    """What is marked: all terms but those that must not be there."""
    return terms_of(wanted(tree))


@lru_cache(maxsize=20_000)
def _word(text: str) -> str:
    """A word of a text as the search sees it; empty if it is none."""
    return next(iter(words_of(text)), "")


def words_to_stem(tree: Node | None) -> set[str]:
    """The words of a search whose stems a finder needs, beside those of the texts."""
    return {
        spelling
        for term in terms_to_mark(tree)
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
