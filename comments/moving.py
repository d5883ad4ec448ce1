"""Who moves comments, and why: told to the database, which writes the history."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.db import connection, transaction

from comments.vocabulary import MovedAs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Mover:
    """In which role, which user (by id), for what reason; one batch is undone as a whole."""

    made_as: MovedAs
    user_id: int | None = None
    reason: str = ""
    batch: UUID | None = field(default_factory=uuid4)
    undoes: UUID | None = None


_SETTINGS = [f"comments.{name}" for name in ("made_as", "made_by", "reason", "batch", "undoes")]
_BEFORE = "SELECT " + ", ".join(f"current_setting('{name}', true)" for name in _SETTINGS)
_SET = "SELECT " + ", ".join(f"set_config('{name}', %s, true)" for name in _SETTINGS)

OPERATOR = Mover(MovedAs.OPERATOR, batch=None)
AUTHOR = Mover(MovedAs.AUTHOR, batch=None)
IMPORT = Mover(MovedAs.IMPORT, batch=None)


@contextmanager
def moving(mover: Mover) -> Iterator[None]:
    """A transaction whose moves are recorded as this mover's; one around it goes on as it was."""
    told = (mover.made_as, mover.user_id, mover.reason, mover.batch, mover.undoes)
    with transaction.atomic():
        before = _tell(["" if value is None else str(value) for value in told])
        yield
        _tell(before)


def _tell(values: Sequence[str]) -> list[str]:
    """Set what the database is to record until the transaction ends; what was set before."""
    with connection.cursor() as cursor:
        cursor.execute(_BEFORE)
        before = [value or "" for value in cursor.fetchone()]
        cursor.execute(_SET, values)
    return before
