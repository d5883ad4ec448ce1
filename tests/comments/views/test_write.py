"""The forms for comments and replies, without a browser."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries, Settings

from comments.models import Comment, Contact
from comments.submission.forms import (
    NAME_MISSING,
)
from rulings.models import Ruling
from tests.comments.submission.sending import (
    EMAIL,
    WORDS,
    filled,
    page,
    problems,
    send,
    sent,
    typed,
    value,
)
from tests.comments.written import comment

pytestmark = pytest.mark.django_db


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
    assert "is waiting for a moderator" in page(response)
    assert WORDS in page(response)


def test_a_reply_shows_what_it_answers_and_stands_below_it(client: Client, ruling: Ruling) -> None:
    parent = comment(ruling, "What I think of it")
    shown = page(client.get(f"/comments/{parent.pk}/reply/"))
    assert "What I think of it" in shown
    assert f'action="/comments/{parent.pk}/reply/"' in shown
    assert sent(client, ruling, parent).parent == parent


def test_the_longest_text_is_taken_line_ends_counted_once(client: Client, ruling: Ruling) -> None:
    assert len(sent(client, ruling, text="a\r\n" * 5000).text) == 10_000


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
