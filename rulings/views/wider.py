"""Where nothing was found: which filter stands in the way, and what its removal would give."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rulings.found import numbers_of

if TYPE_CHECKING:
    from django.http import QueryDict

    from rulings.filters import RulingFilter
    from rulings.search.criteria import Criteria
    from rulings.views.results import Chip

# So many searches are counted at most.
MOST_COUNTED = 12


@dataclass(frozen=True, slots=True)
class Wider:
    """A wider search that gives ``count`` results: without one parameter, or with it alone."""

    removes: bool
    label: str
    value: str
    query: QueryDict
    count: int


@dataclass(frozen=True, slots=True)
class _Search:
    removes: bool
    name: str
    criteria: Criteria


def wider(rulings: RulingFilter, chips: list[Chip]) -> list[Wider]:
    """What gives something with one filter fewer or, if nothing does, each filter that does alone.

    The values of one parameter go together: they are alternatives, and to remove one of several
    would narrow the search. The richest come first.
    """
    searches = _searches(rulings.criteria, list(dict.fromkeys(chip.name for chip in chips)))
    counts = numbers_of(search.criteria for search in searches)
    found = [
        _found(search, rulings, chips, count)
        for search, count in zip(searches, counts, strict=True)
        if count
    ]
    with_one_fewer = [each for each in found if each.removes]
    return sorted(with_one_fewer or found, key=lambda each: -each.count)


def _searches(criteria: Criteria, names: list[str]) -> list[_Search]:
    without = [_Search(True, name, criteria.lifting(name)) for name in names]
    # Of two filters, each alone is the search without the other.
    alone = [_Search(False, name, criteria.only(name)) for name in names if len(names) > 2]
    return [*without, *alone][:MOST_COUNTED]


def _found(search: _Search, rulings: RulingFilter, chips: list[Chip], count: int) -> Wider:
    values = [chip for chip in chips if chip.name == search.name]
    without = rulings.canonical_changed(**{search.name: None})
    return Wider(
        removes=search.removes,
        label=values[0].label,
        value=" or ".join(chip.value for chip in values),
        query=without if search.removes else rulings.canonical_only(search.name),
        count=count,
    )
