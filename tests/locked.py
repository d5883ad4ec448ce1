"""A table that nobody can read, for tests of what takes too long."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import connection


@contextmanager
def locked(table: str) -> Iterator[psycopg.Connection]:
    """Nobody reads the table while this is open, or until the connection is rolled back."""
    parameters = connection.get_connection_params()
    parameters.pop("cursor_factory", None)
    parameters.pop("context", None)
    with psycopg.connect(**parameters) as other:
        other.execute(f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE")
        yield other
