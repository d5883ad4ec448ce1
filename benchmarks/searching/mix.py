"""The query mix: what readers ask, one class a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.searching.chance import Chance

INSTANCES: Final = 6
"""So many different requests a class, so that no single row is hammered."""

PAGE_SIZE: Final = 10
LAST_PAGE: Final = 1000
"""Pages end at ruling 10,000 (``rulings.filters.DEEPEST_PAGE``); beyond the last one comes it."""

MIX_NAME: Final = "search page, whole mix"


@dataclass(frozen=True, slots=True)
class Search:
    """A search as any of the contenders can be asked it. ``chosen`` are facets and their values."""

    words: tuple[str, ...] = ()
    is_phrase: bool = False
    chosen: tuple[tuple[str, str], ...] = ()
    sort: str = ""
    page: int = 1

    @property
    def query(self) -> str:
        """The words as a reader types them."""
        words = " ".join(self.words)
        return f'"{words}"' if self.is_phrase else words

    @property
    def order(self) -> str:
        """Best match for words where nothing else is asked for, otherwise the newest first."""
        return self.sort or ("relevance" if self.words else "newest")

    def path(self, face: str = "/rulings/") -> str:
        """The address of this search."""
        asked = {"q": self.query, "sort": self.sort, "page": self.page if self.page > 1 else ""}
        parameters = [(name, value) for name, value in asked.items() if value]
        query = urlencode([*parameters, *self.chosen])
        return f"{face}?{query}" if query else face


@dataclass(frozen=True, slots=True)
class Asked:
    """One request; ``search`` is what the others are asked in its place."""

    path: str
    search: Search | None = None


@dataclass(frozen=True, slots=True)
class Kind:
    """One class of requests; ``choose`` makes one of them."""

    name: str
    choose: Callable[[Chance], Asked]


def page(search: Search) -> Asked:
    """The search page, which the others have something like."""
    return Asked(search.path(), search)


def _search(name: str, choose: Callable[[Chance], Search]) -> Kind:
    return Kind(name, lambda some: page(choose(some)))


# The pages of results: what “search page, whole mix” is made of, every class counting alike.
SEARCHES: Final = (
    _search("no words", lambda _: Search()),
    _search("rare word", lambda some: Search(some.word("rare"))),
    _search("common word", lambda some: Search(some.word("common"))),
    _search("very common word", lambda some: Search(some.word("very common"))),
    _search("nearly every ruling", lambda some: Search(some.word("nearly all"))),
    _search("two words", lambda some: Search(some.words("pairs"))),
    _search("phrase", lambda some: Search(some.words("phrases"), is_phrase=True)),
    _search(
        "word and three facets",
        lambda some: Search(some.word("very common"), chosen=some.three_values()),
    ),
    _search("three facets", lambda some: Search(chosen=some.three_values())),
    _search("last page", lambda some: Search(some.word("common", "very common"), page=LAST_PAGE)),
    _search("by date", lambda some: Search(some.word("common", "very common"), sort="newest")),
    _search("by length", lambda some: Search(some.word("common", "very common"), sort="longest")),
)
OTHERS: Final = (
    Kind("front page", lambda _: Asked("/")),
    Kind("suggestions", lambda some: Asked(f"/suggestions.json?q={some.beginning()}")),
    Kind("ruling page", lambda some: Asked(some.ruling())),
    Kind("thread page", lambda some: Asked(some.thread())),
    Kind(
        "most discussed",
        lambda some: Asked(Search(some.word("common", "very common"), sort="discussed").path()),
    ),
    Kind("feed", lambda some: Asked(Search(some.word("common")).path("/rulings.atom"))),
    Kind("CSV of 10,000", lambda some: Asked(Search(some.word("nearly all")).path("/rulings.csv"))),
)
KINDS: Final = (*SEARCHES, *OTHERS)
# What many readers ask for at once; a spreadsheet is made for one of them now and then.
READ: Final = KINDS[:-1]


def instances(chance: Chance) -> dict[str, tuple[Asked, ...]]:
    """For each class its requests: different ones, as far as there are so many."""
    return {
        kind.name: tuple(dict.fromkeys(kind.choose(chance) for _ in range(3 * INSTANCES)))[
            :INSTANCES
        ]
        for kind in KINDS
    }
