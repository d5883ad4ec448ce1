"""The round of the postman: every letter that waits is sent, dropped, or tried again later.

Each letter has a transaction of its own that holds it until it is sent and noted; others skip it.
Who is killed after the mail server took a letter and before that is noted sends it once more.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.core import mail
from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone

from comments.letters.writing import written
from comments.models import Letter

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.core.mail import EmailMessage
    from django.core.mail.backends.base import BaseEmailBackend

FIRST_DELAY: Final = timedelta(minutes=1)
LONGEST_DELAY: Final = timedelta(hours=6)
_LONGEST_ERROR = 300
_EMAIL = re.compile(r"[^\s<>\"'(),;:]+@[^\s<>\"'(),;]+")
# These are about one letter; after any other failure the rest would fail as well.
_OF_ONE_LETTER = (SMTPRecipientsRefused, SMTPDataError, ValueError)


@dataclass(slots=True)
class Round:
    """What became of the letters. ``trouble`` says why the round ended before its end."""

    sent: int = 0
    dropped: int = 0
    failed: int = 0
    given_up: int = 0
    trouble: str = ""

    def __bool__(self) -> bool:
        return bool(self.sent or self.dropped or self.failed or self.given_up)


def send_waiting(is_stopping: Callable[[], bool] = lambda: False) -> Round:
    """Send what is due, over one connection; until nothing is left, or somebody wants to stop."""
    done = Round()
    if not settings.SENDS_LETTERS:
        return done
    server = mail.get_connection()
    try:
        while not (done.trouble or is_stopping()):
            if not _send_next(server, done):
                break
    finally:
        with suppress(OSError):  # a server that hung up has nothing to be told
            server.close()
    return done


def _send_next(server: BaseEmailBackend, done: Round) -> bool:
    """Whether there was a letter."""
    with transaction.atomic():
        letter = _next()
        if letter is None:
            return False
        try:
            message = written(letter)
            if message is None:
                done.dropped += 1
            else:
                _send(server, message)
                done.sent += 1
        except (OSError, ValueError) as error:  # those of smtplib are OSErrors
            _note_failure(letter, error, done)
        else:
            letter.done_at = timezone.now()
            letter.last_error = ""
            letter.save(update_fields=["done_at", "last_error"])
        return True


def _next() -> Letter | None:
    """The one that is due for longest and that nobody else holds."""
    due = Letter.objects.filter(done_at__isnull=True, next_try_at__lte=Now())
    rows = due.select_related("subscription__comment__ruling", "reply__ruling")
    locked = rows.select_for_update(skip_locked=True, of=("self",))
    return locked.order_by("next_try_at", "pk").first()


def _send(server: BaseEmailBackend, message: EmailMessage) -> None:
    server.open()
    server.send_messages([message])


def _note_failure(letter: Letter, error: Exception, done: Round) -> None:
    """Wait twice as long as last time, or give up."""
    letter.tries += 1
    letter.last_error = _without_addresses(error, letter.subscription.email)
    if letter.tries >= settings.COMMENTS.letter_tries:
        letter.done_at = timezone.now()
        done.given_up += 1
    else:
        letter.next_try_at = timezone.now() + delay_after(letter.tries)
        done.failed += 1
    letter.save(update_fields=["tries", "last_error", "next_try_at", "done_at"])
    if not isinstance(error, _OF_ONE_LETTER):
        done.trouble = letter.last_error


def delay_after(tries: int) -> timedelta:
    """1, 2, 4 … minutes, at most 6 hours."""
    doublings = min(tries - 1, 20)
    return min(FIRST_DELAY * (1 << doublings), LONGEST_DELAY)


def _without_addresses(error: Exception, email: str) -> str:
    """What the mail server said, without whom it was said of."""
    said = f"{type(error).__name__}: {error}"
    for name in (email, email.partition("@")[0]):
        said = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "…", said, flags=re.IGNORECASE)
    said = "".join(filter(str.isprintable, _EMAIL.sub("…", said)))
    return said[:_LONGEST_ERROR]
