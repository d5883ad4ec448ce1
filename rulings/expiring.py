"""The clock: rulings that have reached their last day leave the site."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from django.db import DatabaseError, connection
from django.utils import timezone

from rulings.editing import Editor, editing
from rulings.models import Ruling
from rulings.rules import broken_rule
from rulings.vocabulary import MadeWith, RulingState

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

REASON: Final = "Its last day has passed."


@dataclass(slots=True)
class Expired:
    """What one round did. ``refused`` says why the database kept a ruling, by its id."""

    number: int = 0
    refused: dict[str, str] = field(default_factory=dict)


def expire_due(
    today: date | None = None, is_stopping: Callable[[], bool] = lambda: False
) -> Expired:
    """Each in a transaction of its own: who is killed has lost nothing, and begins again.

    One that the database keeps does not stop the others. Twice at once does no harm.
    """
    today = today or timezone.localdate()
    expired = Expired()
    for ruling_id in list(Ruling.objects.due(today).values_list("pk", flat=True)):
        if is_stopping():
            break
        try:
            expired.number += _expire(ruling_id, today)
        except DatabaseError as error:
            if not connection.is_usable():
                raise
            expired.refused[ruling_id] = broken_rule(error) or _first_line(error)
    return expired


def _expire(ruling_id: str, today: date) -> int:
    """Only if it is still due: an editor may just have given it more time."""
    with editing(Editor(MadeWith.CLOCK, reason=REASON)):
        due = Ruling.objects.due(today).filter(pk=ruling_id)
        number: int = due.update(
            state=RulingState.EXPIRED, replaced_by=None, changed_at=timezone.now()
        )
        return number


def _first_line(error: DatabaseError) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
