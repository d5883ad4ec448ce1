"""How often something may be done: counted in the database, by one statement for all counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection, transaction

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

# In the order of the keys, so that two sessions never wait for each other. A row whose time is
# over begins anew; one at its limit is left alone and not returned.
_COUNT = """
WITH limits AS (SELECT * FROM unnest(%s::text[], %s::integer[]) AS row (key, most))
INSERT INTO comments_attempts AS counted (key, number, until)
SELECT key, 1, clock_timestamp() + make_interval(mins => %s) FROM limits ORDER BY key
ON CONFLICT (key) DO UPDATE SET
    number = CASE WHEN counted.until <= clock_timestamp() THEN 1 ELSE counted.number + 1 END,
    until = CASE WHEN counted.until <= clock_timestamp() THEN excluded.until ELSE counted.until END
WHERE counted.until <= clock_timestamp()
    OR counted.number < (SELECT most FROM limits WHERE limits.key = counted.key)
RETURNING key
"""
_UNTIL = "SELECT max(until) FROM comments_attempts WHERE key = ANY (%s)"


class _OverLimit(Exception):
    """Takes back what the statement counted beside the key that is over its limit."""

    def __init__(self, until: datetime) -> None:
        self.until = until


def within_limits(counts: Mapping[str, int], window_minutes: int) -> datetime | None:
    """Count one more for each key, unless one of them has reached its limit (0: none).

    Returns ``None`` if all were counted; otherwise nothing was, and it says when to try again.
    """
    limited = {key: most for key, most in counts.items() if most > 0}
    if not limited:
        return None
    try:
        with transaction.atomic():
            _count(limited, window_minutes)
    except _OverLimit as over:
        return over.until
    return None


def _count(limited: Mapping[str, int], window_minutes: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [list(limited), list(limited.values()), window_minutes])
        counted = {key for (key,) in cursor.fetchall()}
        over = sorted(limited.keys() - counted)
        if over:
            cursor.execute(_UNTIL, [over])  # locked by us: still there
            (until,) = cursor.fetchone()
            raise _OverLimit(until)
