"""Who moves comments, and why: told to the database, which writes the history."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.db import connection, transaction

from comments.vocabulary import MovedAs

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Mover:
    """In which role, which user (by id), for what reason; one batch is undone as a whole."""

    made_as: MovedAs
    user_id: int | None = None
    reason: str = ""
    batch: UUID | None = field(default_factory=uuid4)
    undoes: UUID | None = None


OPERATOR = Mover(MovedAs.OPERATOR, batch=None)
AUTHOR = Mover(MovedAs.AUTHOR, batch=None)
IMPORT = Mover(MovedAs.IMPORT, batch=None)


@contextmanager
def moving(mover: Mover) -> Iterator[None]:
    """A transaction whose moves are recorded as this mover's."""
    with transaction.atomic():
        _tell(mover.made_as, mover.user_id, mover.reason, mover.batch, mover.undoes)
        yield
        _tell("", None, "", None, None)  # a transaction around this one goes on as it was


def _tell(*values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT set_config('comments.made_as', %s, true),
                      set_config('comments.made_by', %s, true),
                      set_config('comments.reason', %s, true),
                      set_config('comments.batch', %s, true),
                      set_config('comments.undoes', %s, true)""",
            ["" if value is None else str(value) for value in values],
        )
