"""What the readers' pages are about."""

import pytest
from django.test import Client

from comments.models import Comment
from rulings.models import Ruling
from tests.comments.submission.sending import sent
from tests.rulings.described import published


@pytest.fixture
def ruling() -> Ruling:
    return published()


@pytest.fixture
def mine(client: Client, ruling: Ruling) -> Comment:
    """A reader's own comment."""
    return sent(client, ruling)
