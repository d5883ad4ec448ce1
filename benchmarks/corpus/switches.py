"""What is switched off while much is loaded, and on again afterwards.

Checks and unique constraints stay on throughout. Foreign keys come back when everything is there,
and PostgreSQL then looks at every row: once over all rows costs a tenth of once for each. Of the
triggers two stay on, which set the expiry of a ruling and note it for the history. What the others
write is written by the same functions, set by set; what they refuse is looked for at the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, NamedTuple

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
# What neither a constraint nor the making of entries needs is made when everything is there: an
# entry finds the parts of a ruling by an index on the key to it, unless a unique one begins so.
_INDEXES = """
SELECT c.relname, pg_get_indexdef(c.oid) FROM pg_index i
JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
WHERE t.relname = ANY (%s) AND NOT i.indisunique
  AND NOT (t.relname <> ALL (%s)
           AND c.relname ~ '_(ruling|sanction|condition|finding|particular)_id_[0-9a-f]{8}$'
           AND NOT EXISTS (SELECT FROM pg_index u WHERE u.indrelid = i.indrelid AND u.indisunique
                           AND u.indpred IS NULL AND u.indkey[0] = i.indkey[0]))
  AND (i.indpred IS NULL OR t.relname = ANY (%s))
ORDER BY pg_get_indexdef(c.oid) ~ 'USING gin' DESC, t.relname
"""
_FOREIGN_KEYS = """
SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE contype = 'f' AND conrelid = ANY (%s::regclass[])
ORDER BY 1, 2
"""


class ForeignKey(NamedTuple):
    """One that was taken away, and what it takes to make it again."""

    table: str
    name: str
    definition: str


class Off(NamedTuple):
    """What is to come back: triggers by table and name, indexes by the statements for them."""

    triggers: list[tuple[str, str]]
    foreign_keys: list[ForeignKey]
    indexes: list[str]


def triggers(connection: Connection[Row], enabled: str) -> list[tuple[str, str]]:
    """Table and name of those that are on (“O”) or off (“D”)."""
    rows = connection.execute(_SWITCHED, [enabled, list(TABLES)]).fetchall()
    return [(table, name) for table, name in rows]


def switch_off(connection: Connection[Row]) -> Off:
    """For everybody who uses the database: it is a benchmark's own. All of it, or nothing."""
    with connection.transaction():
        off = [trigger for trigger in triggers(connection, "O") if trigger not in KEPT]
        _switch(connection, off, "DISABLE")
        return Off(off, _drop_foreign_keys(connection), _drop_indexes(connection))


@contextmanager
def triggers_on_afterwards(connection: Connection[Row], off: Off) -> Iterator[None]:
    """Whatever happens."""
    try:
        yield
    finally:
        _switch(connection, off.triggers, "ENABLE")


def _switch(connection: Connection[Row], which: list[tuple[str, str]], what: str) -> None:
    for table, name in which:
        connection.execute(
            sql.SQL(f"ALTER TABLE {{}} {what} TRIGGER {{}}").format(
                sql.Identifier(table), sql.Identifier(name)
            )
        )


def _drop_indexes(connection: Connection[Row]) -> list[str]:
    """The statements that make them again, those first that take longest."""
    comments = [table for table in TABLES if table.startswith("comments_")]
    found = connection.execute(_INDEXES, [list(FILLED), comments, comments]).fetchall()
    for name, _ in found:
        connection.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name)))
    return [definition for _, definition in found]


def _drop_foreign_keys(connection: Connection[Row]) -> list[ForeignKey]:
    """Those of the tables that are filled; what refers to them from elsewhere stays."""
    found = connection.execute(_FOREIGN_KEYS, [list(FILLED)]).fetchall()
    for table, name, _ in found:
        connection.execute(
            sql.SQL("ALTER TABLE {} DROP CONSTRAINT {}").format(
                sql.Identifier(table), sql.Identifier(name)
            )
        )
    return [ForeignKey(*row) for row in found]


def put_back(connection: Connection[Row], keys: list[ForeignKey]) -> list[str]:
    """They hold for new rows from now on; the statements look at those that are there."""
    looked_at: dict[str, list[sql.Composed]] = {}
    for key in keys:
        table, name = sql.Identifier(key.table), sql.Identifier(key.name)
        added = f"ALTER TABLE {{}} ADD CONSTRAINT {{}} {key.definition} NOT VALID"
        connection.execute(sql.SQL(added).format(table, name))
        looked_at.setdefault(key.table, []).append(sql.SQL("VALIDATE CONSTRAINT {}").format(name))
    return [
        sql.SQL("ALTER TABLE {} {}")
        .format(sql.Identifier(table), sql.SQL(", ").join(looks))
        .as_string(connection)
        for table, looks in looked_at.items()
    ]
