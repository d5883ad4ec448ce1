"""Sends the letters that wait, forgets what has passed its last day, and keeps searches fast."""

from __future__ import annotations

from argparse import ArgumentTypeError
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection

from comments.letters.sending import Round, send_waiting
from comments.management.stopping import Stopping
from comments.people.counted import counted
from comments.people.forgetting import Forgotten, forget
from rulings.autosaves import forget_old
from rulings.expiring import expire_due
from rulings.importing.uploads import forget_uploads
from rulings.tallying import tally_if_due

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from django.core.management.base import CommandParser

    from rulings.expiring import Expired

NOTHING = "Nothing was due."
LONGEST_WAIT = 86_400
_AWAY = "The database cannot be reached; what is due is done when it is back."
_BACK = "The database is back."
_NO_WAIT = f"give a number of seconds from 1 to {LONGEST_WAIT}."
_KEPT = "Ruling {ruling} has reached its last day and cannot expire: {why}"
_TROUBLE = "The mail server took no letter, and is asked again later: {reason}"


class Command(BaseCommand):
    """Without --every, exit status 1 if the database is in the way; otherwise 0."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--every", type=_seconds, metavar="SECONDS", help="go on, with so long between"
        )

    def handle(self, *args: Any, every: float | None, **options: Any) -> None:
        if every is None:
            try:
                self.stdout.write(self._tend() or NOTHING)
            except DatabaseError as error:
                raise CommandError(f"The database refused it: {_first_line(error)}") from None
            return
        with Stopping() as stopping:
            self._go_on(every, stopping)

    def _go_on(self, every: float, stopping: Stopping) -> None:
        """A database that is away gets one line when it goes, and one when it comes back."""
        is_away = False
        while not stopping.is_asked:
            try:
                line = self._tend(lambda: stopping.is_asked)
            except DatabaseError as error:
                if not is_away:
                    self.stderr.write(f"{_AWAY} ({_first_line(error)})")
                is_away = True
            else:
                for said in [_BACK] * is_away + [line] * bool(line):
                    self.stdout.write(said)
                is_away = False
            self.stdout.flush()
            connection.close()  # none is kept open while nothing is done
            stopping.wait(every)

    def _tend(self, is_stopping: Callable[[], bool] = lambda: False) -> str:
        expired = expire_due(is_stopping=is_stopping)
        for ruling_id, why in expired.refused.items():
            self.stderr.write(_KEPT.format(ruling=ruling_id, why=why))
        forgotten = forget()
        of_editors = [(forget_old(), "unsaved form"), (forget_uploads(), "uploaded file")]
        letters = send_waiting(is_stopping)
        if letters.trouble:
            self.stderr.write(_TROUBLE.format(reason=letters.trouble))
        parts = [*_of_rulings(expired), *_of_letters(letters), *_of_forgotten(forgotten)]
        parts += [f"forgot {counted(number, what)}" for number, what in of_editors if number]
        # Last: nobody waits for it, and of a million rulings it takes minutes.
        if tallied := tally_if_due():
            parts.append(f"tallied {counted(tallied, 'ruling')} anew for the search")
        return f"{'; '.join(parts)}." if parts else ""


def _of_rulings(expired: Expired) -> Iterator[str]:
    if expired.number:
        yield f"took {counted(expired.number, 'ruling')} down that had reached their last day"


def _of_letters(letters: Round) -> Iterator[str]:
    became = {
        "sent": "sent {letters}",
        "dropped": "dropped {letters} that nobody wants any more",
        "hidden": "took back {letters} about what is hidden now",
        "postponed": "postponed {letters} about what is not public now",
        "failed": "{letters} to be tried again",
        "given_up": "gave up {letters}",
    }
    for kind, said in became.items():
        if number := getattr(letters, kind):
            yield said.format(letters=counted(number, "letter"))


def _of_forgotten(forgotten: Forgotten) -> Iterator[str]:
    kept_for = {
        "contacts": ("detail of a contact", "details of contacts"),
        "reports": ("reporter’s address", "reporters’ addresses"),
        "subscriptions": ("unconfirmed subscription", ""),
        "letters": ("old letter", ""),
        "counts": ("old count", ""),
    }
    for kind, (one, many) in kept_for.items():
        if number := getattr(forgotten, kind):
            yield f"forgot {counted(number, one, many)}"


def _seconds(value: str) -> float:
    try:
        seconds = float(value)
    except ValueError:
        seconds = 0
    if 1 <= seconds <= LONGEST_WAIT:
        return seconds
    raise ArgumentTypeError(_NO_WAIT)


def _first_line(error: DatabaseError) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
