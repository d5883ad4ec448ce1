"""What a page needs to mark the words of a search in the texts of rulings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rulings.models import Passage
from rulings.search.highlight import Finder, pieces, terms_to_mark, words_to_stem
from rulings.search.language.tree import wanted
from rulings.search.likely import Likely
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
    """For the page of one ruling, in three queries; none for a search without words."""
    texts = _texts([ruling.pk], criteria)
    return Markers(_finder(texts, criteria)[0] if texts else None)


class Why:
    """Why each ruling of a page of results is there: three queries, none without words."""

    def __init__(self, rulings: Iterable[Ruling], criteria: Criteria) -> None:
        self._texts: dict[str, list[tuple[str, str, str]]] = {}
        self._finder: Finder | None = None
        if texts := _texts([ruling.pk for ruling in rulings], criteria):
            self._finder, texts = _finder(texts, criteria)
        for ruling_id, kind, anchor, text in texts:
            self._texts.setdefault(ruling_id, []).append((kind, anchor, text))

    def title(self, ruling: Ruling) -> list[Piece]:
        """The title, cut at its matches."""
        found = self._finder.matches(ruling.title, "title") if self._finder else []
        return pieces(ruling.title, found)

    def snippets(self, ruling: Ruling) -> list[Snippet]:
        """The stretches of its text that tell most."""
        return snippets(self._texts.get(ruling.pk, []), self._finder) if self._finder else []


# Of each passage the ruling's id, its kind, its anchor and its text.
Texts = list[tuple[str, str, str, str]]


def _texts(ids: list[str], criteria: Criteria) -> Texts:
    if not ids or wanted(criteria.understood.tree) is None:
        return []
    return Passage.objects.texts_of(ids)


def _finder(texts: Texts, criteria: Criteria) -> tuple[Finder, Texts]:
    """What finds the matches, and the texts that may hold any."""
    tree = criteria.understood.tree
    of_search = stems(words_to_stem(tree))
    likely = Likely(terms_to_mark(tree), of_search)
    may_match = [passage for passage in texts if likely.may_hold(passage[3])]
    of_texts = stems(likely.words(passage[3] for passage in may_match))
    return Finder(tree, of_search | of_texts), may_match
