"""Authors withdraw what they sent; when it is too late for that, and for a change."""

import pytest
from django.test import Client
from pytest_django import Settings

from comments.models import Comment
from comments.moving import Mover
from comments.submission.following import link_to
from comments.submission.sentences import (
    DECIDED_MEANWHILE,
    ERASURE,
    NOT_ACCEPTED,
    TOO_LATE,
)
from comments.vocabulary import CommentState, MovedAs
from tests.comments.submission.sending import (
    WORDS,
    limits,
    page,
    typed,
)
from tests.comments.views.own import MODERATOR, age, change, state, this

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("rest", ["edit/", "withdraw/"])
def test_too_late_is_said_with_the_way_to_erasure(client: Client, mine: Comment, rest: str) -> None:
    age(mine, minutes=16)
    assert f"{link_to(mine)}{rest}" not in page(client.get(link_to(mine)))
    shown = client.get(f"{link_to(mine)}{rest}")
    assert shown.status_code == 200
    response = client.post(f"{link_to(mine)}{rest}", {"name": "A", "text": "\nLate words"})
    assert response.status_code == 403
    assert typed(response) == "\nLate words"
    for told in (shown, response):
        assert TOO_LATE in page(told)
        assert ERASURE in page(told)
    mine.refresh_from_db()
    assert (mine.text, mine.state) == (WORDS, "pending")


@pytest.mark.parametrize("decided", ["rejected", "spam", "removed", "withdrawn"])
@pytest.mark.parametrize("rest", ["edit/", "withdraw/"])
def test_what_a_moderator_decided_is_not_undone_by_the_author(
    client: Client, mine: Comment, decided: str, rest: str
) -> None:
    this(mine).move_to(CommentState(decided), MODERATOR)
    response = client.post(f"{link_to(mine)}{rest}", {"name": "A", "text": "\nLate words"})
    assert (response.status_code, typed(response)) == (403, "\nLate words")
    assert state(mine) == decided


def test_decided_meanwhile_is_said(client: Client, mine: Comment) -> None:
    this(mine).reject(MODERATOR)
    assert DECIDED_MEANWHILE in page(client.post(f"{link_to(mine)}withdraw/"))


@pytest.mark.parametrize("rest", ["edit/", "withdraw/"])
def test_what_a_rule_holds_as_spam_is_told_as_the_authors_page_tells_it(
    client: Client, mine: Comment, rest: str
) -> None:
    this(mine).move_to(CommentState.SPAM, Mover(MovedAs.RULE))
    told = "Your comment is held for a moderator. It cannot be changed now."
    assert told in page(client.get(link_to(mine)))
    assert told in page(client.get(f"{link_to(mine)}{rest}"))
    response = client.post(f"{link_to(mine)}{rest}", {"name": "A", "text": "\nLate words"})
    assert (response.status_code, typed(response)) == (403, "\nLate words")
    assert told in page(response)
    this(mine).approve()
    this(mine).move_to(CommentState.SPAM, MODERATOR)
    assert DECIDED_MEANWHILE in page(client.get(f"{link_to(mine)}{rest}"))


def test_where_the_site_takes_no_comments_nothing_is_changed_but_withdrawn(
    client: Client, mine: Comment, settings: Settings
) -> None:
    settings.COMMENTS = limits(accepted=0)
    response = change(client, mine, "Other words")
    assert response.status_code == 403
    assert NOT_ACCEPTED in page(response)
    client.post(f"{link_to(mine)}withdraw/")
    assert state(mine) == "withdrawn"


@pytest.mark.parametrize("before", ["pending", "approved"])
def test_an_author_withdraws(client: Client, mine: Comment, before: str) -> None:
    if before == "approved":
        this(mine).approve()
    assert WORDS in page(client.get(f"{link_to(mine)}withdraw/"))
    assert state(mine) == before
    response = client.post(f"{link_to(mine)}withdraw/")
    assert (response.status_code, response["Location"]) == (303, link_to(mine))
    assert state(mine) == "withdrawn"
    assert mine.moves.latest("id").made_as == "author"
    again = client.post(f"{link_to(mine)}withdraw/")
    assert again.status_code == 403
