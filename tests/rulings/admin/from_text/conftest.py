"""A draft that was read through the screen."""

import pytest
from django.test import Client

from rulings.models import Ruling
from tests.rulings.admin.from_text.texts import kept


@pytest.fixture
def ruling(admin_client: Client) -> Ruling:
    """A caution with a rejected suspension, three particulars at least, insight."""
    read = kept(admin_client)
    assert read.particulars.count() >= 2
    assert read.sanctions.count() == 2
    return read
