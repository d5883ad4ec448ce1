"""How long something is kept, as a last day or a first moment; no number of days is too large."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from django.utils import timezone


def last_day(days: int) -> date:
    """The last of so many days from today on."""
    try:
        return timezone.localdate() + timedelta(days=days)
    except OverflowError:
        return date.max


def moment_before(days: int) -> datetime:
    """So many days ago."""
    try:
        return timezone.now() - timedelta(days=days)
    except OverflowError:
        return datetime.min.replace(tzinfo=UTC)
