"""Journeys through the whole site, in a real browser on demonstration data."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker


@pytest.fixture
def site(live_server: LiveServer) -> str:
    """The address of a site of the test's own that holds the demonstration rulings."""
    call_command("load_demonstration", verbosity=0)
    return str(live_server.url)


@pytest.fixture(scope="module")
def shown_site(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The same for all tests of a module, which therefore only look at it."""
    with django_db_blocker.unblock():
        call_command("load_demonstration", verbosity=0)
        server = LiveServer("localhost")
        yield server.url
        server.stop()
        call_command("flush", interactive=False, verbosity=0)
