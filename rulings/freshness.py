"""Holds the search entries against the rulings, and mends what differs.

Triggers keep the entries fresh (migrations 0003 and 0006). This finds what happened past them:
triggers that were switched off, a restore by halves, a hand in the table.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from django.db import connection, transaction

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Compared, or mended and committed, at a time.
BATCH = 500


class Fault(Enum):
    """What can be wrong with a search entry."""

    MISSING = "missing"
    NOT_PUBLIC = "of rulings that are not public"
    OUTDATED = "out of date"


@dataclass(frozen=True, slots=True)
class Difference:
    """``columns`` are those that are wrong in an outdated entry; ``title`` is empty if unknown."""

    ruling_id: str
    title: str
    fault: Fault
    columns: tuple[str, ...] = ()


@contextmanager
def one_snapshot() -> Iterator[None]:
    """Everything inside sees the database as it was at one moment, and changes nothing."""
    with transaction.atomic(durable=True), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def differences(batch: int = BATCH) -> Iterator[Difference]:
    """Every difference, in the order of the ids; only these leave the database."""
    last = ""
    while ids := _ids_after(last, batch):
        yield from differences_of(ids)
        last = ids[-1]


def differences_of(ids: Sequence[str]) -> Iterator[Difference]:
    """The differences of some rulings."""
    for some in _batches(ids):
        with connection.cursor() as cursor:
            cursor.execute(_COMPARE, {"ids": some})
            rows = cursor.fetchall()
        for ruling_id, title, has_entry, is_public, columns in rows:
            yield _difference(ruling_id, title, has_entry, is_public, columns)


def refresh(ids: Sequence[str]) -> None:
    """Make the entries of some rulings anew; in batches, so that no lock is held for long."""
    for some in _batches(ids):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT rulings_refresh_entries(%s)", [some])


def _batches(ids: Sequence[str]) -> Iterator[list[str]]:
    for first in range(0, len(ids), BATCH):
        yield list(ids[first : first + BATCH])


def _difference(
    ruling_id: str, title: str, has_entry: bool, is_public: bool, columns: list[str]
) -> Difference:
    if not has_entry:
        return Difference(ruling_id, title, Fault.MISSING)
    if not is_public:
        return Difference(ruling_id, title, Fault.NOT_PUBLIC)
    return Difference(ruling_id, title, Fault.OUTDATED, tuple(columns))


def _ids_after(last: str, most: int) -> list[str]:
    """The next ids that a ruling or an entry has; a restore can leave an entry without a ruling."""
    with connection.cursor() as cursor:
        cursor.execute(_IDS, {"last": last, "most": most})
        return [ruling_id for (ruling_id,) in cursor.fetchall()]


_IDS = """
(SELECT id FROM rulings_ruling WHERE id > %(last)s ORDER BY id LIMIT %(most)s)
UNION
(SELECT ruling_id FROM rulings_searchentry WHERE ruling_id > %(last)s
 ORDER BY ruling_id LIMIT %(most)s)
ORDER BY 1 LIMIT %(most)s
"""

# The view names the columns. ``changed_at`` is none of them: it says when, not what.
_COMPARE = """
WITH source AS (
    SELECT * FROM rulings_entry_source WHERE ruling_id = ANY (%(ids)s)
), paired AS MATERIALIZED (
    SELECT wanted.id, coalesce(ruling.title, '') AS title,
           to_jsonb(entry) AS entry, to_jsonb(source) AS source
    FROM unnest(%(ids)s::text[]) wanted(id)
    LEFT JOIN rulings_ruling ruling ON ruling.id = wanted.id
    LEFT JOIN rulings_searchentry entry ON entry.ruling_id = wanted.id
    LEFT JOIN source ON source.ruling_id = wanted.id
), compared AS (
    SELECT id, title, entry IS NOT NULL AS has_entry, source IS NOT NULL AS is_public,
           ARRAY(SELECT key FROM jsonb_each(source)
                 WHERE value IS DISTINCT FROM entry -> key ORDER BY key)
               AS columns
    FROM paired
)
SELECT id, title, has_entry, is_public, columns FROM compared
WHERE has_entry <> is_public OR cardinality(columns) > 0
ORDER BY id
"""
