"""The search that a reader came from to a ruling: the way back, and on to the next result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings

from rulings.filters import DEEPEST_RULING, RulingFilter
from rulings.found import Found
from rulings.search.time_limit import TookTooLong, time_limit
from rulings.terms import terms

if TYPE_CHECKING:
    from django.http import QueryDict

    from rulings.models import Ruling
    from rulings.search.criteria import Criteria, Sort


@dataclass(frozen=True, slots=True)
class InResults:
    """``results`` is the query of the page of results that holds the ruling.

    ``previous`` and ``following`` stand beside it in the list, with the query of their links; they
    are missing at the ends, where the ruling is no longer in the list, and where it took too long.
    """

    criteria: Criteria
    results: QueryDict
    previous: Neighbour | None
    following: Neighbour | None


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A ruling that stands next to this one in the list."""

    ruling: Ruling
    query: QueryDict


def in_results(ruling: Ruling, parameters: QueryDict) -> InResults | None:
    """``None`` where the address holds no search, or one that makes no sense."""
    if not parameters:
        return None
    rulings = RulingFilter(parameters, terms())
    if not rulings.is_valid() or not (rulings.place_number or rulings.canonical()):
        return None
    try:
        with time_limit(settings.SEARCH_LIMIT):
            beside = _beside(ruling, rulings)
    except TookTooLong:
        beside = {}
    place = next((place for place, listed in beside.items() if listed == ruling), 0)
    page = max(place - 1, 0) // rulings.page_size + 1
    return InResults(
        rulings.criteria,
        rulings.canonical_address(page),
        _neighbour(beside, place - 1, rulings),
        _neighbour(beside, place + 1, rulings),
    )


def _beside(ruling: Ruling, rulings: RulingFilter) -> dict[int, Ruling]:
    """Place -> ruling: this one and those next to it; nothing if it is not in the list.

    The place in the address may be out of date: then the list is gone through.
    """
    found = Found(rulings.criteria)
    beside = _around(rulings.place_number, found, rulings.order)
    if beside.get(rulings.place_number) == ruling:
        return beside
    return _around(_place_of(ruling, found, rulings.order), found, rulings.order)


def _around(place: int, found: Found, order: Sort) -> dict[int, Ruling]:
    first = max(place - 1, 1)
    if not place:
        return {}
    return dict(enumerate(found.between(order, first - 1, place + 1), start=first))


def _place_of(ruling: Ruling, found: Found, order: Sort) -> int:
    """From 1; 0 if the ruling is not among those that pages reach."""
    ids = found.ids(order, 0, DEEPEST_RULING)
    return next((place for place, pk in enumerate(ids, start=1) if pk == ruling.pk), 0)


def _neighbour(beside: dict[int, Ruling], place: int, rulings: RulingFilter) -> Neighbour | None:
    ruling = beside.get(place)
    return Neighbour(ruling, rulings.canonical_changed(place=str(place))) if ruling else None
