"""Journeys through the whole site, in a real browser on demonstration data."""

import pytest
from django.core.management import call_command
from pytest_django.live_server_helper import LiveServer


@pytest.fixture
def site(live_server: LiveServer) -> str:
    """The address of a site that holds the demonstration rulings."""
    call_command("load_demonstration", verbosity=0)
    return str(live_server.url)
