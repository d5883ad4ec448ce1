"""What stands around every page."""

import pytest
from django.test import Client
from pytest_django import Settings


@pytest.mark.django_db
def test_readers_are_told_whom_to_write_to(client: Client, settings: Settings) -> None:
    assert "mailto:" not in client.get("/coverage/").content.decode()
    settings.CONTACT = "desk@example.org"
    assert '<a href="mailto:desk@example.org">Write to us</a>' in (
        client.get("/coverage/").content.decode()
    )
