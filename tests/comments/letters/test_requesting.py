"""Asking to be told of replies."""

from dataclasses import replace

import pytest
from pytest_django import Settings

from comments.letters.requesting import request_letters
from comments.models import Letter, Subscription
from tests.comments.letters.asked import EMAIL
from tests.comments.written import comment
from tests.rulings.described import published

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sends")]


def test_a_letter_asks_back_and_nothing_is_confirmed() -> None:
    written = comment(published())
    assert request_letters(written, f" {EMAIL} ")
    subscription = Subscription.objects.get()
    assert (subscription.comment, subscription.email) == (written, EMAIL)
    assert subscription.confirmed_at is None
    assert Letter.objects.get().kind == "confirm"


def test_one_comment_gives_one_letter_however_often_it_is_sent() -> None:
    written = comment(published())
    assert request_letters(written, EMAIL)
    assert request_letters(written, EMAIL)
    assert Letter.objects.count() == 1


def test_each_comment_is_asked_for_even_if_another_was_confirmed() -> None:
    ruling = published()
    assert request_letters(comment(ruling), EMAIL)
    Subscription.objects.update(confirmed_at="2026-01-01T00:00Z")
    assert request_letters(comment(ruling), EMAIL)
    assert Subscription.objects.filter(confirmed_at=None).count() == 1
    assert Letter.objects.count() == 2


def test_an_address_is_not_asked_more_often_than_the_limit(settings: Settings) -> None:
    settings.COMMENTS = replace(settings.COMMENTS, letters_by_email=2)
    ruling = published()
    emails = [EMAIL, EMAIL.upper(), EMAIL, "other@shift.example"]
    assert [request_letters(comment(ruling), email) for email in emails] == [
        True,
        True,
        False,
        True,
    ]
    assert Subscription.objects.count() == 3


def test_who_stopped_is_not_asked_again() -> None:
    written = comment(published())
    request_letters(written, EMAIL)
    Subscription.objects.update(ended_at="2026-01-01T00:00Z")
    assert not request_letters(written, EMAIL)
    assert Letter.objects.count() == 1


def test_a_site_that_sends_no_letters_offers_none(settings: Settings) -> None:
    settings.SENDS_LETTERS = False
    assert not request_letters(comment(published()), EMAIL)
    assert not Subscription.objects.exists()


def test_nobody_has_no_address() -> None:
    assert not request_letters(comment(published()), "  ")
    assert not Subscription.objects.exists()
