"""Several sessions at once: nothing doubled, nothing lost, no limit passed."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from comments.models import Comment, Contact
from comments.submission.following import link_to
from comments.submission.sentences import DECIDED_MEANWHILE, PARENT_GONE
from rulings.models import Discussion, Ruling
from tests.comments.submission.sending import (
    filled,
    form_token,
    limits,
    page,
    problems,
    sent,
    typed,
    value,
)
from tests.comments.written import comment
from tests.concurrent import both
from tests.rulings.described import published

pytestmark = pytest.mark.django_db(transaction=True)

THREADS = 8


@pytest.fixture
def ruling() -> Ruling:
    return published()


def at_once(requests: list[Callable[[], Any]]) -> list[Any]:
    """The answers to requests in sessions of their own."""

    def in_own_session(request: Callable[[], Any]) -> Any:
        try:
            return request()
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as threads:
        return list(threads.map(in_own_session, requests))


def test_a_form_sent_by_eight_at_once_is_one_comment(ruling: Ruling) -> None:
    given = filled(ruling)
    path = f"/comments/new/{ruling.pk}/"
    answers = at_once([lambda: Client().post(path, given)] * THREADS)
    assert {answer.status_code for answer in answers} == {303}
    assert len({answer["Location"] for answer in answers}) == 1
    assert (Comment.objects.count(), Contact.objects.count()) == (1, 1)


def test_the_same_words_from_two_forms_are_taken_once(ruling: Ruling) -> None:
    path = f"/comments/new/{ruling.pk}/"
    forms = [filled(ruling) for _ in range(THREADS)]
    answers = at_once([partial(Client().post, path, form) for form in forms])
    assert sorted(answer.status_code for answer in answers) == [303] + [422] * (THREADS - 1)
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("limit", ["by_address", "by_email"])
def test_a_limit_holds_against_eight_at_once(
    ruling: Ruling, settings: Settings, limit: str
) -> None:
    settings.COMMENTS = limits(**{"by_address": 0, "by_email": 0, limit: 5})
    path = f"/comments/new/{ruling.pk}/"
    forms = [filled(ruling, text=f"Number {number}") for number in range(3 * THREADS)]
    answers = at_once([partial(Client().post, path, form) for form in forms])
    assert sorted(answer.status_code for answer in answers) == [303] * 5 + [429] * 19
    assert Comment.objects.count() == 5


def test_a_reader_reports_once_even_at_once(ruling: Ruling) -> None:
    reported = comment(ruling)
    given = {"reason": "abuse", "text": "", "token": form_token(f"report {reported.pk}")}
    path = f"/comments/{reported.pk}/report/"
    answers = at_once([lambda: Client().post(path, given)] * THREADS)
    assert {answer.status_code for answer in answers} == {200}
    assert reported.reports.count() == 1


def test_a_reply_to_what_is_rejected_meanwhile_comes_back(client: Client, ruling: Ruling) -> None:
    parent = comment(ruling)
    given = filled(ruling, parent, text="\nMy answer")
    rejected = Comment.objects.filter(pk=parent.pk)
    path = f"/comments/{parent.pk}/reply/"
    response = both(rejected.reject, lambda: client.post(path, given)).result()
    assert (response.status_code, problems(response)) == (422, [PARENT_GONE])
    assert typed(response) == "\nMy answer"
    assert value(response, "name") == "A reader"
    assert Comment.objects.count() == 1


def test_comments_that_are_closed_meanwhile_take_none(client: Client, ruling: Ruling) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    discussion = Discussion.objects.filter(pk=ruling.pk)
    given = filled(ruling, text="\nMine")
    path = f"/comments/new/{ruling.pk}/"
    response = both(
        lambda: discussion.update(last_day=yesterday), lambda: client.post(path, given)
    ).result()
    assert (response.status_code, typed(response)) == (403, "\nMine")
    assert not Comment.objects.exists()


@pytest.fixture
def mine(client: Client, ruling: Ruling) -> Comment:
    return sent(client, ruling)


def edited(client: Client, mine: Comment) -> Callable[[], Any]:
    """A form that was opened before, ready to be sent."""
    path = f"{link_to(mine)}edit/"
    given = {"name": "A reader", "text": "\nOther", "seen": value(client.get(path), "seen")}
    return lambda: client.post(path, given)


def test_who_edits_what_is_rejected_meanwhile_is_told_and_keeps_the_words(
    client: Client, mine: Comment
) -> None:
    this = Comment.objects.filter(pk=mine.pk)
    response = both(this.reject, edited(client, mine)).result()
    assert response.status_code == 403
    assert DECIDED_MEANWHILE in page(response)
    assert typed(response) == "\nOther"
    mine.refresh_from_db()
    assert mine.state == "rejected"


def test_who_edits_what_is_approved_meanwhile_sends_it_back_to_the_queue(
    client: Client, mine: Comment
) -> None:
    this = Comment.objects.filter(pk=mine.pk)
    assert both(this.approve, edited(client, mine)).result().status_code == 303
    mine.refresh_from_db()
    assert (mine.state, mine.text) == ("pending", "\nOther")
    states = [(move.from_state, move.to_state) for move in mine.moves.all()]
    assert states == [("", "pending"), ("pending", "approved"), ("approved", "pending")]


def test_a_moderator_decides_about_what_is_edited_meanwhile(client: Client, mine: Comment) -> None:
    this = Comment.objects.filter(pk=mine.pk)
    assert both(edited(client, mine), this.reject).result() == 1
    mine.refresh_from_db()
    assert (mine.state, mine.text) == ("rejected", "\nOther")
