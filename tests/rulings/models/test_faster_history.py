"""A ruling is described and recorded as it was before many were described in one go."""

from importlib import import_module

import pytest
from django.core.management import call_command
from django.db import connection

from rulings.models import Revision, Ruling
from tests.rulings.models.feeders import fed

migration = import_module("rulings.migrations.0018_faster_history")
Said = dict[str, str]

pytestmark = pytest.mark.django_db


def described(one_at_a_time: bool) -> Said:
    """Id -> what the database says of every ruling, as text."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT id, rulings_described(id)::text FROM rulings_ruling"
            if one_at_a_time
            else "SELECT ruling_id, snapshot::text "
            "FROM rulings_all_described(ARRAY(SELECT id::text FROM rulings_ruling))"
        )
        return dict(cursor.fetchall())


def recorded_anew() -> list[tuple[object, ...]]:
    """Every ruling's first revision, recorded out of nothing."""
    Revision.objects.all().delete()
    with connection.cursor() as cursor:
        cursor.execute("SELECT rulings_record(ARRAY(SELECT id::text FROM rulings_ruling))")
    return list(
        Revision.objects.order_by("ruling_id").values_list("ruling_id", "number", "snapshot")
    )


def redefined(definitions: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(definitions)


def test_rulings_are_described_as_by_the_definitions_before() -> None:
    fed()
    call_command("load_demonstration", verbosity=0)
    now = described(one_at_a_time=True)
    assert now.keys() == set(Ruling.objects.values_list("pk", flat=True))
    assert described(one_at_a_time=False) == now

    redefined(migration.UNDO)
    assert described(one_at_a_time=True) == now


def test_revisions_are_those_of_the_definitions_before() -> None:
    fed()
    call_command("load_demonstration", verbosity=0)
    now = recorded_anew()
    assert len(now) == Ruling.objects.count()

    redefined(migration.UNDO)
    assert recorded_anew() == now
    redefined(migration.REDO)
    assert recorded_anew() == now


def test_nothing_is_said_of_what_is_not_there() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rulings_described('nobody')")
        assert cursor.fetchall() == [(None,)]
        cursor.execute("SELECT * FROM rulings_all_described('{nobody}')")
        assert cursor.fetchall() == []
        cursor.execute("SELECT * FROM rulings_all_described('{}')")
        assert cursor.fetchall() == []


def test_a_migration_whose_words_are_no_longer_there_fails() -> None:
    with pytest.raises(ValueError, match="Not there"):
        migration.replaced("SELECT 1", {"SELECT 2": ""})
