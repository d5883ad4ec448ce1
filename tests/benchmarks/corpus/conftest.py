from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from benchmarks.corpus import Filled, fill
from benchmarks.corpus.checking import DERIVED, RULES, wrong
from benchmarks.corpus.filling import conninfo_of
from rulings.models import Ruling
from tests.copied_database import copied_database, untouched

SIZE = 1_000


@contextmanager
def led_to(name: str) -> Iterator[None]:
    """The default connection leads to this database."""
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


@pytest.fixture(scope="session")
def template(django_db_setup: None) -> str:
    """The test database as no test has touched it."""
    return untouched(connection)


@contextmanager
def _copied(template: str, ending: str) -> Iterator[str]:
    with copied_database(connection.settings_dict, template, f"{template}_{ending}") as name:
        yield name


@pytest.fixture(scope="session")
def corpus(template: str, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[str, Filled]]:
    """A database with a small corpus, and what filling it said."""
    with django_db_blocker.unblock(), _copied(template, "corpus") as name:
        with led_to(name):
            filled = fill(SIZE)
        yield name, filled


@pytest.fixture(scope="module")
def filled(corpus: tuple[str, Filled], django_db_blocker: DjangoDbBlocker) -> Iterator[Filled]:
    """The tests of a module meet the small corpus; what they change is taken back."""
    with led_to(corpus[0]):
        yield corpus[1]


@pytest.fixture(scope="session")
def beside(
    template: str, corpus: tuple[str, Filled], django_db_blocker: DjangoDbBlocker
) -> tuple[int, int, list[str]]:
    """Rulings before and after a corpus of 200 came beside the demonstration; what is wrong."""
    with django_db_blocker.unblock(), _copied(template, "beside") as name, led_to(name):
        call_command("load_demonstration")
        before = Ruling.objects.count()
        fill(200, seed=5, comments_per_ruling=2)
        with psycopg.connect(conninfo_of(connection.settings_dict)) as own:
            return before, Ruling.objects.count(), list(wrong(own, RULES | DERIVED))


@pytest.fixture
def rows(filled: Filled, db: None) -> Any:
    """What a query finds."""

    def found(query: str, *values: str | list[str]) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(query, list(values))
            return list(cursor.fetchall())

    return found


@pytest.fixture
def own(filled: Filled) -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
    """A connection beside Django's; what it changes is taken back."""
    with psycopg.connect(conninfo_of(connection.settings_dict)) as connected:
        yield connected
        connected.rollback()
