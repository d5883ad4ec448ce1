"""When a comment was posted, as WordPress writes it twice: in GMT and in local time."""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo

from django.utils import timezone

from comments.wxr.marks import NO_TIME

_AS_WRITTEN = re.compile(r"(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)", re.ASCII)
_FIRST_YEAR = 1000  # earlier ones overflow where a page shows them in local time


class Nonsense(Exception):
    """What stands for a time is none."""


def posted(gmt: str, local: str) -> datetime | None:
    """The moment, from GMT if that is there; ``None`` if neither is. Raises ``Nonsense``.

    A local time that the clocks skipped or showed twice counts as the one before the change.
    """
    known = [
        (written.strip(), zone)
        for written, zone in ((gmt, UTC), (local, timezone.get_default_timezone()))
        if written.strip() not in {"", NO_TIME}
    ]
    for written, zone in known:
        moment = _moment(written, zone)
        if moment:
            return moment
    if known:
        raise Nonsense
    return None


def exactly(written: str) -> datetime | None:
    """A moment in the form that Python writes; ``None`` if it is none, or has no zone."""
    try:
        moment = datetime.fromisoformat(written).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment if moment.year >= _FIRST_YEAR else None


def _moment(written: str, zone: tzinfo) -> datetime | None:
    found = _AS_WRITTEN.fullmatch(written)
    try:
        year, month, day, hour, minute, second = map(int, found.groups() if found else ())
        moment = datetime(year, month, day, hour, minute, second, tzinfo=zone).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return moment if moment.year >= _FIRST_YEAR else None
