"""All facets counted in one pass over the bits of their values."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from django.db import connection

from rulings.search.facets import FACETS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rulings.search.tally.hits import Hits

FacetCounts = dict[str, dict[str, int]]

# Kinds of which every value is counted.
COUNTED = ["all", *(facet.name for facet in FACETS)]


def total(hits: Hits) -> int:
    """How many hits there are."""
    with connection.cursor() as cursor:
        cursor.execute(f"{hits.sql} SELECT sum(bit_count(bits)::int) FROM hit", hits.parameters)
        (number,) = cursor.fetchone()
    return int(number or 0)


def facet_counts(hits: Hits) -> tuple[int, FacetCounts]:
    """The number of hits and of each value's, each facet with its own selection lifted."""
    lifted = " ".join(
        f"WHEN '{facet.name}' THEN hit.lifting_{facet.name}" for facet in hits.selected
    )
    bits = f"CASE t.kind {lifted} ELSE hit.bits END" if lifted else "hit.bits"
    sql = (
        f"{hits.sql} SELECT t.kind, t.value, sum(bit_count(t.bits & {bits})::int)::int "
        "FROM hit JOIN rulings_tally t USING (block) WHERE t.kind = ANY(%s) GROUP BY 1, 2"
    )
    return read(sql, [*hits.parameters, COUNTED])


def together(
    first: tuple[int, FacetCounts], second: tuple[int, FacetCounts]
) -> tuple[int, FacetCounts]:
    """The counts of two sets that have nothing in common."""
    counts = {name: dict(Counter(first[1][name]) + Counter(second[1][name])) for name in first[1]}
    return first[0] + second[0], counts


def read(sql: str, parameters: Iterable[Any]) -> tuple[int, FacetCounts]:
    """The counts that a statement gives as kind, value and number; “all” is the number of hits."""
    with connection.cursor() as cursor:
        cursor.execute(sql, [*parameters])
        return sorted_out(cursor)


def sorted_out(rows: Iterable[tuple[str, str, int]]) -> tuple[int, FacetCounts]:
    """The counts of rows of kind, value and number."""
    counts: FacetCounts = {facet.name: {} for facet in FACETS}
    total = 0
    for kind, value, number in rows:
        if kind == "all":
            total = number
        elif number:
            counts[kind][value] = number
    return total, counts
