"""What a search finds: how many rulings, how many of each facet's values, any stretch of the list.

Asked of the tally where that pays, and of the search entries where the words are rare or the tally
is missing; the answers are the same.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from rulings.models import Ruling, SearchEntry
from rulings.search.criteria import Sort
from rulings.search.language.tree import wanted
from rulings.search.query import RANKED_AT_MOST
from rulings.search.tally import beforehand, counting, discussed, listing
from rulings.search.tally.counting import together
from rulings.search.tally.frequent import SHARE, state
from rulings.search.tally.hits import hits

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rulings.querysets import FacetCounts, RulingQuerySet, SearchEntryQuerySet
    from rulings.search.criteria import Criteria
    from rulings.search.tally.beforehand import Row
    from rulings.search.tally.frequent import State
    from rulings.search.tally.hits import Hits

# So few hits are counted faster one by one than in all rows of bits.
FEW = 2_000
# So many may be sorted whatever the order; of more, the first ones are looked for by an index.
SORTED_AT_MOST = 5_000
# Of the most discussed rulings, so many are looked at in the time that it takes to sort one hit.
LOOKED_AT_FOR_ONE_SORTED = 10


def numbers_of(several: Iterable[Criteria]) -> list[int]:
    """How many rulings each of these searches finds."""
    return [Found(criteria).number for criteria in several]


class Found:
    """One search. Nothing is asked of the database before it is needed.

    ``few`` is up to how many hits the search entries are asked where the tally lacks a word.
    """

    def __init__(self, criteria: Criteria, few: int | None = None) -> None:
        self.criteria = criteria
        self._few = few

    @cached_property
    def number(self) -> int:
        """How many rulings."""
        if not self._is_tallied:
            return SearchEntry.objects.meeting(self.criteria).count()
        if self._only_row:
            unchanged = beforehand.unchanged(self._only_row, self._state)
            met = _entries(unchanged.changed).meeting(self.criteria)
            return unchanged.number + (met.count() if unchanged.changed else 0)
        return counting.total(self._hits()) + len(self._changed)

    def counts(self) -> tuple[int, FacetCounts]:
        """How many rulings, and of each facet's values, its own selection lifted."""
        if not self._is_tallied:
            number, counts = SearchEntry.objects.facet_counts(self.criteria)
        else:
            number, counts = self._tallied_counts()
        self.number = number
        return number, counts

    def _tallied_counts(self) -> tuple[int, FacetCounts]:
        changed: Sequence[str]
        if self._only_row:
            unchanged = beforehand.unchanged(self._only_row, self._state)
            tallied, changed = (unchanged.number, unchanged.counts), unchanged.changed
        else:
            tallied, changed = counting.facet_counts(self._hits()), self._state.changed
        if not changed:
            return tallied
        return together(tallied, _entries(changed).facet_counts(self.criteria))

    def give_up_counting(self) -> None:
        """Nobody knows how many there are: from now on there are many."""
        self.number = max(RANKED_AT_MOST, SORTED_AT_MOST) + 1

    def is_bounded(self, sort: Sort) -> bool:
        """Whether so many rulings are not ranked one by one."""
        return sort is Sort.RELEVANCE and self.number > RANKED_AT_MOST

    def between(self, sort: Sort, first: int, end: int) -> RulingQuerySet:
        """The rulings from place ``first``, which counts from 0, to before ``end``, in order."""
        sort = self._meant(sort)
        rulings = Ruling.objects.published()
        if self._is_looked_up(sort, end):
            ids, skipped = self._looked_up(sort, first, end)
            placed = self._in_order(rulings.with_ids(ids), sort)
            return placed[first - skipped : end - skipped]
        # In one statement, but the keys first: what is shown is read of this stretch alone.
        keys = self._in_order(self._every(), sort).values("pk")[first:end]
        return self._in_order(rulings.filter(pk__in=keys), sort)

    def ids(self, sort: Sort, first: int, end: int) -> list[str]:
        """As ``between``, the ids alone: often the tally knows their order by itself."""
        sort = self._meant(sort)
        if self._is_looked_up(sort, end) and not self._changed:
            return self._unchanged(sort, first, end)
        return list(self.between(sort, first, end).values_list("pk", flat=True))

    def _meant(self, sort: Sort) -> Sort:
        """Without words nothing matches best."""
        is_best_of_none = sort is Sort.RELEVANCE and not wanted(self.criteria.understood.tree)
        return Sort.NEWEST if is_best_of_none else sort

    def _is_looked_up(self, sort: Sort, end: int) -> bool:
        """Whether a stretch up to ``end`` in this order is found without sorting every hit."""
        if not self._is_tallied:
            return False
        if sort is Sort.DISCUSSED:
            looked_at = discussed.looked_at(self._share, end)
            return self.number > min(SORTED_AT_MOST, looked_at / LOOKED_AT_FOR_ONE_SORTED)
        return sort in listing.ORDERS and (sort is not Sort.RELEVANCE or self.is_bounded(sort))

    @property
    def _share(self) -> float:
        """Which part of all rulings is found; never none, since others divide by it."""
        return max(self.number, 1) / self._state.size

    def _in_order(self, rulings: RulingQuerySet, sort: Sort) -> RulingQuerySet:
        return rulings.in_order(sort, self.criteria, is_bounded=self.is_bounded(sort))

    def _looked_up(self, sort: Sort, first: int, end: int) -> tuple[list[str], int]:
        """Ids that hold a stretch of the list, and how many before them were left out.

        A changed ruling may stand anywhere: as many more are taken before the stretch.
        """
        skipped = max(0, first - len(self._changed))
        return [*self._unchanged(sort, skipped, end), *self._changed], skipped

    def _unchanged(self, sort: Sort, first: int, end: int) -> list[str]:
        """Ids of a stretch of the hits that did not change since the tally was made."""
        is_of_all = self._only_row == beforehand.EVERY_RULING
        if is_of_all and sort is Sort.NEWEST and end <= listing.READ_AT_MOST:
            return listing.newest(self._state.changed, first, end)
        asked = self._hits(first=sort is Sort.RELEVANCE)
        if sort is Sort.DISCUSSED:
            return discussed.listed(asked, self._share, first, end)
        return listing.listed(asked, sort, first, end)

    def _every(self) -> RulingQuerySet:
        """All that is found."""
        rulings = Ruling.objects.published()
        if not self._is_tallied or self.number > SORTED_AT_MOST:
            return rulings.meeting(self.criteria)
        ids = listing.listed(self._hits(), Sort.NEWEST, 0, SORTED_AT_MOST)
        return rulings.with_ids([*ids, *self._changed])

    @cached_property
    def _state(self) -> State:
        return state(self.criteria.understood.tree)

    @cached_property
    def _only_row(self) -> Row | None:
        return beforehand.only_row(self.criteria, self._state)

    @cached_property
    def _is_tallied(self) -> bool:
        if not self._state.is_of_use:
            return False
        tree = self.criteria.understood.tree
        if tree is None or self._state.holds(tree):
            return True
        few = max(FEW, self._state.size // SHARE) if self._few is None else self._few
        return self._state.most(tree) > few

    @cached_property
    def _changed(self) -> list[str]:
        """Of the rulings that changed since the tally was made, those that are found."""
        if not self._state.changed:
            return []
        met = _entries(self._state.changed).meeting(self.criteria)
        return list(met.values_list("pk", flat=True))

    def _hits(self, *, first: bool = False) -> Hits:
        return hits(self.criteria, self._state, SearchEntry.objects.holding, first=first)


def _entries(ids: Sequence[str]) -> SearchEntryQuerySet:
    return SearchEntry.objects.with_ids(ids)
