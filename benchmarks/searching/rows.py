"""The rulings as the others are given them: the text of our entries, and the facets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from rulings.search.facets import FACETS

if TYPE_CHECKING:
    from collections.abc import Iterator

    import psycopg

BATCH: Final = 20_000
# The view is read in large pieces: compiling the statement or sorting on the disk would cost more.
_FOR_LARGE_PIECES: Final = "SET LOCAL jit = off; SET LOCAL work_mem = '256MB'"
_COLUMNS: Final = ", ".join(f"e.{facet.column}" for facet in FACETS)
_ENTRIES: Final = f"""
SELECT r.id, r.title, e.decided_on, e.longest_months, {_COLUMNS}
FROM rulings_searchentry e JOIN rulings_ruling r ON r.id = e.ruling_id
ORDER BY r.id
"""
_TEXTS: Final = """
SELECT ruling_id, string_agg(text, E'\\n') FROM rulings_passage
WHERE ruling_id BETWEEN %s AND %s GROUP BY ruling_id
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One public ruling. A facet has one value, a list of them, or none."""

    ruling_id: str
    title: str
    text: str
    decided_on: str
    longest_months: int
    facets: dict[str, str | list[str] | None]


def batches(database: psycopg.Connection[Any]) -> Iterator[list[Row]]:
    """All public rulings in the order of their ids, some thousand at a time. In a transaction."""
    database.execute(_FOR_LARGE_PIECES)
    with database.cursor(name="rulings_for_the_others") as entries:
        entries.execute(_ENTRIES.encode())
        while fetched := entries.fetchmany(BATCH):
            texts = database.execute(_TEXTS, (fetched[0][0], fetched[-1][0]))
            yield _rows(fetched, dict(texts.fetchall()))


def _rows(entries: list[tuple[Any, ...]], texts: dict[str, str]) -> list[Row]:
    return [
        Row(
            ruling_id,
            title,
            texts.get(ruling_id, ""),
            decided_on.isoformat() if decided_on else "",
            longest_months or 0,
            dict(zip((facet.name for facet in FACETS), values, strict=True)),
        )
        for ruling_id, title, decided_on, longest_months, *values in entries
    ]
