"""Two sessions at once, for tests of what happens between them."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from django.db import connection, transaction


def both(first: Callable[[], Any], second: Callable[[], Any]) -> Future[Any]:
    """Change one thing, let another session run into it, then commit; what the second came to."""
    with ThreadPoolExecutor(1) as threads:
        with transaction.atomic():
            first()
            later = threads.submit(_in_own_session, second)
            _wait_until_it_waits_for_us()
        return later


def _in_own_session(change: Callable[[], Any]) -> Any:
    try:
        with transaction.atomic():
            return change()
    finally:
        connection.close()


def _wait_until_it_waits_for_us() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            """
            DO $$ BEGIN
                FOR attempt IN 1..500 LOOP
                    PERFORM pg_stat_clear_snapshot();
                    EXIT WHEN EXISTS (SELECT FROM pg_stat_activity
                        WHERE datname = current_database() AND wait_event_type = 'Lock');
                    PERFORM pg_sleep(0.01);
                END LOOP;
            END $$
            """
        )
