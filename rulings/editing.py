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
_TOLD = "SELECT " + ", ".join(f"current_setting('{name}', true)" for name in _SETTINGS)
_TELL = "SELECT " + ", ".join(f"set_config('{name}', %s, true)" for name in _SETTINGS)
_RECORD = "SET CONSTRAINTS rulings_record_revision IMMEDIATE"
_DEFER = "SET CONSTRAINTS rulings_record_revision DEFERRED"


@contextmanager
def editing(editor: Editor) -> Iterator[None]:
    """A transaction whose changes are recorded as this editor's; one around it goes on as it was.

    What the one around it changed before is recorded as its own; of two in one transaction that
    change the same ruling the last one stands. What nobody had spoken for becomes this editor's.
    """
    told = (
        editor.made_with,
        editor.user_id,
        editor.reason,
        editor.is_minor or None,
        editor.restores,
    )
    with transaction.atomic():
        before = _told()
        if any(before):
            _record()
        _tell(["" if value is None else str(value) for value in told])
        yield
        _record()
        _tell(before)


def _told() -> list[str]:
    """What the database records of changes now; empty words where nobody said so."""
    with connection.cursor() as cursor:
        cursor.execute(_TOLD)
        return [value or "" for value in cursor.fetchone()]


def _tell(values: Sequence[str]) -> None:
    """Set what the database is to record, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute(_TELL, values)


def _record() -> None:
    """Write the revisions of what was changed so far."""
    with connection.cursor() as cursor:
        cursor.execute(_RECORD)
        cursor.execute(_DEFER)
