"""What has passed its last day is emptied or deleted."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from comments.letters.subscribing import CONFIRM_WITHIN, KEEP_LETTERS
from comments.models import Attempts, Contact, Letter, Report, Subscription
from comments.people.spans import moment_before

if TYPE_CHECKING:
    from datetime import datetime

_LOCK: Final = 0x466F7267  # this work is done by one at a time
_PARTS: Final = {"email": "email_until", "address_key": "address_until", "agent": "agent_until"}


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many of each kind; of contacts, each part counts."""

    contacts: int = 0
    reports: int = 0
    subscriptions: int = 0
    letters: int = 0
    counts: int = 0

    def __bool__(self) -> bool:
        return any(asdict(self).values())


def forget() -> Forgotten:
    """Forget what is due; nothing if somebody else is at it."""
    with transaction.atomic():
        if not _is_ours():
            return Forgotten()
        now = timezone.now()
        unconfirmed = Subscription.objects.filter(
            confirmed_at=None, created_at__lt=now - CONFIRM_WITHIN
        )
        return Forgotten(
            contacts=_empty_contacts(),
            reports=_empty_reports(),
            subscriptions=unconfirmed.delete()[1].get(Subscription._meta.label, 0),
            letters=Letter.objects.filter(done_at__lt=now - KEEP_LETTERS).delete()[0],
            counts=_delete_counts(now),
        )


def _is_ours() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_LOCK])
        return bool(cursor.fetchone()[0])


def _empty_contacts() -> int:
    """The last day is one of the days on which a part is kept."""
    today, emptied = timezone.localdate(), 0
    for part, until in _PARTS.items():
        due = Contact.objects.filter(**{f"{until}__lt": today})
        emptied += due.update(**{part: "", until: None})
    Contact.objects.filter(email="", address_key="", agent="").delete()
    return emptied


def _delete_counts(now: datetime) -> int:
    """Whoever counts locks several in one order: a count that is in use waits for the next time."""
    due = Attempts.objects.filter(until__lt=now).select_for_update(skip_locked=True)
    return Attempts.objects.filter(pk__in=due.values("pk")).delete()[0]


def _empty_reports() -> int:
    """Who reported is forgotten as soon as who commented."""
    before = moment_before(settings.COMMENTS.keep_address_days)
    due = Report.objects.filter(created_at__lt=before).exclude(address_key="")
    return due.update(address_key="")
