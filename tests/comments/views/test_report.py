"""Readers report comments."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from comments.models import Comment, Report
from comments.submission.forms import REASON_MISSING, SEND_ONCE_MORE
from comments.submission.sentences import REPORTED_BEFORE
from comments.submission.tokens import UNKNOWN
from comments.vocabulary import CommentState, ReportReason
from rulings.models import Ruling
from tests.comments.submission.sending import (
    Answer,
    concerns,
    form_token,
    limits,
    page,
    problems,
    typed,
    value,
)
from tests.comments.written import comment

pytestmark = pytest.mark.django_db


@pytest.fixture
def reported(ruling: Ruling) -> Comment:
    return comment(ruling, "What is reported")


def report(client: Client, reported: Comment, **changes: Any) -> Answer:
    given = {"reason": "names", "text": "", "token": form_token(f"report {reported.pk}")} | changes
    return client.post(f"/comments/{reported.pk}/report/", given)


def from_address(number: int) -> Client:
    return Client(REMOTE_ADDR=f"192.0.2.{number}")


@pytest.mark.parametrize("reason", ReportReason.values)
def test_a_report_is_kept_and_the_reader_told_what_happens_next(
    client: Client, reported: Comment, reason: str
) -> None:
    response = report(client, reported, reason=reason, text="Second\r\nparagraph ")
    assert response.status_code == 200
    assert "Thank you" in page(response)
    kept = Report.objects.get()
    assert (kept.comment, kept.reason, kept.words) == (reported, reason, "Second\nparagraph ")
    assert len(kept.address_key) == 64
    assert kept.settled_at is None


def test_the_form_shows_what_is_reported_and_says_what_is_kept(
    client: Client, reported: Comment
) -> None:
    response = client.get(f"/comments/{reported.pk}/report/")
    assert "What is reported" in page(response)
    assert "All that is kept about you is a code made of your network address" in page(response)
    assert "no-store" in response["Cache-Control"]
    assert '<meta name="robots" content="noindex">' in page(response)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"reason": ""}, REASON_MISSING),
        ({"reason": "made up"}, REASON_MISSING),
        ({"reason": "na\0mes"}, REASON_MISSING),
        (
            {"text": "nu\0ll"},
            "Your own words contain a null character, which no screen shows and nothing can keep. "
            "It is marked � below: take it out.",
        ),
        (
            {"text": "a" * 2001},
            "Your own words have 2,001 characters; at most 2,000 are possible. Shorten them.",
        ),
        ({"token": ""}, UNKNOWN),
        ({"token": form_token("report 1700")}, UNKNOWN),
        ({"homepage": "x"}, SEND_ONCE_MORE),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(
    client: Client, reported: Comment, changes: dict[str, str], sentence: str
) -> None:
    given = {"text": "\nMy words"} | changes
    response = report(client, reported, **given)
    assert (response.status_code, problems(response)) == (422, [sentence])
    assert "<title>Error: " in page(response)
    assert typed(response) == given["text"]
    assert value(response, "homepage") == ""
    assert not Report.objects.exists()


def test_a_form_that_is_too_old_comes_back_and_can_be_sent(
    client: Client, reported: Comment
) -> None:
    old = form_token(f"report {reported.pk}", seconds=24 * 3600 + 1)
    response = report(client, reported, token=old)
    assert response.status_code == 422
    assert report(client, reported, token=value(response, "token")).status_code == 200
    assert Report.objects.count() == 1


def test_one_address_reports_a_comment_once_until_a_moderator_decided(
    client: Client, reported: Comment
) -> None:
    report(client, reported)
    assert REPORTED_BEFORE in page(report(client, reported, reason="abuse"))
    assert Report.objects.count() == 1
    Report.objects.update(settled_at="2026-01-01T00:00Z")
    assert "Thank you" in page(report(client, reported))
    assert Report.objects.count() == 2


@pytest.mark.parametrize("state", ["pending", "rejected", "removed", "withdrawn"])
def test_only_what_the_public_reads_can_be_reported(
    client: Client, ruling: Ruling, state: str
) -> None:
    unseen = comment(ruling, state=state)
    assert client.get(f"/comments/{unseen.pk}/report/").status_code == 404
    response = report(client, unseen, text="\nMy words")
    assert (response.status_code, typed(response)) == (404, "\nMy words")
    assert not Report.objects.exists()


def test_a_comment_of_a_ruling_that_is_not_public_or_that_is_none_is_not_found(
    client: Client, ruling: Ruling, reported: Comment
) -> None:
    ruling.withdraw()
    for number in (reported.pk, 17_000_000, 10**30):
        assert client.get(f"/comments/{number}/report/").status_code == 404
    assert report(client, reported).status_code == 404


def test_reports_of_several_take_the_comment_back_to_the_queue(reported: Comment) -> None:
    for number in (1, 2):
        report(from_address(number), reported)
        reported.refresh_from_db()
        assert reported.state == "approved"
    response = report(from_address(3), reported)
    assert "Thank you" in page(response)
    reported.refresh_from_db()
    assert (reported.state, reported.is_visible) == ("pending", False)
    assert set(concerns(reported)) == {"reported"}
    last = reported.moves.last()
    assert last is not None
    assert (last.made_as, last.reason) == ("rule", "Several readers reported it.")


def test_what_a_moderator_has_answered_is_not_taken_away_by_more_reports(
    reported: Comment,
) -> None:
    for number in (1, 2, 3):
        report(from_address(number), reported)
    Report.objects.update(settled_at="2026-01-01T00:00Z")
    Comment.objects.filter(pk=reported.pk).move_to(CommentState.APPROVED)
    for number in range(1, 8):
        report(from_address(number), reported)
    reported.refresh_from_db()
    assert reported.state == "approved"
    assert reported.reports.filter(settled_at=None).count() == 7


def test_senders_without_an_address_count_as_one(reported: Comment) -> None:
    for _ in range(5):
        report(Client(REMOTE_ADDR=""), reported)
    reported.refresh_from_db()
    assert (Report.objects.count(), reported.state) == (5, "approved")


def test_no_number_of_reports_holds_where_the_limit_is_nought(
    reported: Comment, settings: Settings
) -> None:
    settings.COMMENTS = limits(reports_to_hold=0)
    for number in range(1, 6):
        report(from_address(number), reported)
    reported.refresh_from_db()
    assert reported.state == "approved"


def test_one_address_reports_so_many_comments(
    client: Client, ruling: Ruling, settings: Settings
) -> None:
    settings.COMMENTS = limits(reports_by_address=2)
    for _ in range(2):
        report(client, comment(ruling))
    response = report(client, comment(ruling), text="\nMy words")
    assert response.status_code == 429
    assert int(response["Retry-After"]) <= 3600
    assert problems(response)[0].startswith("Too many reports from your network within 60 minutes.")
    assert typed(response) == "\nMy words"
    assert Report.objects.count() == 2


def test_the_form_costs_two_queries(
    client: Client, reported: Comment, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        client.get(f"/comments/{reported.pk}/report/")
