"""Files for tests, as bytes, and the record emptied of rulings."""

from __future__ import annotations

import io
import json
from typing import Any

from django.db import connection

from rulings.importing import Options, Report, import_rulings
from rulings.models import Revision, Ruling


def json_lines(*rows: dict[str, Any]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def sheet(*rows: str) -> bytes:
    return "\r\n".join([*rows, ""]).encode()


def imported(content: bytes, **options: Any) -> Report:
    return import_rulings(io.BytesIO(content), Options("rulings.csv", **options))


def complaints(content: bytes, **options: Any) -> list[str]:
    """What is wrong with a file; then nothing of it was kept."""
    connection.check_constraints()  # revisions are written when they are asked for
    before = Ruling.objects.count(), Revision.objects.count()
    report = imported(content, **options)
    assert (Ruling.objects.count(), Revision.objects.count()) == before
    assert report.troubles.number >= len(report.troubles.shown)
    return [str(trouble) for trouble in report.troubles.shown]


def without_rulings() -> None:
    """As a new installation: reference data and nothing else."""
    Ruling.objects.exclude(replaced_by=None).delete()
    Ruling.objects.all().delete()
