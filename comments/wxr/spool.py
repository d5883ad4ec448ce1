"""Where the comments of a file wait in the database until it is known how they hang together.

Two temporary tables: `wxr_comment` holds what was read, `wxr_new` which of it is saved, with the id
and the parent that it will have. Python keeps no more than a few numbers for each comment.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import fields
from operator import attrgetter
from typing import TYPE_CHECKING

from django.db import connection

from comments.wxr.reading import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

TWICE = "standing twice in the file"

_COLUMNS = tuple(column.name for column in fields(Entry))
_TABLES = """
CREATE TEMPORARY TABLE wxr_comment (
    ordinal integer PRIMARY KEY, line integer, comment_id text, parent_id text, uid uuid,
    author_name text, left_out text, parent_uid uuid, corrects uuid, state text, text text,
    printed_number integer, posted_at timestamptz, posted_as_printed text, email text
) ON COMMIT DROP;
CREATE TEMPORARY TABLE wxr_place (
    position integer, ordinal integer, above integer, known_parent bigint
) ON COMMIT DROP;
CREATE TEMPORARY TABLE wxr_new (
    id bigint PRIMARY KEY, ordinal integer UNIQUE, above integer, known_parent bigint
) ON COMMIT DROP;
"""
_DROP = "DROP TABLE wxr_comment, wxr_place, wxr_new"
_INDEX = """
CREATE INDEX ON wxr_comment (comment_id);
CREATE INDEX ON wxr_comment (uid);
ANALYZE wxr_comment;
"""
_LEAVE_OUT_TWICE = """
UPDATE wxr_comment SET left_out = %s
FROM (SELECT ordinal, row_number() OVER (PARTITION BY uid ORDER BY ordinal) AS nth
      FROM wxr_comment WHERE left_out = '') seen
WHERE wxr_comment.ordinal = seen.ordinal AND nth > 1
"""
# Ids in the order of saving. The subquery is read in its order, so they rise.
_GIVE_IDS = """
INSERT INTO wxr_new
SELECT nextval(pg_get_serial_sequence('comments_comment', 'id')), ordinal, above, known_parent
FROM (SELECT * FROM wxr_place ORDER BY position) place;
ANALYZE wxr_new;
"""


@contextmanager
def spool() -> Iterator[None]:
    """The tables, in the transaction that is open; gone at its end, however it ends."""
    run(_TABLES)
    yield
    run(_DROP)


def run(statement: str, values: list[Any] | None = None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def rows(
    statement: str, values: list[Any] | dict[str, Any] | None = None
) -> Iterator[tuple[Any, ...]]:
    """What a query finds, some rows at a time."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement, values)
        while some := cursor.fetchmany(100):
            yield from some


def fill(entries: Iterable[Entry]) -> None:
    """Take in what was read; of what stands twice the first counts."""
    _copy("wxr_comment", _COLUMNS, map(attrgetter(*_COLUMNS), entries))
    run(_INDEX)
    run(_LEAVE_OUT_TWICE, [TWICE])


def give_ids(places: Iterable[tuple[int, int, int | None, int | None]]) -> None:
    """Of each comment to be saved: its position, its ordinal, and its parent, which is another of
    these (by its ordinal) or one that is there already (by its id).
    """
    _copy("wxr_place", ("position", "ordinal", "above", "known_parent"), places)
    run(_GIVE_IDS)


def _copy(table: str, columns: tuple[str, ...], values: Iterable[tuple[Any, ...]]) -> None:
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {table} ({', '.join(columns)}) FROM STDIN") as copy,
    ):
        for row in values:
            copy.write_row(row)
