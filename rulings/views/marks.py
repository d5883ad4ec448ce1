"""What a page needs to mark the words of a search in the texts of rulings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rulings.models import Passage
from rulings.search.highlight import Finder, pieces, words_to_stem
from rulings.search.language.tree import wanted
from rulings.search.language.words import words_of
from rulings.search.snippets import PLACES, Snippet, snippets
from rulings.search.stems import stems

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rulings.models import Ruling
    from rulings.search.criteria import Criteria
    from rulings.search.highlight import Piece


KINDS = {"title", *PLACES}
MOST_LINKED = 12


@dataclass(slots=True)
class Count:
    """Counts matches while a page is drawn, so that each has a number."""

    number: int = 0

    @property
    def first(self) -> range:
        """The first matches, for a reader without scripts to step through."""
        return range(1, min(self.number, MOST_LINKED) + 1)

    def next(self) -> int:
        """The number of the next match, from 1."""
        self.number += 1
        return self.number


@dataclass(frozen=True, slots=True)
class Marker:
    """Marks one kind of passage."""

    finder: Finder
    kind: str
    count: Count

    def pieces(self, text: str) -> list[Piece]:
        """The text, cut at its matches."""
        return pieces(text, self.finder.matches(text, self.kind))


class Markers:
    """Markers for every kind of passage: ``markers.particular`` in a template."""

    def __init__(self, finder: Finder | None) -> None:
        self._finder = finder
        self.count = Count()

    def __bool__(self) -> bool:
        """Whether there is anything to mark."""
        return self._finder is not None

    def __getitem__(self, kind: str) -> Marker | None:
        if kind not in KINDS:
            raise KeyError(kind)
        return Marker(self._finder, kind, self.count) if self._finder else None


def markers(ruling: Ruling, criteria: Criteria) -> Markers:
    """For the page of one ruling, in two queries; none for a search without words."""
    passages = _passages([ruling.pk], criteria)
    return Markers(_finder(passages, criteria) if passages else None)


class Why:
    """Why each ruling of a page of results is there: two queries, none without words."""

    def __init__(self, rulings: Iterable[Ruling], criteria: Criteria) -> None:
        passages = _passages([ruling.pk for ruling in rulings], criteria)
        self._finder = _finder(passages, criteria) if passages else None
        self._texts: dict[str, list[tuple[str, str, str]]] = {}
        for passage in passages:
            row = (passage.kind, passage.anchor, passage.text)
            self._texts.setdefault(passage.ruling_id, []).append(row)

    def title(self, ruling: Ruling) -> list[Piece]:
        """The title, cut at its matches."""
        found = self._finder.matches(ruling.title, "title") if self._finder else []
        return pieces(ruling.title, found)

    def snippets(self, ruling: Ruling) -> list[Snippet]:
        """The stretches of its text that tell most."""
        return snippets(self._texts.get(ruling.pk, []), self._finder) if self._finder else []


def _passages(ids: list[str], criteria: Criteria) -> list[Passage]:
    if not ids or wanted(criteria.understood.tree) is None:
        return []
    return list(Passage.objects.of_rulings(ids))


def _finder(passages: list[Passage], criteria: Criteria) -> Finder:
    tree = criteria.understood.tree
    known = {word for passage in passages for word in words_of(passage.text)}
    return Finder(tree, stems(known | words_to_stem(tree)))
