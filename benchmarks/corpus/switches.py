"""What is switched off while much is loaded, and on again afterwards.

Foreign keys, checks and unique constraints stay on throughout. Of the triggers two stay on, which
set the expiry of a ruling and note it for the history. What the others write is written by the
same functions, set by set; what they refuse is looked for when everything is there.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from psycopg import sql

from benchmarks.corpus.tables import FILLED, TABLES

if TYPE_CHECKING:
    from psycopg import Connection

    from benchmarks.corpus.reference import Row

# By the second the history notes a new ruling; at the end of the transaction it records it.
KEPT: Final = {("rulings_ruling", "ruling_expiry_is_set"), ("rulings_ruling", "insert_is_noted")}

_SWITCHED = """
SELECT c.relname, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
WHERE NOT t.tgisinternal AND t.tgenabled = %s AND c.relname = ANY (%s)
ORDER BY 1, 2
"""
# What neither a constraint nor the making of entries needs is made when everything is there.
_INDEXES = """
SELECT c.relname, pg_get_indexdef(c.oid) FROM pg_index i
JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
WHERE t.relname = ANY (%s) AND NOT i.indisunique
  AND NOT (t.relname <> ALL (%s)
           AND c.relname ~ '_(ruling|sanction|condition|finding|particular)_id_[0-9a-f]{8}$')
  AND (i.indpred IS NULL OR t.relname = ANY (%s))
ORDER BY pg_get_indexdef(c.oid) ~ 'USING gin' DESC, t.relname
"""


def triggers(connection: Connection[Row], enabled: str) -> list[tuple[str, str]]:
    """Table and name of those that are on (“O”) or off (“D”)."""
    rows = connection.execute(_SWITCHED, [enabled, list(TABLES)]).fetchall()
    return [(table, name) for table, name in rows]


@contextmanager
def triggers_off(connection: Connection[Row]) -> Iterator[None]:
    """For everybody who uses the database: it is a benchmark's own."""
    off = [trigger for trigger in triggers(connection, "O") if trigger not in KEPT]
    _switch(connection, off, "DISABLE")
    try:
        yield
    finally:
        _switch(connection, off, "ENABLE")


def _switch(connection: Connection[Row], which: list[tuple[str, str]], what: str) -> None:
    for table, name in which:
        connection.execute(
            sql.SQL(f"ALTER TABLE {{}} {what} TRIGGER {{}}").format(
                sql.Identifier(table), sql.Identifier(name)
            )
        )


def drop_indexes(connection: Connection[Row]) -> list[str]:
    """The statements that make them again, those first that take longest."""
    comments = [table for table in TABLES if table.startswith("comments_")]
    found = connection.execute(_INDEXES, [list(FILLED), comments, comments]).fetchall()
    for name, _ in found:
        connection.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name)))
    return [definition for _, definition in found]
