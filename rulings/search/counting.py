"""All facets counted in one statement that finds the hits once.

Names come from ``FACETS`` alone; what a reader sent is in the parameters of ``hits``.

The words and ranges are looked up once, into ``hit``; beside each hit stands which facets it meets.
A facet is then counted over the hits that meet all *other* facets: its own selection is lifted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rulings.search.facets import FACETS

if TYPE_CHECKING:
    from collections.abc import Collection

    from rulings.search.facets import Facet

COLUMNS = [facet.column for facet in FACETS]


def meets(facet: Facet) -> str:
    """The column of ``hit`` that tells whether a hit meets what is chosen in a facet."""
    return f"meets_{facet.name}"


def counting_sql(hits: str, selected: Collection[Facet]) -> str:
    """A statement that gives facet, value and number; no facet and no value for the number of hits.

    ``hits`` is a query for ``COLUMNS`` and ``meets`` of every selected facet.
    """
    parts = [_total(selected), *(_counted(facet, selected) for facet in FACETS)]
    return f"WITH hit AS MATERIALIZED ({hits}) " + " UNION ALL ".join(parts)


def _total(selected: Collection[Facet]) -> str:
    return _select("NULL, NULL", "hit", _where(selected))


def _counted(facet: Facet, selected: Collection[Facet]) -> str:
    others = [other for other in selected if other is not facet]
    column = f"hit.{facet.column}"
    if facet.many:
        values = f"hit CROSS JOIN LATERAL unnest({column}) AS value"
        return _select(f"'{facet.name}', value", values, f"{_where(others)} GROUP BY value")
    is_known = _where(others, f"{column} IS NOT NULL")
    return _select(f"'{facet.name}', {column}", "hit", f"{is_known} GROUP BY {column}")


def _select(columns: str, rows: str, rest: str) -> str:
    return f"SELECT {columns}, count(*) FROM {rows}{rest}"  # noqa: S608


def _where(facets: Collection[Facet], *clauses: str) -> str:
    all_clauses = [*(f"hit.{meets(facet)}" for facet in facets), *clauses]
    return f" WHERE {' AND '.join(all_clauses)}" if all_clauses else ""
