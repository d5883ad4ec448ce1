"""Who changes rulings, and why: told to the database, which writes the history."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection, transaction

from rulings.vocabulary import MadeWith

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Editor:
    """By which way, which user (by id), for what reason; ``restores`` numbers a revision."""

    made_with: MadeWith
    user_id: int | None = None
    reason: str = ""
    is_minor: bool = False
    restores: int | None = None


_SETTINGS = [
    f"rulings.{name}" for name in ("made_with", "made_by", "reason", "is_minor", "restores")
]
_BEFORE = "SELECT " + ", ".join(f"current_setting('{name}', true)" for name in _SETTINGS)
_SET = "SELECT " + ", ".join(f"set_config('{name}', %s, true)" for name in _SETTINGS)
_RECORD = "SET CONSTRAINTS rulings_record_revision IMMEDIATE"
_DEFER = "SET CONSTRAINTS rulings_record_revision DEFERRED"


@contextmanager
def editing(editor: Editor) -> Iterator[None]:
    """A transaction whose changes are recorded as this editor's; one around it goes on as it was."""
    told = (
        editor.made_with,
        editor.user_id,
        editor.reason,
        editor.is_minor or None,
        editor.restores,
    )
    with transaction.atomic():
        before = _tell(["" if value is None else str(value) for value in told])
        yield
        with connection.cursor() as cursor:
            cursor.execute(_RECORD)
            cursor.execute(_DEFER)
        _tell(before)


def _tell(values: Sequence[str]) -> list[str]:
    """Set what the database is to record until the transaction ends; what was set before."""
    with connection.cursor() as cursor:
        cursor.execute(_BEFORE)
        before = [value or "" for value in cursor.fetchone()]
        cursor.execute(_SET, values)
    return before
