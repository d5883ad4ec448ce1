"""The demonstration rulings, loaded once for all tests of one file that ask for them."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker


@pytest.fixture(scope="module")
def demonstration(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Tests run inside the transaction that holds them; it is rolled back after the last."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demonstration", verbosity=0)
        yield
        transaction.set_rollback(True)
