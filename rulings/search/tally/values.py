"""What is tallied of a search entry besides its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rulings.search.facets import FACETS

if TYPE_CHECKING:
    from collections.abc import Iterator


def values_of(entry: str) -> str:
    """A query for what is tallied of a search entry besides its words: kind and value."""
    return " UNION ALL ".join(_values(entry))


def _values(entry: str) -> Iterator[str]:
    yield "SELECT 'all', ''"
    yield f"SELECT 'dated', '' WHERE {entry}.decided_on IS NOT NULL"
    yield f"SELECT 'longest', coalesce({entry}.longest_months, -1)::text"
    yield f"SELECT 'duration', unnest({entry}.durations)::text"
    for facet in FACETS:
        answer = f"{entry}.{facet.column}"
        if facet.many:
            yield f"SELECT '{facet.name}', unnest({answer})"
        else:
            yield f"SELECT '{facet.name}', {answer} WHERE {answer} IS NOT NULL"
