"""What is noted of who sent a comment, and until when."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils import timezone
from pytest_django import Settings

from comments.keys import address_key
from comments.models import Contact
from comments.people.contacts import keep_contact
from tests.comments.written import comment
from tests.rulings.described import published

pytestmark = pytest.mark.django_db

EMAIL = "night@shift.example"


def request(agent: str = "A browser/1.0", address: str = "192.0.2.7") -> HttpRequest:
    return RequestFactory().post("/", headers={"User-Agent": agent}, REMOTE_ADDR=address)


def test_each_part_has_its_own_last_day(settings: Settings) -> None:
    settings.COMMENTS = replace(
        settings.COMMENTS, keep_email_days=10, keep_address_days=5, keep_agent_days=1
    )
    sent = request()
    kept = keep_contact(comment(published()), f" {EMAIL} ", sent)
    kept.refresh_from_db()
    today = timezone.localdate()
    assert (kept.email, kept.email_until) == (EMAIL, today + timedelta(days=10))
    assert (kept.address_key, kept.address_until) == (address_key(sent), today + timedelta(days=5))
    assert (kept.agent, kept.agent_until) == ("A browser/1.0", today + timedelta(days=1))


def test_a_part_with_a_limit_of_no_days_is_not_kept(settings: Settings) -> None:
    settings.COMMENTS = replace(settings.COMMENTS, keep_address_days=0, keep_agent_days=0)
    kept = keep_contact(comment(published()), EMAIL, request())
    kept.refresh_from_db()
    assert (kept.email, kept.address_key, kept.agent) == (EMAIL, "", "")
    assert (kept.address_until, kept.agent_until) == (None, None)


def test_where_nothing_is_kept_there_is_no_row(settings: Settings) -> None:
    written = comment(published())
    keep_contact(written, EMAIL, request())
    settings.COMMENTS = replace(
        settings.COMMENTS, keep_email_days=0, keep_address_days=0, keep_agent_days=0
    )
    keep_contact(written, EMAIL, request())
    assert not Contact.objects.exists()


def test_what_is_sent_again_takes_the_place_of_what_was_noted() -> None:
    written = comment(published())
    keep_contact(written, EMAIL, request())
    keep_contact(written, "other@shift.example", request("Another"))
    kept = Contact.objects.get()
    assert (kept.email, kept.agent) == ("other@shift.example", "Another")


def test_a_limit_beyond_every_calendar_is_the_last_day_of_the_calendar(
    settings: Settings,
) -> None:
    settings.COMMENTS = replace(settings.COMMENTS, keep_email_days=999_999_999)
    assert keep_contact(comment(published()), EMAIL, request()).email_until == date.max


@pytest.mark.parametrize(
    ("agent", "kept"), [("x" * 301, "x" * 300), ("a\0b\x07c", "abc"), ("", "")]
)
def test_an_agent_is_shortened_to_what_can_be_kept(agent: str, kept: str) -> None:
    written = keep_contact(comment(published()), EMAIL, request(agent))
    written.refresh_from_db()
    assert written.agent == kept


def test_an_address_that_makes_no_sense_is_not_kept() -> None:
    kept = keep_contact(comment(published()), "", request("", address="nowhere"))
    assert not Contact.objects.exists()
    assert kept.address_key == ""
