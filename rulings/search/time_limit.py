"""A limit on what one search may cost the database. What takes longer is left out, and said."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from django.db import OperationalError, connection
from psycopg.errors import QueryCanceled

if TYPE_CHECKING:
    from collections.abc import Iterator


class TookTooLong(Exception):
    """A statement was ended because it ran into its limit."""


@contextmanager
def time_limit(milliseconds: int) -> Iterator[None]:
    """Give every statement inside so long. Raises ``TookTooLong``.

    The limit belongs to the session and not to a transaction: a statement that is ended takes
    nothing else with it, and ``noticing_limit`` inside can go on without it.
    """
    before = _set_limit(str(milliseconds))
    try:
        with noticing_limit():
            yield
    finally:
        _set_limit(before)


@contextmanager
def noticing_limit() -> Iterator[None]:
    """Raises ``TookTooLong`` where a statement inside was ended by its limit."""
    try:
        yield
    except OperationalError as error:
        if isinstance(error.__cause__, QueryCanceled):
            raise TookTooLong from error
        raise


def _set_limit(limit: str) -> str:
    """Set it for the session; what it was before."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT before, set_config('statement_timeout', %s, false) "
            "FROM current_setting('statement_timeout') AS before",
            [limit],
        )
        return str(cursor.fetchone()[0])
