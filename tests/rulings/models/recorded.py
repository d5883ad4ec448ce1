"""What the database recorded of a ruling, and what it says of it now."""

from typing import Any

from django.db import connection

from rulings.models import Revision, Ruling


def numbers(ruling: Ruling) -> list[int]:
    return sorted(ruling.revisions.values_list("number", flat=True))


def latest(ruling: Ruling) -> Revision:
    revision = ruling.revisions.first()
    assert revision is not None
    return revision


def says(ruling: Ruling) -> Any:
    """The ruling as the database describes it now."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT rulings_described(%s)::text", [ruling.pk])
        return cursor.fetchone()[0]


def kept(ruling: Ruling) -> Any:
    """The newest snapshot, written by the database in the same way."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT snapshot::text FROM rulings_revision WHERE ruling_id = %s "
            "ORDER BY number DESC LIMIT 1",
            [ruling.pk],
        )
        return cursor.fetchone()[0]


def unrecorded() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM rulings_unrecorded")
        return int(cursor.fetchone()[0])
