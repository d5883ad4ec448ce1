"""Times in sentences: never without a day where it is another, never too early."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format
from hypothesis import given
from hypothesis import strategies as st

from comments.submission.sentences import moment, too_many

WINTER = datetime(2001, 1, 1, tzinfo=UTC)  # when clocks in London show UTC


def test_today_is_told_by_the_clock_alone() -> None:
    now = timezone.localtime()
    assert moment(now) == f"{now:%H:%M}"


@pytest.mark.parametrize("days", [-1, 1, 365])
def test_another_day_is_named(days: int) -> None:
    then = timezone.localtime() + timedelta(days=days)
    assert moment(then) == date_format(then, "H:i, j F Y")


@given(st.floats(min_value=0, max_value=50 * 24 * 3600))
def test_nobody_is_asked_back_before_the_limit_is_over(seconds: float) -> None:
    until = WINTER + timedelta(seconds=seconds)
    told = too_many("reports", 60, until).split(" after ")[1].removesuffix(".")
    again = datetime.strptime(f"{told} +0000", "%H:%M, %d %B %Y %z")
    assert until < again <= until + timedelta(minutes=1)
