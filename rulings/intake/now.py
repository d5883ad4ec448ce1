"""What rulings say now, as plain data: the database's own description."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rulings.intake.values import Described
    from rulings.models import Ruling

_LOCKED = "SELECT FROM rulings_ruling WHERE id = ANY (%s) ORDER BY id FOR NO KEY UPDATE"
_DESCRIBED = "SELECT id, rulings_described(id) FROM rulings_ruling WHERE id = ANY (%s) ORDER BY id"


def described_now(ruling: Ruling) -> Described:
    """The ruling as it stands, and under ``desk`` what is the editors' own."""
    return described_now_of([ruling.pk])[ruling.pk]


def described_now_of(ids: Iterable[str]) -> dict[str, Described]:
    """Id -> the ruling as it stands, in one query; ids of no ruling are left out."""
    with connection.cursor() as cursor:
        cursor.execute(_DESCRIBED, [list(ids)])
        return {pk: json.loads(described) for pk, described in cursor}


def described_and_locked(ids: Iterable[str]) -> dict[str, Described]:
    """The same, true until the transaction ends: nobody changes or moves them meanwhile."""
    wanted = list(ids)
    with connection.cursor() as cursor:
        cursor.execute(_LOCKED, [wanted])
    return described_now_of(wanted)
