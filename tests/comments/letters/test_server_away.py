"""A mail server that is away, closing down or in a bad mood loses no letter."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import Settings

from comments.letters.sending import FIRST_DELAY, Round, send_waiting
from comments.models import Letter
from tests.comments.letters.asked import EMAIL, asked, due_again, told
from tests.comments.letters.mail_server import Post, serving
from tests.rulings.described import published

pytestmark = pytest.mark.django_db


def test_a_server_that_is_down_for_days_loses_no_letter(sends: None, settings: Settings) -> None:
    post = Post()
    with serving(post):
        settings.EMAIL_PORT = post.port
    letter = told()
    for _ in range(settings.COMMENTS.letter_tries + 3):
        assert send_waiting().trouble
        letter.refresh_from_db()
        assert timedelta() < letter.next_try_at - timezone.now() <= FIRST_DELAY
        due_again()
    assert (letter.tries, letter.last_error, letter.done_at) == (0, "", None)
    with serving(post):
        assert send_waiting() == Round(sent=1)


def test_a_server_that_is_closing_down_gives_no_letter_up(post: Post, settings: Settings) -> None:
    settings.COMMENTS = replace(settings.COMMENTS, letter_tries=1)
    post.refused.add(EMAIL)
    post.refusal = b"421 Closing down"
    letter = told()
    assert "421" in send_waiting().trouble
    letter.refresh_from_db()
    assert (letter.tries, letter.done_at) == (0, None)


def test_a_server_that_is_down_is_asked_once_a_round_and_no_letter_is_lost(
    sends: None, settings: Settings
) -> None:
    post = Post()
    with serving(post):
        settings.EMAIL_PORT = post.port
    ruling = published()
    for number in range(3):
        asked(ruling, f"reader{number}@shift.example")
    down = send_waiting()
    assert (down.sent, down.failed) == (0, 1)
    assert down.trouble.startswith("ConnectionRefusedError")
    assert {*Letter.objects.values_list("tries", flat=True)} == {0}
    with serving(post):
        assert send_waiting() == Round(sent=2)
        assert send_waiting() == Round()
        due_again()
        assert send_waiting() == Round(sent=1)
    assert sorted(post.recipients) == [f"reader{number}@shift.example" for number in range(3)]


def test_a_server_that_takes_nobody_in_ends_the_round(post: Post) -> None:
    post.greeting = b"554 No service"
    ruling = published()
    for number in range(3):
        asked(ruling, f"reader{number}@shift.example")
    assert send_waiting().failed == 1
    assert post.connections == 1


def test_a_server_that_hangs_up_ends_the_round_and_the_next_goes_on(post: Post) -> None:
    post.hangs_up_after = 1
    ruling = published()
    for number in range(3):
        asked(ruling, f"reader{number}@shift.example")
    first = send_waiting()
    assert (first.sent, first.failed) == (1, 1)
    assert first.trouble.startswith("SMTPServerDisconnected")
    due_again()
    assert send_waiting() == Round(sent=2)
    assert len({*post.recipients}) == 3
