"""What a reader is told when something cannot be done. Each says what to do."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.utils import timezone
from django.utils.formats import date_format

if TYPE_CHECKING:
    from datetime import date, datetime

NOT_ACCEPTED: Final = (
    "This site takes no new comments at present. Those that are there can be read and reported."
)
OFF: Final = "There are no reader comments on this ruling. You can read what the panel decided."
NOT_HERE: Final = (
    "The ruling or the comment that this was written for cannot be read here any more, so nothing "
    "can be written about it."
)
PARENT_GONE: Final = (
    "The comment that you answer cannot be read any more. Nothing is lost: your words are below. "
    "You can send them as a comment of their own."
)
SAID_BEFORE: Final = (
    "These words were sent under this name before: they are shown already, are waiting for a "
    "moderator, or were not let in. Change them if you have something to add; if they were not "
    "yours, sign with another name."
)
SENT_WITH_OTHER_WORDS: Final = (
    "This form was sent before, with other words or another name, and that comment is here. "
    "Nothing is lost: to send this as another comment, send it again."
)
TOO_LATE: Final = "The time to change or withdraw this comment is over."
HELD: Final = "Your comment is held for a moderator. It cannot be changed now."
DECIDED_MEANWHILE: Final = (
    "A moderator has decided about this comment, or you withdrew it, so you cannot change it any "
    "more."
)
CHANGED_MEANWHILE: Final = (
    "You changed this comment in another window after this form was opened. Your words below are "
    "not saved yet: to replace what you saved there, send them again."
)
REPORTED_BEFORE: Final = (
    "You have reported this already, and a moderator has yet to decide about it. You need not do "
    "anything more."
)

ERASURE: Final = (
    "To have a comment of yours erased, write to the people who run this site from the e-mail "
    "address that you gave with it, and say which comment it is."
)


def closed_on(day: date) -> str:
    """For a discussion whose last day is over."""
    return (
        f"Comments on this ruling closed on {date_format(day, 'j F Y')}. What was written until "
        "then can be read."
    )


def too_many(what: str, minutes: int, until: datetime) -> str:
    """For who reached a limit; ``what`` came too often in so many minutes."""
    return (
        f"Too many {what} within {counted(minutes, 'minute')}. Nothing is lost: send it again "
        f"after {moment(_next_minute(until))}."
    )


def counted(number: int, thing: str) -> str:
    """“1 hour”, “24 hours”, “10,000 characters”."""
    return f"{number:,} {thing}" + ("" if number == 1 else "s")


def moment(at: datetime) -> str:
    """The time of day; with the date if that is another day."""
    local = timezone.localtime(at)
    is_today = local.date() == timezone.localdate()
    return date_format(local, "H:i" if is_today else "H:i, j F Y")


def _next_minute(at: datetime) -> datetime:
    return at.replace(second=0, microsecond=0) + timedelta(minutes=1)
