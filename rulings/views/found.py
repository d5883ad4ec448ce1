"""What a search finds: its counts, and one page of its list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.paginator import Page, Paginator

from rulings.filters import DEEPEST_RULING
from rulings.models import SearchEntry
from rulings.search.time_limit import TookTooLong, noticing_limit

if TYPE_CHECKING:
    from rulings.filters import RulingFilter
    from rulings.querysets import FacetCounts, RulingQuerySet
    from rulings.search.criteria import Criteria


def counted(criteria: Criteria) -> tuple[int | None, FacetCounts | None]:
    """How many rulings, and how many of each facet's values; ``None`` where it took too long."""
    try:
        with noticing_limit():
            return SearchEntry.objects.facet_counts(criteria)
    except TookTooLong:
        return None, None


def how_many(criteria: Criteria) -> int:
    """The number of rulings alone."""
    return SearchEntry.objects.meeting(criteria).count()


def page_of(rulings: RulingFilter, found: RulingQuerySet, count: int | None) -> Page[Any]:
    """The page asked for, its rulings fetched; beyond the last page it is the last.

    Uncounted, the list is followed as far as it was asked for.
    """
    if count is None:
        return _uncounted(rulings, found)
    paginator = Paginator(found, rulings.page_size)
    paginator.count = min(count, DEEPEST_RULING)
    page = paginator.get_page(rulings.page_number)
    page.object_list = list(page.object_list)
    return page


def _uncounted(rulings: RulingFilter, found: RulingQuerySet) -> Page[Any]:
    """One ruling more than fits tells whether there is another page."""
    size = rulings.page_size
    number = min(rulings.page_number, DEEPEST_RULING // size)
    before = (number - 1) * size
    listed = list(found[before : before + size + 1])
    paginator = Paginator(found, size)
    paginator.count = min(before + len(listed), DEEPEST_RULING)
    return Page(listed[:size], number, paginator)


def nothing(rulings: RulingFilter) -> Page[Any]:
    """The page of a list that could not be fetched."""
    return Page([], 1, Paginator([], rulings.page_size))
