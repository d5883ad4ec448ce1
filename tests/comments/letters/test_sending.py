"""Letters reach a real mail server, each once, whatever the server does."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from django.db import connection, transaction
from django.utils import timezone
from pytest_django import Settings

from comments.letters.sending import FIRST_DELAY, LONGEST_DELAY, Round, delay_after, send_waiting
from comments.models import Letter, Subscription
from tests.comments.letters.asked import EMAIL, asked, due_again, reply_to, subscribed, told
from tests.comments.letters.mail_server import Post
from tests.rulings.described import published

pytestmark = pytest.mark.django_db


def test_a_letter_arrives_whole_and_once(post: Post) -> None:
    letter = told(author_name="Zoë “Day” Shift")
    assert send_waiting() == Round(sent=1)
    assert send_waiting() == Round()
    (arrived,) = post.letters
    letter.refresh_from_db()
    assert letter.done_at is not None
    assert post.recipients == [EMAIL]
    assert arrived["To"] == EMAIL
    assert arrived["From"] == "letters@rulings.example"
    assert (
        arrived["Subject"].strip()
        == "A reply to your comment on “Late visit notes: three-year caution”"
    )
    assert (
        arrived["List-Unsubscribe"].strip().startswith("<https://rulings.example/comments/letters/")
    )
    assert arrived["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert arrived["Auto-Submitted"] == "auto-generated"
    assert arrived.get_content_type() == "text/plain"
    assert arrived.get_content().startswith("Zoë “Day” Shift replied to your comment")


def test_nothing_is_sent_before_it_is_confirmed_but_the_question(post: Post) -> None:
    letter = asked(state="approved")
    reply_to(letter.subscription)
    assert send_waiting() == Round(sent=1)
    assert [arrived["Subject"][:14] for arrived in post.letters] == ["Please confirm"]
    Subscription.objects.update(confirmed_at=timezone.now())
    reply_to(letter.subscription)
    assert send_waiting() == Round(sent=1)
    assert post.letters[1]["Subject"].strip().startswith("A reply")


def test_many_letters_take_one_connection(post: Post) -> None:
    ruling = published()
    for number in range(5):
        asked(ruling, f"reader{number}@shift.example")
    assert send_waiting() == Round(sent=5)
    assert post.connections == 1
    assert len(post.letters) == 5


def test_a_letter_that_nobody_wants_any_more_is_dropped_without_asking_the_server(
    post: Post,
) -> None:
    letter = told()
    Subscription.objects.update(ended_at=timezone.now())
    assert send_waiting() == Round(dropped=1)
    letter.refresh_from_db()
    assert letter.done_at is not None
    assert post.connections == 0


def test_one_address_that_is_refused_does_not_hold_up_the_others(post: Post) -> None:
    post.refused.add("gone@shift.example")
    ruling = published()
    bad = asked(ruling, "gone@shift.example")
    asked(ruling)
    done = send_waiting()
    assert (done.sent, done.failed, done.trouble) == (1, 1, "")
    assert post.recipients == [EMAIL]
    bad.refresh_from_db()
    assert (bad.tries, bad.done_at) == (1, None)
    assert timedelta() < bad.next_try_at - timezone.now() <= FIRST_DELAY


def test_what_is_noted_of_a_failure_names_nobody(post: Post) -> None:
    post.refused.add("gone.reader@shift.example")
    post.refusal = b"550 5.1.1 <%s>: mailbox of Gone.Reader unknown to postmaster@mail.example"
    letter = asked(email="gone.reader@shift.example")
    send_waiting()
    letter.refresh_from_db()
    assert "550" in letter.last_error
    assert "5.1.1" in letter.last_error
    assert "@" not in letter.last_error
    assert "gone" not in letter.last_error.lower()


def test_a_long_complaint_is_shortened(post: Post) -> None:
    post.refused.add(EMAIL)
    post.refusal = b"550 " + b"no " * 200
    letter = asked()
    send_waiting()
    letter.refresh_from_db()
    assert len(letter.last_error) == 300


def test_a_letter_is_given_up_after_so_many_tries(post: Post, settings: Settings) -> None:
    settings.COMMENTS = replace(settings.COMMENTS, letter_tries=2)
    post.refused.add(EMAIL)
    letter = asked()
    assert send_waiting() == Round(failed=1)
    due_again()
    assert send_waiting() == Round(given_up=1)
    due_again()
    assert send_waiting() == Round()
    letter.refresh_from_db()
    assert letter.tries == 2
    assert letter.done_at is not None


def test_each_wait_is_twice_the_one_before_up_to_six_hours() -> None:
    waits = [delay_after(tries) for tries in range(1, 13)]
    assert waits[0] == FIRST_DELAY == timedelta(minutes=1)
    assert waits[8] == timedelta(minutes=256)
    assert waits[9:] == [LONGEST_DELAY] * 3 == [timedelta(hours=6)] * 3
    assert all(later in (2 * before, LONGEST_DELAY) for before, later in pairwise(waits))
    assert delay_after(30_000) == LONGEST_DELAY


def test_who_wants_to_stop_is_heard_between_two_letters(post: Post) -> None:
    ruling = published()
    for number in range(3):
        asked(ruling, f"reader{number}@shift.example")
    assert send_waiting(lambda: len(post.raw) == 2) == Round(sent=2)


def test_an_address_that_cannot_be_written_is_one_letters_failure(post: Post) -> None:
    ruling = published()
    asked(ruling, "a\nBcc: b@shift.example")
    asked(ruling)
    done = send_waiting()
    assert (done.sent, done.failed, done.trouble) == (1, 1, "")
    assert post.recipients == [EMAIL]


def test_a_site_that_sends_no_letters_leaves_them(post: Post, settings: Settings) -> None:
    told()
    settings.SENDS_LETTERS = False
    assert send_waiting() == Round()
    assert post.connections == 0


def test_a_round_costs_the_same_few_queries_for_each_letter(
    post: Post, django_assert_max_num_queries: object
) -> None:
    ruling = published()
    for number in range(4):
        asked(ruling, f"reader{number}@shift.example")
    with django_assert_max_num_queries(4 * 4 + 3):  # type: ignore[operator]
        send_waiting()


@pytest.mark.django_db(transaction=True)
def test_a_letter_that_somebody_holds_is_left_to_them(post: Post) -> None:
    ruling = published()
    held = asked(ruling, "held@shift.example")
    asked(ruling)
    with transaction.atomic(), ThreadPoolExecutor(1) as threads:
        Letter.objects.select_for_update().get(pk=held.pk)
        assert threads.submit(_in_own_session).result() == Round(sent=1)
    assert post.recipients == [EMAIL]


@pytest.mark.django_db(transaction=True)
def test_four_at_once_send_each_letter_once(post: Post) -> None:
    subscription = subscribed()
    for number in range(40):
        reply_to(subscription, author_name=f"Reader {number}")
    with ThreadPoolExecutor(4) as threads:
        rounds = [threads.submit(_in_own_session) for _ in range(4)]
    assert sum(done.result().sent for done in rounds) == 40
    names = [arrived.get_content().partition(" replied")[0] for arrived in post.letters]
    assert sorted(names) == sorted(f"Reader {number}" for number in range(40))


@pytest.mark.django_db(transaction=True)
def test_killed_after_the_server_took_it_and_before_it_is_noted_it_is_sent_again(
    post: Post,
) -> None:
    told()
    with ThreadPoolExecutor(1) as threads:
        threads.submit(_send_and_lose_the_database).result()
    assert send_waiting() == Round(sent=1)
    first, second = post.letters
    assert first["Message-ID"] == second["Message-ID"]


def _in_own_session() -> Round:
    try:
        return send_waiting()
    finally:
        connection.close()


def _send_and_lose_the_database() -> None:
    try:
        with transaction.atomic():
            send_waiting()
            transaction.set_rollback(True)
    finally:
        connection.close()
