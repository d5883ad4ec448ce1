"""What a result page shows beside the rulings: facets with counts, chips, pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rulings.search.facets import FACETS, GROUPS, RECENT_DAYS
from rulings.search.language.parse import cut
from rulings.vocabulary import months_in_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from django.http import QueryDict

    from rulings.filters import RulingFilter
    from rulings.querysets import FacetCounts
    from rulings.search.criteria import Criteria
    from rulings.search.facets import Facet, FacetGroup
    from rulings.terms import Terms

# The questions most readers come with stand open; the others open with a click.
_OPEN = {"sanction", "ground", "regulator", "profession"}

# These hold fields for a range as well: they stay when there is nothing to tick.
_RANGES = {"length", "year"}

# Of an open list so many values are shown before the rest folds away; a closed list shows all.
_SHOWN = 8


# Not frozen: there are hundreds on a page, and a frozen one takes four times as long to make.
@dataclass(slots=True)
class FacetValue:
    """One tick box; ``count`` is ``None`` where counting took too long."""

    value: str
    label: str
    count: int | None
    is_selected: bool


@dataclass(frozen=True, slots=True)
class FacetBox:
    """One facet as the page shows it."""

    name: str
    label: str
    shown: list[FacetValue]
    folded: list[FacetValue]
    is_open: bool
    note: str = ""

    @property
    def values(self) -> list[FacetValue]:
        """All tick boxes, shown or folded away."""
        return [*self.shown, *self.folded]


@dataclass(frozen=True, slots=True)
class BoxGroup:
    """Facets that stand together on the page, under one heading."""

    group: FacetGroup
    boxes: list[FacetBox]


@dataclass(frozen=True, slots=True)
class Chip:
    """One applied filter; ``others`` is the query without it."""

    name: str
    label: str
    value: str
    others: QueryDict


def facet_boxes(criteria: Criteria, counts: FacetCounts | None, terms: Terms) -> list[FacetBox]:
    """Facets that have something to offer, in their declared order; uncounted, all their values."""
    boxes = (
        _box(facet, criteria, None if counts is None else counts[facet.name], terms)
        for facet in FACETS
    )
    return [box for box in boxes if box.shown or box.name in _RANGES]


def grouped(boxes: list[FacetBox]) -> list[BoxGroup]:
    """The same facets under their headings; a heading without a facet is left out."""
    named = {box.name: box for box in boxes}
    groups = (
        BoxGroup(group, [named[facet.name] for facet in group.facets if facet.name in named])
        for group in GROUPS
    )
    return [group for group in groups if group.boxes]


def _box(facet: Facet, criteria: Criteria, counts: dict[str, int] | None, terms: Terms) -> FacetBox:
    selected = criteria.selected(facet.name)
    labels = terms.get(facet.name, {})
    known = dict.fromkeys(labels, 0) if counts is None else counts
    values = [
        FacetValue(
            value,
            labels.get(value, value),
            None if counts is None else counts.get(value, 0),
            value in selected,
        )
        for value in _offered(facet, labels, known, selected)
    ]
    most = _SHOWN if facet.is_open else len(values)
    shown = [value for place, value in enumerate(values) if place < most or value.is_selected]
    folded = [value for value in values[most:] if not value.is_selected]
    is_open = facet.name in _OPEN or bool(selected) or _asks_range(facet, criteria)
    return FacetBox(facet.name, facet.label, shown, folded, is_open, facet.note)


def _asks_range(facet: Facet, criteria: Criteria) -> bool:
    ranges = {
        "length": (criteria.duration_min, criteria.duration_max),
        "year": (criteria.decided_after, criteria.decided_before, criteria.decided_within),
    }
    return any(bound is not None for bound in ranges.get(facet.name, ()))


def _offered(
    facet: Facet, labels: dict[str, str], counts: dict[str, int], selected: tuple[str, ...]
) -> list[str]:
    """Closed lists keep their own order, open lists go by frequency, years from the latest."""
    present = set(counts) | set(selected)
    if facet.name == "year":
        return sorted(present, reverse=True)
    if facet.is_open:
        return sorted(present, key=lambda value: (-counts.get(value, 0), labels.get(value, value)))
    return [value for value in labels if value in present]


def chips(rulings: RulingFilter, terms: Terms) -> list[Chip]:
    """Every applied filter, removable one by one."""
    words = cut(rulings.criteria.q)
    in_words = [Chip("q", "Words", words, rulings.canonical_changed(q=None))] if words else []
    return [*in_words, *_chosen(rulings, terms), *_bounds(rulings)]


def _chosen(rulings: RulingFilter, terms: Terms) -> Iterator[Chip]:
    for facet in FACETS:
        labels = terms.get(facet.name, {})
        for value in rulings.criteria.selected(facet.name):
            others = rulings.canonical_without(facet.name, value)
            yield Chip(facet.name, facet.label, labels.get(value, value), others)


def _bounds(rulings: RulingFilter) -> Iterator[Chip]:
    for name, in_words in _BOUNDS.items():
        asked = getattr(rulings.criteria, name)
        if asked is not None:
            label = str(rulings.form.fields[name].label)
            yield Chip(name, label, in_words(asked), rulings.canonical_changed(**{name: None}))


def recent_choices(chosen: int | None) -> list[tuple[int, str, bool]]:
    """Rolling dates: days, label, and whether it is chosen; any number can be, and is then one."""
    offered = sorted({*RECENT_DAYS, *([chosen] if chosen else [])})
    return [(days, f"Last {_days(days)}", days == chosen) for days in offered]


def _days(days: int) -> str:
    return RECENT_DAYS.get(days, "1 day" if days == 1 else f"{days} days")


def _recently(days: int) -> str:
    return f"in the last {_days(days)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


_BOUNDS: dict[str, Callable[[Any], str]] = {
    "duration_min": months_in_words,
    "duration_max": months_in_words,
    "decided_after": _day,
    "decided_before": _day,
    "decided_within": _recently,
}
