"""What becomes of a subscription: it waits for a confirmation, is confirmed, ends."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from comments.models import Subscription

if TYPE_CHECKING:
    from django.db.models import QuerySet

CONFIRM_WITHIN: Final = timedelta(days=7)
# Letters that are done are known for so long; whoever is told of a reply is told once.
KEEP_LETTERS: Final = timedelta(days=30)


class Standing(Enum):
    """Where a subscription stands. One that is not there any more has run out."""

    WAITING = auto()
    CONFIRMED = auto()
    ENDED = auto()
    RUN_OUT = auto()


def found(subscription_id: int) -> Subscription | None:
    """With its comment and ruling."""
    rows = Subscription.objects.select_related("comment__ruling")
    return rows.filter(pk=subscription_id).first()


def standing_of(subscription: Subscription | None) -> Standing:
    """The one rule for pages and letters."""
    if subscription is None:
        return Standing.RUN_OUT
    if subscription.ended_at:
        return Standing.ENDED
    if subscription.confirmed_at:
        return Standing.CONFIRMED
    is_late = timezone.now() >= confirm_until(subscription)
    return Standing.RUN_OUT if is_late else Standing.WAITING


def confirm_until(subscription: Subscription) -> datetime:
    """The moment from which it cannot be confirmed."""
    return subscription.created_at + CONFIRM_WITHIN


def confirm(subscription_id: int) -> None:
    """Send letters from now on, if it waits for this and not for too long."""
    earliest = timezone.now() - CONFIRM_WITHIN
    _not_ended(subscription_id).filter(confirmed_at=None, created_at__gt=earliest).update(
        confirmed_at=timezone.now()
    )


def stop(subscription_id: int) -> None:
    """Send no more letters; for good, and as often as somebody asks."""
    _not_ended(subscription_id).update(ended_at=timezone.now())


def _not_ended(subscription_id: int) -> QuerySet[Subscription]:
    return Subscription.objects.filter(pk=subscription_id, ended_at=None)
