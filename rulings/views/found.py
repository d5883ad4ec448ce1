"""What a page says of a search: its counts, and one page of its list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.paginator import Page, Paginator

from rulings.filters import DEEPEST_RULING
from rulings.parts import OF_A_CARD, fetch_rulings
from rulings.search.time_limit import TookTooLong, noticing_limit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rulings.filters import RulingFilter
    from rulings.found import Found
    from rulings.models import Ruling
    from rulings.querysets import FacetCounts
    from rulings.search.criteria import Sort

    # Fetches a stretch of the list, as ``Found.between`` does, with what is shown of each ruling.
    Fetch = Callable[[Sort, int, int], Iterable[Ruling]]


def counted(found: Found) -> tuple[int | None, FacetCounts | None]:
    """How many rulings, and how many of each facet's values; ``None`` where it took too long."""
    try:
        with noticing_limit():
            return found.counts()
    except TookTooLong:
        found.give_up_counting()
        return None, None


def cards(found: Found, sort: Sort, first: int, end: int) -> list[Ruling]:
    """A stretch of the list, with what cards show."""
    return fetch_rulings(found.ids(sort, first, end), OF_A_CARD)


def page_of(rulings: RulingFilter, count: int | None, fetch: Fetch) -> Page[Any]:
    """The page asked for, its rulings fetched; beyond the last page it is the last.

    Uncounted, the list is followed as far as it was asked for.
    """
    if count is None:
        return _uncounted(rulings, fetch)
    paginator = Paginator(range(min(count, DEEPEST_RULING)), rulings.page_size)
    page = paginator.get_page(rulings.page_number)
    first = max(page.start_index() - 1, 0)
    return Page(list(fetch(rulings.order, first, page.end_index())), page.number, paginator)


def _uncounted(rulings: RulingFilter, fetch: Fetch) -> Page[Any]:
    """One ruling more than fits tells whether there is another page."""
    size = rulings.page_size
    number = min(rulings.page_number, DEEPEST_RULING // size)
    before = (number - 1) * size
    listed = list(fetch(rulings.order, before, before + size + 1))
    paginator = Paginator(range(min(before + len(listed), DEEPEST_RULING)), size)
    return Page(listed[:size], number, paginator)


def nothing(rulings: RulingFilter) -> Page[Any]:
    """The page of a list that could not be fetched."""
    return Page([], 1, Paginator([], rulings.page_size))
