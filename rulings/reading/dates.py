"""Dates and moments as pages print them; UK order where only figures are given."""

from __future__ import annotations

import re
from datetime import date, datetime, time

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)"
)
_WEEKDAY = r"(?:(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day)?,? )?"
WRITTEN_DATE = (
    rf"{_WEEKDAY}(?:{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ -]{_MONTH}\.?,?[ -]\d{{4}})"
)
"""A date with its month in letters, as a piece of a pattern."""
DATE = rf"(?:{WRITTEN_DATE}|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})"
TIME = (
    r"(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?(?:am|pm|a\.m\.|p\.m\.))?"
    r"|\d{1,2} ?(?:am|pm|a\.m\.|p\.m\.))"
)
MOMENT = rf"{DATE}(?:(?:,? at |, ?| - | \| |T| ){TIME})?"
"""A date, with or without a time of day."""

_MONTH_FIRST = re.compile(
    rf"(?P<month>{_MONTH})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})", re.IGNORECASE
)
_DAY_FIRST = re.compile(
    rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -](?P<month>{_MONTH})\.?,?[ -](?P<year>\d{{4}})",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4})")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})")
_TIME = re.compile(
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?(?:[:.](?P<second>\d{2}))?"
    r" ?(?P<half>am|pm|a\.m\.|p\.m\.)?",
    re.IGNORECASE,
)


def read_date(words: str) -> date | None:
    """The date printed in ``words``; ``None`` where there is no such day."""
    found = _date_match(words)
    if found is None:
        return None
    month = found["month"]
    number = int(month) if month.isdecimal() else _MONTHS.index(month[:3].lower()) + 1
    try:
        return date(int(found["year"]), number, int(found["day"]))
    except ValueError:
        return None


def read_moment(words: str) -> datetime | None:
    """The date and time printed in ``words``; ``None`` without a time or where none exists."""
    found = _date_match(words)
    day = read_date(words)
    if found is None or day is None:
        return None
    printed = _TIME.search(words, found.end())
    if printed is None:
        return None
    hour = _hour_of_day(int(printed["hour"]), (printed["half"] or "").replace(".", "").lower())
    try:
        at = time(hour, int(printed["minute"] or 0), int(printed["second"] or 0))
    except ValueError:
        return None
    return datetime.combine(day, at)


def _date_match(words: str) -> re.Match[str] | None:
    return (
        _MONTH_FIRST.search(words)
        or _DAY_FIRST.search(words)
        or _ISO.search(words)
        or _FIGURES.search(words)
    )


def _hour_of_day(hour: int, half: str) -> int:
    """The hour on a 24-hour clock; an hour that a 12-hour clock does not have becomes 99."""
    if not half:
        return hour
    if not 1 <= hour <= 12:
        return 99
    return hour % 12 + (12 if half == "pm" else 0)
