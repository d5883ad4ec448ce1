"""Where in the whole database a word stands."""

from django.db import connection
from psycopg import sql

_TABLES = """SELECT table_name FROM information_schema.tables
             WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY table_name"""


def tables_with(word: str) -> list[str]:
    """The tables in which any column of any row has it in it; capitals do not matter."""
    with connection.cursor() as cursor:
        cursor.execute(_TABLES)
        return [table for (table,) in cursor.fetchall() if _has(table, word)]


def _has(table: str, word: str) -> bool:
    query = sql.SQL(
        "SELECT EXISTS (SELECT FROM {table} AS row WHERE strpos(lower(row::text), %s) > 0)"
    )
    with connection.cursor() as cursor:
        cursor.execute(query.format(table=sql.Identifier(table)), [word.lower()])
        return bool(cursor.fetchone()[0])
