"""The search that a reader came from to a ruling: the way back, and on to the next result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rulings.filters import RulingFilter
from rulings.terms import terms

if TYPE_CHECKING:
    from django.http import QueryDict

    from rulings.models import Ruling
    from rulings.search.criteria import Criteria


@dataclass(frozen=True, slots=True)
class InResults:
    """``results`` is the query of the page of results that holds the ruling.

    ``previous`` and ``following`` stand beside it in the list, with the query of their links; they
    are missing at the ends, and where the list has changed meanwhile.
    """

    criteria: Criteria
    results: QueryDict
    place: int
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
    previous, following = _neighbours(ruling, rulings)
    return InResults(
        rulings.criteria(), _results(rulings), rulings.place_number, previous, following
    )


def _results(rulings: RulingFilter) -> QueryDict:
    page = max(rulings.place_number - 1, 0) // rulings.page_size + 1
    return rulings.canonical_address(page)


def _neighbours(ruling: Ruling, rulings: RulingFilter) -> tuple[Neighbour | None, Neighbour | None]:
    place = rulings.place_number
    if not place:
        return None, None
    first = max(place - 1, 1)
    listed = dict(enumerate(rulings.qs[first - 1 : place + 1], start=first))
    if listed.get(place) != ruling:
        return None, None
    beside = (_neighbour(listed.get(number), number, rulings) for number in (place - 1, place + 1))
    previous, following = beside
    return previous, following


def _neighbour(ruling: Ruling | None, place: int, rulings: RulingFilter) -> Neighbour | None:
    return Neighbour(ruling, rulings.canonical_at(place)) if ruling else None
