"""Copies of the test database, for tests that fill one."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import sql

from benchmarks.corpus.filling import conninfo_of

_UNTOUCHED = "_untouched"


def untouched(connection: Any) -> str:
    """The name of the copy that is made before the first test."""
    return f"{connection.settings_dict['NAME']}{_UNTOUCHED}"


@contextmanager
def copied_database(settings: dict[str, Any], template: str, name: str) -> Iterator[str]:
    """A copy on the server of Django's settings; while it is made, nobody may use the template."""
    drop = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
    copy = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
        sql.Identifier(name), sql.Identifier(template)
    )
    with psycopg.connect(conninfo_of({**settings, "NAME": "postgres"}), autocommit=True) as server:
        server.execute(drop)
        server.execute(copy)
        try:
            yield name
        finally:
            server.execute(drop)
