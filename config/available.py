"""A database for the length of a command: the server of DATABASE_URL, or the embedded one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from config import database, embedded
from config.places import DATA_DIRECTORY


@contextmanager
def available() -> Iterator[bool]:
    """Make DATABASE_URL name a usable server; yields whether that is the embedded one.

    To be entered before the settings are read. Raises DatabaseProblem.
    """
    url = os.environ.get("DATABASE_URL")
    if url:
        database.check(url)
        yield False
        return
    with embedded.running(DATA_DIRECTORY / "postgres") as embedded_url:
        os.environ["DATABASE_URL"] = embedded_url
        try:
            yield True
        finally:
            del os.environ["DATABASE_URL"]
