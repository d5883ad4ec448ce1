"""The round of the postman: every letter that is due is sent, dropped, or waits on.

Each letter has a transaction of its own that holds it until it is sent and noted; others skip it.
Who is killed after the mail server took a letter and before that is noted sends it once more.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.core import mail
from django.db import transaction
from django.db.models.functions import Now
from django.utils import timezone

from comments.letters.failures import is_about_one_letter, without_addresses
from comments.letters.wanted import Wanted, when_wanted
from comments.letters.writing import written
from comments.models import Comment, Letter

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.core.mail import EmailMessage
    from django.core.mail.backends.base import BaseEmailBackend

FIRST_DELAY: Final = timedelta(minutes=1)
LONGEST_DELAY: Final = timedelta(hours=6)
POSTPONED_BY: Final = timedelta(hours=1)


@dataclass(slots=True)
class Round:
    """What became of the letters. ``trouble`` says why the round ended before its end."""

    sent: int = 0
    dropped: int = 0
    hidden: int = 0
    postponed: int = 0
    failed: int = 0
    given_up: int = 0
    trouble: str = ""


def send_waiting(is_stopping: Callable[[], bool] = lambda: False) -> Round:
    """Send what is due, over one connection; until nothing is left, or somebody wants to stop."""
    done = Round()
    if not settings.SENDS_LETTERS:
        return done
    server = mail.get_connection()
    try:
        while not (done.trouble or is_stopping()):
            if not _take_next(server, done):
                break
    finally:
        with suppress(OSError):  # a server that hung up has nothing to be told
            server.close()
    return done


def _take_next(server: BaseEmailBackend, done: Round) -> bool:
    """Whether there was a letter."""
    with transaction.atomic():
        letter = _next()
        if letter is None:
            return False
        match when_wanted(letter):
            case Wanted.NOW:
                _try(server, letter, done)
            case Wanted.LATER:
                _wait(letter, POSTPONED_BY)
                done.postponed += 1
            case Wanted.ANEW:
                done.hidden += _take_back(letter)
            case Wanted.NEVER:
                _finish(letter)
                done.dropped += 1
        return True


def _next() -> Letter | None:
    """The one that is due for longest and that nobody else holds."""
    due = Letter.objects.filter(done_at__isnull=True, next_try_at__lte=Now())
    rows = due.select_related("subscription__comment__ruling", "reply__ruling")
    locked = rows.select_for_update(skip_locked=True, of=("self",))
    return locked.order_by("next_try_at", "pk").first()


def _take_back(letter: Letter) -> bool:
    """Whether the letter went; not if its reply was shown again just now.

    Who shows the reply from here on waits for us, and then finds no letter in the way of another.
    """
    hidden = Comment.objects.filter(letters=letter, is_visible=False).only("pk")
    is_hidden = bool(hidden.select_for_update(of=("self",), no_key=True))
    if is_hidden:
        letter.delete()
    return is_hidden


def _try(server: BaseEmailBackend, letter: Letter, done: Round) -> None:
    try:
        _send(server, written(letter))
    except (OSError, ValueError) as error:  # those of smtplib are OSErrors
        said = without_addresses(error, letter.subscription.email)
        if is_about_one_letter(error):
            _note_failure(letter, said, done)
        else:  # the server may be away for days: no letter is given up for that
            _wait(letter, FIRST_DELAY)
            done.failed += 1
            done.trouble = said
    else:
        _finish(letter)
        done.sent += 1


def _send(server: BaseEmailBackend, message: EmailMessage) -> None:
    server.open()
    server.send_messages([message])


def _note_failure(letter: Letter, said: str, done: Round) -> None:
    """Wait twice as long as last time, or give up."""
    letter.tries += 1
    letter.last_error = said
    if letter.tries >= settings.COMMENTS.letter_tries:
        letter.done_at = timezone.now()
        done.given_up += 1
    else:
        letter.next_try_at = timezone.now() + delay_after(letter.tries)
        done.failed += 1
    letter.save(update_fields=["tries", "last_error", "next_try_at", "done_at"])


def _wait(letter: Letter, delay: timedelta) -> None:
    letter.next_try_at = timezone.now() + delay
    letter.save(update_fields=["next_try_at"])


def _finish(letter: Letter) -> None:
    letter.done_at = timezone.now()
    letter.last_error = ""
    letter.save(update_fields=["done_at", "last_error"])


def delay_after(tries: int) -> timedelta:
    """1, 2, 4 … minutes, at most 6 hours."""
    doublings = min(tries - 1, 20)
    return min(FIRST_DELAY * (1 << doublings), LONGEST_DELAY)
