"""The forms for comments and replies, without a browser."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from comments.models import Comment, Contact
from comments.submission.forms import (
    EMAIL_MISSING,
    EMAIL_WRONG,
    NAME_MISSING,
    NAME_TOO_LONG,
    NAME_UNPRINTABLE,
    TEXT_HAS_NULL,
    TEXT_MISSING,
)
from comments.submission.sentences import (
    NOT_ACCEPTED,
    NOT_HERE,
    OFF,
    PARENT_GONE,
    SAID_BEFORE,
    SENT_WITH_OTHER_WORDS,
)
from comments.submission.tokens import UNKNOWN
from comments.vocabulary import CommentState
from rulings.models import Discussion, Ruling
from tests.comments.submission.sending import (
    EMAIL,
    WORDS,
    filled,
    form_token,
    limits,
    page,
    problems,
    purpose,
    send,
    sent,
    typed,
    value,
)
from tests.comments.written import comment
from tests.rulings.described import draft, published

pytestmark = pytest.mark.django_db

HOURS = "This form was open for more than 24 hours. Nothing is lost: send it again."


@pytest.fixture
def ruling() -> Ruling:
    return published()


def test_a_comment_is_kept_with_its_contact_and_leads_to_the_authors_link(
    client: Client, ruling: Ruling
) -> None:
    response = client.post(f"/comments/new/{ruling.pk}/", filled(ruling), follow=True)
    kept = Comment.objects.get()
    assert (kept.author_name, kept.text, kept.state) == ("A reader", WORDS, "pending")
    assert kept.posted_at is not None
    assert kept.posted_at.microsecond == 0
    assert Contact.objects.get(comment=kept).email == EMAIL
    assert [move.made_as for move in kept.moves.all()] == ["author"]
    assert response.redirect_chain[0][1] == 303
    assert "waits for a moderator" in page(response)
    assert WORDS in page(response)


def test_a_reply_shows_what_it_answers_and_stands_below_it(client: Client, ruling: Ruling) -> None:
    parent = comment(ruling, "What I think of it")
    shown = page(client.get(f"/comments/{parent.pk}/reply/"))
    assert "What I think of it" in shown
    assert f'action="/comments/{parent.pk}/reply/"' in shown
    assert sent(client, ruling, parent).parent == parent


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": " "}, NAME_MISSING),
        ({"name": "\u200b"}, NAME_MISSING),
        ({"name": "A\nB"}, NAME_UNPRINTABLE),
        ({"name": "A\u2028B"}, NAME_UNPRINTABLE),
        ({"name": "A\0B"}, NAME_UNPRINTABLE),
        ({"name": "A" * 121}, NAME_TOO_LONG),
        ({"email": ""}, EMAIL_MISSING),
        ({"email": "nobody"}, EMAIL_WRONG),
        ({"email": "no\0body@example.org"}, EMAIL_WRONG),
        ({"email": "a" * 250 + "@example.org"}, EMAIL_WRONG),
        ({"text": ""}, TEXT_MISSING),
        ({"text": " \n\t\u200b\r\n"}, TEXT_MISSING),
        ({"text": "null \0 here"}, TEXT_HAS_NULL),
        (
            {"text": "a" * 10_001},
            "Your comment has 10,001 letters; at most 10,000 are possible. Shorten it, or send it "
            "in parts.",
        ),
        ({"token": ""}, UNKNOWN),
        ({"token": "made up"}, UNKNOWN),
        ({"token": "made:up:ü\0"}, UNKNOWN),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(
    client: Client, ruling: Ruling, changes: dict[str, Any], sentence: str
) -> None:
    given = filled(ruling, **changes)
    response = client.post(f"/comments/new/{ruling.pk}/", given)
    assert response.status_code == 422
    assert problems(response) == [sentence]
    assert "<title>Error: " in page(response)
    assert typed(response) == given["text"]
    assert value(response, "name") == given["name"]
    assert value(response, "email") == given["email"]
    assert not Comment.objects.exists()


def test_the_longest_text_is_taken_line_ends_counted_once(client: Client, ruling: Ruling) -> None:
    assert len(sent(client, ruling, text="a\r\n" * 5000).text) == 10_000


def test_each_problem_leads_to_its_field_and_stands_beside_it(
    client: Client, ruling: Ruling
) -> None:
    shown = page(send(client, ruling, name="", text=""))
    assert '<a href="#id_name">' in shown
    assert '<a href="#id_text">' in shown
    assert 'aria-describedby="id_text_helptext id_text_error"' in shown
    assert 'id="id_text_error"' in shown
    assert shown.count('aria-invalid="true"') == 2


@pytest.mark.parametrize(
    ("purpose_of", "seconds", "sentence"),
    [
        (purpose, 24 * 3600 + 1, HOURS),
        (lambda _: "comment another ", 60, UNKNOWN),
        (lambda ruling: f"{purpose(ruling)}17", 60, UNKNOWN),
        (lambda ruling: f"report {ruling.pk}", 60, UNKNOWN),
    ],
)
def test_a_form_that_is_too_old_or_another_one_comes_back_and_can_be_sent(
    client: Client, ruling: Ruling, purpose_of: Any, seconds: float, sentence: str
) -> None:
    response = send(client, ruling, token=form_token(purpose_of(ruling), seconds))
    assert response.status_code == 422
    assert problems(response) == [sentence]
    assert typed(response) == WORDS
    assert send(client, ruling, token=value(response, "token")).status_code == 303


def test_a_preview_shows_the_words_and_keeps_the_form(client: Client, ruling: Ruling) -> None:
    given = filled(ruling, text="One <b>\n\nTwo https://example.org/", preview="1")
    response = client.post(f"/comments/new/{ruling.pk}/", given)
    assert response.status_code == 200
    assert '<p dir="auto">One &lt;b&gt;</p>' in page(response)
    assert '<a href="https://example.org/"' in page(response)
    assert typed(response) == given["text"]
    assert value(response, "token") == given["token"]
    assert not Comment.objects.exists()
    del given["preview"]
    assert client.post(f"/comments/new/{ruling.pk}/", given).status_code == 303


def test_a_preview_of_what_is_wrong_says_what_is_wrong(client: Client, ruling: Ruling) -> None:
    response = send(client, ruling, name="", preview="1")
    assert response.status_code == 422
    assert problems(response) == [NAME_MISSING]


def test_a_form_that_is_sent_twice_is_one_comment(client: Client, ruling: Ruling) -> None:
    given = filled(ruling)
    first, second = (client.post(f"/comments/new/{ruling.pk}/", given) for _ in range(2))
    assert (first.status_code, second.status_code) == (303, 303)
    assert first["Location"] == second["Location"]
    assert Comment.objects.count() == 1


def test_a_form_that_is_sent_again_with_other_words_loses_none_of_them(
    client: Client, ruling: Ruling
) -> None:
    given = filled(ruling)
    first = client.post(f"/comments/new/{ruling.pk}/", given)
    response = client.post(f"/comments/new/{ruling.pk}/", given | {"text": "Quite other words"})
    assert response.status_code == 422
    assert problems(response) == [SENT_WITH_OTHER_WORDS]
    assert first["Location"] in page(response)
    assert typed(response) == "Quite other words"
    again = given | {"text": typed(response), "token": value(response, "token")}
    assert client.post(f"/comments/new/{ruling.pk}/", again).status_code == 303
    assert Comment.objects.count() == 2


@pytest.mark.parametrize(
    "changes",
    [
        {"text": "  " + WORDS.replace(" ", "\n\n"), "email": "other@example.org"},
        {"name": "Another", "email": EMAIL.upper()},
        {"name": "a  READER", "email": "other@example.org"},
    ],
)
def test_the_same_words_by_the_same_name_or_address_are_refused(
    client: Client, ruling: Ruling, changes: dict[str, Any]
) -> None:
    sent(client, ruling)
    response = send(client, ruling, **changes)
    assert response.status_code == 422
    assert problems(response) == [SAID_BEFORE]
    assert Comment.objects.count() == 1


def test_the_same_words_by_another_or_elsewhere_or_after_a_withdrawal_are_taken(
    client: Client, ruling: Ruling
) -> None:
    first = sent(client, ruling)
    sent(client, ruling, name="Another", email="other@example.org")
    sent(client, published(title="Another ruling"))
    Comment.objects.filter(pk=first.pk).move_to(CommentState.WITHDRAWN)
    sent(client, ruling)
    assert Comment.objects.count() == 4


def test_closed_comments_say_since_when(client: Client, ruling: Ruling) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    Discussion.objects.filter(ruling=ruling).update(last_day=yesterday)
    shown = client.get(f"/comments/new/{ruling.pk}/")
    assert shown.status_code == 200
    assert "closed on" in page(shown)
    response = send(client, ruling, text="\n  Mine")
    assert response.status_code == 403
    assert typed(response) == "\n  Mine"
    assert not Comment.objects.exists()


def test_on_the_last_day_comments_are_taken(client: Client, ruling: Ruling) -> None:
    Discussion.objects.filter(ruling=ruling).update(last_day=timezone.localdate())
    assert sent(client, ruling).state == "pending"


def test_where_comments_are_off_nobody_writes(client: Client, ruling: Ruling) -> None:
    Discussion.objects.filter(ruling=ruling).update(mode="off")
    assert OFF in page(client.get(f"/comments/new/{ruling.pk}/"))
    response = send(client, ruling)
    assert (response.status_code, typed(response)) == (403, WORDS)


def test_where_the_site_takes_no_comments_a_page_says_so(
    client: Client, ruling: Ruling, settings: Settings
) -> None:
    settings.COMMENTS = limits(accepted=0)
    assert NOT_ACCEPTED in page(client.get(f"/comments/new/{ruling.pk}/"))
    response = send(client, ruling)
    assert (response.status_code, typed(response)) == (403, WORDS)


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_a_ruling_that_is_not_public_is_not_found(client: Client, state: str) -> None:
    ruling = draft()
    Ruling.objects.filter(pk=ruling.pk).update(state=state)
    for path in (f"/comments/new/{ruling.pk}/", "/comments/new/unknown/"):
        assert client.get(path).status_code == 404
        response = client.post(path, filled(ruling))
        assert (response.status_code, typed(response)) == (404, WORDS)
        assert NOT_HERE in page(response)


def test_a_reply_to_what_is_not_visible_is_not_found(client: Client, ruling: Ruling) -> None:
    pending = comment(ruling, state="pending")
    for number in (pending.pk, 17_000_000, 10**30):
        assert client.get(f"/comments/{number}/reply/").status_code == 404


def test_a_reply_to_what_is_gone_can_be_sent_as_a_comment_of_its_own(
    client: Client, ruling: Ruling
) -> None:
    parent = comment(ruling)
    given = filled(ruling, parent)
    Comment.objects.filter(pk=parent.pk).reject()
    response = client.post(f"/comments/{parent.pk}/reply/", given)
    assert response.status_code == 422
    assert problems(response) == [PARENT_GONE]
    assert f'action="/comments/new/{ruling.pk}/"' in page(response)
    again = {name: value(response, name) for name in ("name", "email", "token")}
    own = client.post(f"/comments/new/{ruling.pk}/", again | {"text": typed(response)})
    assert own.status_code == 303
    assert Comment.objects.latest("id").parent is None


def test_no_form_page_is_kept_or_listed(client: Client, ruling: Ruling) -> None:
    parent = comment(ruling)
    for path in (f"/comments/new/{ruling.pk}/", f"/comments/{parent.pk}/reply/"):
        response = client.get(path)
        assert "no-store" in response["Cache-Control"]
        assert '<meta name="robots" content="noindex">' in page(response)


def test_letters_are_offered_only_where_the_site_sends_them(
    client: Client, ruling: Ruling, settings: Settings
) -> None:
    path = f"/comments/new/{ruling.pk}/"
    assert "wants_letters" not in page(client.get(path))
    settings.SENDS_LETTERS = True
    assert 'name="wants_letters"' in page(client.get(path))
    asked = sent(client, ruling, wants_letters="on")
    assert [row.email for row in asked.subscriptions.all()] == [EMAIL]
    unasked = sent(client, ruling, text="Something else")
    assert not unasked.subscriptions.exists()


@pytest.mark.parametrize("others", [0, 20])
def test_a_form_costs_the_same_number_of_queries_in_any_thread(
    client: Client, ruling: Ruling, django_assert_num_queries: DjangoAssertNumQueries, others: int
) -> None:
    parent = comment(ruling)
    for number in range(others):
        comment(ruling, f"Number {number}", parent=parent)
    with django_assert_num_queries(2):
        client.get(f"/comments/new/{ruling.pk}/")
    with django_assert_num_queries(2):
        client.get(f"/comments/{parent.pk}/reply/")


def test_sending_costs_the_same_number_of_queries_in_any_thread(
    client: Client, ruling: Ruling
) -> None:
    costs = []
    for number in range(2):
        with CaptureQueriesContext(connection) as queries:
            send(client, ruling, text=f"Thought {number}", name=f"Reader {number}")
        costs.append(len(queries))
        for other in range(20):
            comment(ruling, f"Number {other}")
    assert costs[0] == costs[1]
