"""Rolling dates: decided in the last so many days, in London, the first and the last included."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from rulings.models import Ruling
from rulings.search.criteria import Criteria
from tests.rulings.described import published
from tests.rulings.views.pages import chips, get, titles

pytestmark = pytest.mark.django_db

TODAY = date(2024, 3, 31)


@pytest.fixture
def days() -> None:
    for ago in (0, 1, 29, 30, 31):
        published(title=f"{ago} days ago", decided_on=(TODAY - timedelta(ago)).isoformat())
    published(title="Undated", decided_on=None, decided_precision=None)


def shown(within: int, today: date = TODAY) -> list[str]:
    criteria = Criteria(decided_within=within, today=today)
    return list(
        Ruling.objects.meeting(criteria).order_by("-decided_on").values_list("title", flat=True)
    )


def test_the_first_and_the_last_day_count(days: None) -> None:
    assert shown(1) == ["0 days ago", "1 days ago"]
    assert shown(29) == ["0 days ago", "1 days ago", "29 days ago"]
    assert shown(30)[-1] == "30 days ago"
    assert len(shown(31)) == len(shown(36_500)) == 5


def test_a_day_later_the_oldest_is_gone(days: None) -> None:
    assert shown(30, TODAY + timedelta(1))[-1] == "29 days ago"


def test_what_was_decided_after_that_day_is_not_of_the_days_before_it(days: None) -> None:
    assert shown(30, TODAY - timedelta(1))[0] == "1 days ago"


# In London the clocks went forward at 01:00 UTC on 31 March 2024.
@pytest.mark.parametrize(
    ("moment", "oldest"),
    [
        (datetime(2024, 3, 30, 23, 59, tzinfo=UTC), "31 days ago"),
        (datetime(2024, 3, 31, 0, 0, tzinfo=UTC), "30 days ago"),
        (datetime(2024, 3, 31, 22, 59, tzinfo=UTC), "30 days ago"),
        (datetime(2024, 3, 31, 23, 0, tzinfo=UTC), "29 days ago"),
    ],
)
def test_the_day_ends_at_midnight_in_london(
    client: Client, days: None, monkeypatch: pytest.MonkeyPatch, moment: datetime, oldest: str
) -> None:
    monkeypatch.setattr(timezone, "now", lambda: moment)
    page = get(client, "?decided_within=30&sort=oldest")
    assert titles(page)[0] == oldest


def test_it_is_a_choice_under_the_year_and_a_chip(client: Client, days: None) -> None:
    page = get(client, "?decided_within=365")
    assert '<option value="365" selected>Last 12 months</option>' in page
    assert chips(page) == ["Decided: in the last 12 months"]
    assert '<option value="">Any time</option>' in get(client)
    assert "selected>Last" not in get(client)


@pytest.mark.parametrize(
    ("sent", "words"), [("45", "45 days"), ("1", "1 day"), ("0045", "45 days")]
)
def test_a_number_that_is_no_choice_becomes_one(client: Client, sent: str, words: str) -> None:
    page = get(client, f"?decided_within={sent}")
    assert f'<option value="{int(sent)}" selected>Last {words}</option>' in page
    assert chips(page) == [f"Decided: in the last {words}"]


@pytest.mark.parametrize("sent", ["0", "-1", "36501", "soon", "1.5", "٣٠x"])
def test_any_other_value_is_an_error(client: Client, sent: str) -> None:
    page = get(client, f"?decided_within={sent}", status=400)
    assert "“Decided” takes a whole number of days from 1 to 36500." in page
