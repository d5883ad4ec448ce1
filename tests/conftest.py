import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from hypothesis import settings
from pytest_django.plugin import DjangoDbBlocker

from tests.browser import MISSING, chromium
from tests.copied_database import copied_database, untouched

QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-sync",
    "--no-first-run",
)

# The same examples in every run under CI, and no deadline on a machine that others use too.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("here", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "here")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes minutes begins first, in whatever order the rest comes."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The system's Chromium: Playwright's own browsers are never downloaded."""
    executable = chromium()
    if executable is None:
        pytest.fail(MISSING)
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {
        **browser_type_launch_args,
        "executable_path": executable,
        "args": [*QUIET, *sandbox],
    }


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Copy the database where tests fill one: once a browser has been here, somebody is connected.

    In the end what its last request left open is ended: no database is dropped that is in use.
    """
    with _copy_for(request.session.items):
        yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@contextmanager
def _copy_for(items: list[pytest.Item]) -> Iterator[None]:
    if not any("template" in getattr(item, "fixturenames", ()) for item in items):
        yield
        return
    settings = connection.settings_dict
    connection.close()
    with copied_database(settings, settings["NAME"], untouched(connection)):
        yield


@pytest.fixture(autouse=True)
def nothing_under_way(request: pytest.FixtureRequest, _django_db_marker: None) -> Iterator[None]:
    """A page that is left sends its last words while the test ends; they are heard to the end.

    Browsers close before this, and tables are emptied after it: the two would lock each other out.
    """
    yield
    if "live_server" in request.fixturenames and "playwright" in request.fixturenames:
        _wait_until_nobody_asks()


UNDER_WAY = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'
"""


def _wait_until_nobody_asks(times_in_a_row: int = 3) -> None:
    quiet = 0
    until = time.monotonic() + 10
    while quiet < times_in_a_row and time.monotonic() < until:
        time.sleep(0.04)
        with connection.cursor() as cursor:
            cursor.execute(UNDER_WAY)
            quiet = 0 if cursor.fetchone()[0] else quiet + 1
