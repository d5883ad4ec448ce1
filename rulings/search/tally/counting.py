"""All facets counted in one pass over the bits of their values."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from django.db import connection

from rulings.search.facets import FACETS
from rulings.search.tally.bits import CHANGED

if TYPE_CHECKING:
    from rulings.search.tally.frequent import State
    from rulings.search.tally.hits import Hits

FacetCounts = dict[str, dict[str, int]]

# Nothing is asked for: what all rulings have is kept, and what changed is taken off.
_EVERYTHING = f"""
SELECT total.kind, total.value, total.number - coalesce(gone.number, 0)
FROM rulings_tallytotal total
LEFT JOIN (
    SELECT t.kind, t.value, sum(bit_count(t.bits & changed.bits)::int) AS number
    FROM ({CHANGED}) changed
    JOIN rulings_tally t USING (block) WHERE t.kind = ANY(%s) GROUP BY 1, 2
) gone USING (kind, value)
WHERE total.kind = ANY(%s)
"""


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
        f"{hits.sql} SELECT t.kind, t.value, sum(bit_count(t.bits & {bits})::int) "
        "FROM hit JOIN rulings_tally t USING (block) WHERE t.kind = ANY(%s) GROUP BY 1, 2"
    )
    return _read(sql, [*hits.parameters, _kinds()])


def everything(state: State) -> tuple[int, FacetCounts]:
    """The counts where nothing is asked for."""
    return _read(_EVERYTHING, [list(state.changed), _kinds(), _kinds()])


def together(
    first: tuple[int, FacetCounts], second: tuple[int, FacetCounts]
) -> tuple[int, FacetCounts]:
    """The counts of two sets that have nothing in common."""
    counts = {name: dict(Counter(first[1][name]) + Counter(second[1][name])) for name in first[1]}
    return first[0] + second[0], counts


def _kinds() -> list[str]:
    return ["all", *(facet.name for facet in FACETS)]


def _read(sql: str, parameters: list[Any]) -> tuple[int, FacetCounts]:
    counts: FacetCounts = {facet.name: {} for facet in FACETS}
    number = 0
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        for kind, value, found in cursor:
            if kind == "all":
                number = int(found)
            elif found:
                counts[kind][value] = int(found)
    return number, counts
