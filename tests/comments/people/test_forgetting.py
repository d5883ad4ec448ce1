"""What has passed its last day goes, and nothing else."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from comments.letters.subscribing import CONFIRM_WITHIN, KEEP_LETTERS
from comments.limiting import within_limits
from comments.models import Attempts, Contact, Letter, Report, Subscription
from comments.people.forgetting import Forgotten, forget
from comments.vocabulary import LetterKind
from tests.comments.written import comment
from tests.concurrent import both
from tests.rulings.described import published

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


def contact(email_days: int, address_days: int, agent_days: int) -> Contact:
    """With so many days left of each part."""
    today = timezone.localdate()
    return Contact.objects.create(
        comment=comment(published()),
        email="night@shift.example",
        email_until=today + email_days * DAY,
        address_key="ab",
        address_until=today + address_days * DAY,
        agent="A browser",
        agent_until=today + agent_days * DAY,
    )


def test_each_part_goes_the_day_after_its_own_last_one() -> None:
    kept = contact(0, -1, 1)
    assert forget() == Forgotten(contacts=1)
    kept.refresh_from_db()
    assert (kept.email, kept.address_key, kept.agent) == ("night@shift.example", "", "A browser")
    assert kept.address_until is None


def test_a_contact_of_which_nothing_is_left_goes_whole() -> None:
    contact(-1, -1, -1)
    assert forget() == Forgotten(contacts=3)
    assert not Contact.objects.exists()


def test_counts_go_when_their_time_is_over() -> None:
    now = timezone.now()
    Attempts.objects.create(key="over", number=1, until=now - MINUTE)
    Attempts.objects.create(key="counts", number=1, until=now + MINUTE)
    assert forget() == Forgotten(counts=1)
    assert [one.key for one in Attempts.objects.all()] == ["counts"]


def subscription(age: timedelta, **values: object) -> Subscription:
    made = Subscription.objects.create(
        comment=comment(published()), email="night@shift.example", **values
    )
    Subscription.objects.filter(pk=made.pk).update(created_at=timezone.now() - age)
    return made


def test_what_was_never_confirmed_goes_with_its_letter() -> None:
    late = subscription(CONFIRM_WITHIN + MINUTE)
    Letter.objects.create(kind=LetterKind.CONFIRM, subscription=late)
    waiting = subscription(CONFIRM_WITHIN - MINUTE)
    confirmed = subscription(CONFIRM_WITHIN + MINUTE, confirmed_at=timezone.now())
    assert forget() == Forgotten(subscriptions=1)
    assert {*Subscription.objects.all()} == {waiting, confirmed}


def test_letters_that_are_done_go_in_time_and_those_that_wait_never() -> None:
    now = timezone.now()
    for age in (KEEP_LETTERS + MINUTE, KEEP_LETTERS - MINUTE):
        made = subscription(DAY)
        Letter.objects.create(kind=LetterKind.CONFIRM, subscription=made, done_at=now - age)
    Letter.objects.create(
        kind=LetterKind.CONFIRM, subscription=subscription(DAY), created_at=now - 99 * DAY
    )
    assert forget() == Forgotten(letters=1)
    assert Letter.objects.count() == 2


def report(age: timedelta) -> Report:
    made = Report.objects.create(comment=comment(published()), reason="abuse", address_key="ab")
    Report.objects.filter(pk=made.pk).update(created_at=timezone.now() - age)
    return made


def test_who_reported_is_forgotten_and_what_they_said_is_not(settings: Settings) -> None:
    settings.COMMENTS = replace(settings.COMMENTS, keep_address_days=3)
    old, new = report(3 * DAY + MINUTE), report(3 * DAY - MINUTE)
    assert forget() == Forgotten(reports=1)
    assert [*Report.objects.order_by("pk").values_list("pk", "address_key", "reason")] == [
        (old.pk, "", "abuse"),
        (new.pk, "ab", "abuse"),
    ]


def test_a_limit_beyond_every_calendar_forgets_nobody(settings: Settings) -> None:
    settings.COMMENTS = replace(settings.COMMENTS, keep_address_days=999_999_999)
    report(300 * DAY)
    assert not forget()


def test_a_second_time_there_is_nothing_to_do() -> None:
    contact(-1, -1, -1)
    assert forget()
    assert not forget()


@pytest.mark.django_db(transaction=True)
def test_a_count_that_somebody_holds_is_left_for_the_next_time() -> None:
    over = timezone.now() - MINUTE
    for key in ("held", "over"):
        Attempts.objects.create(key=key, number=1, until=over)

    def first() -> None:
        assert within_limits({"held": 9}, 60) is None
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE comments_watchedword")

    def second() -> Forgotten:
        forgotten = forget()
        with connection.cursor() as cursor:  # so that the first one goes on
            cursor.execute("LOCK TABLE comments_watchedword")
        return forgotten

    assert both(first, second).result() == Forgotten(counts=1)
    assert Attempts.objects.get().key == "held"


@pytest.mark.django_db(transaction=True)
def test_two_at_once_do_not_wait_for_each_other() -> None:
    contact(-1, -1, -1)

    def second() -> Forgotten:
        with connection.cursor() as cursor:  # so that the first one goes on
            cursor.execute("LOCK TABLE comments_watchedword")
        return forget()

    def first() -> None:
        assert forget()
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE comments_watchedword")

    assert both(first, second).result() == Forgotten()
    assert not Contact.objects.exists()
