"""The page behind an author’s own link: what became of a comment."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils.formats import date_format
from django.utils.timezone import localtime
from pytest_django import DjangoAssertNumQueries, Settings

from comments.models import Comment, Report
from comments.moderation.deciding import Shown, decide, with_standing
from comments.moderation.decisions import Decision
from comments.moderation.undoing import last_decision, undo
from comments.moving import Mover
from comments.submission.following import APPROVED_UNSEEN, SHOWN, WAITS, link_to
from comments.submission.sentences import (
    ERASURE,
    HELD,
)
from comments.vocabulary import CommentState, MovedAs
from rulings.models import Ruling
from tests.comments.submission.sending import (
    EMAIL,
    WORDS,
    limits,
    page,
    typed,
)
from tests.comments.views.own import MODERATOR, age, state, this
from tests.comments.written import comment

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("became", "sentence"),
    [
        ("pending", WAITS),
        ("approved", SHOWN),
        ("rejected", "A moderator decided not to show your comment."),
        ("spam", "A moderator took your comment for an advertisement."),
        ("removed", "A moderator removed your comment."),
        ("withdrawn", "You withdrew your comment."),
    ],
)
def test_it_says_what_became_of_the_comment(
    client: Client, mine: Comment, became: str, sentence: str
) -> None:
    this(mine).move_to(CommentState(became), MODERATOR)
    shown = page(client.get(link_to(mine)))
    assert sentence in shown
    assert WORDS in shown
    assert (f'href="/comments/{mine.pk}/"' in shown) == (became == "approved")


def test_it_gives_the_reason_of_the_moderator_and_of_nobody_else(
    client: Client, mine: Comment
) -> None:
    this(mine).reject(Mover(MovedAs.OPERATOR, reason="secret"))
    assert "secret" not in page(client.get(link_to(mine)))
    this(mine).move_to(CommentState.PENDING, MODERATOR)
    assert MODERATOR.reason not in page(client.get(link_to(mine)))
    this(mine).reject(MODERATOR)
    assert MODERATOR.reason in page(client.get(link_to(mine)))


def test_why_it_was_kept_or_brought_back_is_no_reason_for_its_author(
    client: Client, mine: Comment
) -> None:
    this(mine).reject(MODERATOR)
    Report.objects.create(comment=mine, reason="other")
    user = User.objects.create_user("moderator")
    keeping = Shown.of(with_standing(this(mine)).get())
    decide(Decision.KEEP, [keeping], user.pk, "Between us")
    assert mine.moves.latest("id").reason == "Between us"
    approving = Shown.of(with_standing(this(mine)).get())
    decide(Decision.APPROVE, [approving], user.pk, "Between us")
    last = last_decision(user.pk)
    assert last is not None
    undo(last.batch, user.pk)
    assert state(mine) == "rejected"
    shown = page(client.get(link_to(mine)))
    assert "Between us" not in shown
    assert "Undone." not in shown
    assert f"The moderator’s reason: {MODERATOR.reason}" in shown


def test_the_end_of_the_time_to_change_it_is_named_with_its_day_if_that_is_another(
    client: Client, mine: Comment, settings: Settings
) -> None:
    settings.COMMENTS = limits(minutes_to_edit=2 * 24 * 60)
    until = localtime(mine.created_at + timedelta(days=2))
    told = date_format(until, "H:i, j F Y")
    assert f"until {told}." in page(client.get(link_to(mine)))
    assert f"Until {told}." in page(client.get(f"{link_to(mine)}edit/"))


def test_what_a_rule_filed_as_spam_is_held(client: Client, mine: Comment) -> None:
    this(mine).move_to(CommentState.SPAM, Mover(MovedAs.RULE, reason="secret"))
    shown = page(client.get(link_to(mine)))
    assert HELD in shown
    assert "secret" not in shown
    this(mine).approve()
    this(mine).move_to(CommentState.SPAM, MODERATOR)
    assert HELD not in page(client.get(link_to(mine)))


def test_an_erased_comment_has_no_words(client: Client, mine: Comment) -> None:
    this(mine).update(text="", author_name="–", state="erased")
    shown = page(client.get(link_to(mine)))
    assert "erased" in shown
    assert WORDS not in shown


def test_approved_and_not_visible_is_said(client: Client, ruling: Ruling) -> None:
    parent = comment(ruling)
    reply = comment(ruling, parent=parent)
    this(parent).reject()
    assert APPROVED_UNSEEN in page(client.get(link_to(reply)))


def test_of_a_ruling_that_was_withdrawn_nothing_is_told(
    client: Client, ruling: Ruling, mine: Comment
) -> None:
    ruling.withdraw()
    shown = page(client.get(link_to(mine)))
    assert ruling.title not in shown
    assert WORDS in shown


def test_the_page_is_private(client: Client, mine: Comment) -> None:
    response = client.get(link_to(mine))
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "no-referrer"
    assert '<meta name="robots" content="noindex">' in page(response)


@pytest.mark.parametrize("token", ["1", "1:made-up", "x:y", "ü:", "1:", ":"])
@pytest.mark.parametrize("rest", ["", "edit/", "withdraw/"])
def test_a_link_that_nobody_made_leads_nowhere_and_says_so(
    client: Client, mine: Comment, token: str, rest: str
) -> None:
    response = client.get(f"/comments/mine/{token}/{rest}")
    assert response.status_code == 404
    assert "This link leads nowhere any more" in page(response)
    assert ERASURE in page(response)


def test_the_link_of_one_comment_does_not_open_another(
    client: Client, ruling: Ruling, mine: Comment
) -> None:
    other = comment(ruling)
    forged = link_to(mine).replace(f"/{mine.pk}:", f"/{other.pk}:")
    assert client.get(forged).status_code == 404


def test_after_some_months_the_link_leads_nowhere(client: Client, mine: Comment) -> None:
    age(mine, days=89)
    assert client.get(link_to(mine)).status_code == 200
    age(mine, days=91)
    assert client.get(link_to(mine)).status_code == 404
    response = client.post(f"{link_to(mine)}edit/", {"text": "\nMine"})
    assert (response.status_code, typed(response)) == (404, "\nMine")


@pytest.mark.parametrize("rest", ["", "edit/", "withdraw/"])
def test_each_page_costs_few_queries(
    client: Client, mine: Comment, django_assert_num_queries: DjangoAssertNumQueries, rest: str
) -> None:
    with django_assert_num_queries(2):
        client.get(f"{link_to(mine)}{rest}")


def test_the_email_is_on_none_of_the_pages(client: Client, mine: Comment) -> None:
    for rest in ("", "edit/", "withdraw/"):
        assert EMAIL not in page(client.get(f"{link_to(mine)}{rest}"))
