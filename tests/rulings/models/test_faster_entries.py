"""An entry is what it was before it was made faster: the same vectors, the same content hash."""

from importlib import import_module
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection

from rulings.models import SearchEntry
from tests.rulings.models.feeders import fed

migration = import_module("rulings.migrations.0016_faster_entries")
COLUMNS = [*import_module("rulings.migrations.0003_search_entry").COLUMNS, "content_hash"]

pytestmark = pytest.mark.django_db


def made_anew(*definitions: str) -> list[tuple[Any, ...]]:
    """Every entry, made by these definitions out of nothing."""
    SearchEntry.objects.all().delete()
    with connection.cursor() as cursor:
        for definition in definitions:
            cursor.execute(definition)
        cursor.execute("SELECT rulings_refresh_entries(ARRAY(SELECT id::text FROM rulings_ruling))")
    return list(SearchEntry.objects.order_by("pk").values_list(*COLUMNS))


def test_an_entry_is_what_the_definitions_before_made_of_it() -> None:
    fed()
    call_command("load_demonstration", verbosity=0)
    entries = made_anew()
    assert entries
    assert made_anew(migration.UNDO) == entries
    assert made_anew(migration.REDO) == entries
