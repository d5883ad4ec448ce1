"""What authors see and do by their own link."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from comments.models import Comment, Concern, WatchedWord
from comments.moving import Mover
from comments.submission.following import APPROVED_UNSEEN, HELD, SHOWN, WAITS, link_to
from comments.submission.forms import NAME_MISSING
from comments.submission.sentences import (
    CHANGED_MEANWHILE,
    DECIDED_MEANWHILE,
    ERASURE,
    NOT_ACCEPTED,
    SAID_BEFORE,
    TOO_LATE,
)
from comments.vocabulary import CommentState, MovedAs
from rulings.models import Ruling
from tests.comments.submission.sending import (
    EMAIL,
    WORDS,
    concerns,
    limits,
    page,
    problems,
    sent,
    typed,
    value,
)
from tests.comments.written import comment
from tests.rulings.described import published

pytestmark = pytest.mark.django_db

MODERATOR = Mover(MovedAs.MODERATOR, reason="It names a patient.")


@pytest.fixture
def ruling() -> Ruling:
    return published()


@pytest.fixture
def mine(client: Client, ruling: Ruling) -> Comment:
    return sent(client, ruling)


def this(one: Comment) -> Any:
    return Comment.objects.filter(pk=one.pk)


def age(one: Comment, **span: int) -> None:
    this(one).update(created_at=timezone.now() - timedelta(**span))


def state(one: Comment) -> str:
    one.refresh_from_db()
    return one.state


def change(client: Client, one: Comment, text: str, **changes: Any) -> Any:
    """Open the form, type, and save."""
    seen = value(client.get(f"{link_to(one)}edit/"), "seen")
    given = {"name": "A reader", "text": text, "seen": seen} | changes
    return client.post(f"{link_to(one)}edit/", given)


@pytest.mark.parametrize(
    ("state", "sentence"),
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
    client: Client, mine: Comment, state: str, sentence: str
) -> None:
    this(mine).move_to(CommentState(state), MODERATOR)
    shown = page(client.get(link_to(mine)))
    assert sentence in shown
    assert WORDS in shown
    assert (f'href="/comments/{mine.pk}/"' in shown) == (state == "approved")


def test_it_gives_the_reason_of_the_moderator_and_of_nobody_else(
    client: Client, mine: Comment
) -> None:
    this(mine).reject(Mover(MovedAs.OPERATOR, reason="secret"))
    assert "secret" not in page(client.get(link_to(mine)))
    this(mine).move_to(CommentState.PENDING, MODERATOR)
    assert MODERATOR.reason not in page(client.get(link_to(mine)))
    this(mine).reject(MODERATOR)
    assert MODERATOR.reason in page(client.get(link_to(mine)))


def test_what_a_rule_filed_as_spam_is_held(client: Client, mine: Comment) -> None:
    this(mine).move_to(CommentState.SPAM, Mover(MovedAs.RULE, reason="secret"))
    shown = page(client.get(link_to(mine)))
    assert HELD in shown
    assert "secret" not in shown


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


def test_an_author_changes_a_pending_comment(client: Client, mine: Comment) -> None:
    form = client.get(f"{link_to(mine)}edit/")
    assert typed(form) == WORDS
    response = change(client, mine, "\nOther  words\r\n", name="Another name")
    assert (response.status_code, response["Location"]) == (303, link_to(mine))
    mine.refresh_from_db()
    assert (mine.author_name, mine.text) == ("Another name", "\nOther  words\n")
    assert (mine.state, mine.edited_at is not None) == ("pending", True)
    assert "Other  words" in mine.html
    assert "You changed it" in page(client.get(link_to(mine)))


def test_what_is_wrong_with_a_change_is_said_and_nothing_is_lost(
    client: Client, mine: Comment
) -> None:
    response = change(client, mine, "\nOther words", name="")
    assert response.status_code == 422
    assert problems(response) == [NAME_MISSING]
    assert typed(response) == "\nOther words"
    assert value(response, "seen") != ""


def test_a_change_can_be_seen_before_it_is_saved(client: Client, mine: Comment) -> None:
    response = change(client, mine, "Other <words>", preview="1")
    assert response.status_code == 200
    assert '<p dir="auto">Other &lt;words&gt;</p>' in page(response)
    mine.refresh_from_db()
    assert mine.text == WORDS


def test_saving_without_a_change_changes_nothing(client: Client, mine: Comment) -> None:
    this(mine).approve()
    assert change(client, mine, WORDS).status_code == 303
    mine.refresh_from_db()
    assert (mine.state, mine.edited_at) == ("approved", None)


def test_an_approved_comment_that_is_changed_waits_again(client: Client, mine: Comment) -> None:
    this(mine).approve()
    change(client, mine, "Other words")
    assert state(mine) == "pending"
    assert "edited" in concerns(mine)
    last = mine.moves.latest("id")
    assert (last.made_as, last.reason) == ("rule", "Its author changed it after it was approved.")


def test_the_change_of_a_trusted_author_is_shown_if_nothing_is_found(
    client: Client, ruling: Ruling, settings: Settings
) -> None:
    earlier = sent(client, ruling, text="An earlier one")
    this(earlier).approve()
    settings.COMMENTS = limits(trust=1)
    mine = sent(client, ruling)
    change(client, mine, "Other words")
    assert (state(mine), concerns(mine)) == ("approved", {})
    change(client, mine, "http://a.example http://b.example http://c.example")
    assert state(mine) == "pending"
    assert set(concerns(mine)) == {"links", "edited"}


def test_an_author_is_not_known_by_the_comment_that_is_changed(
    client: Client, mine: Comment, settings: Settings
) -> None:
    this(mine).approve()
    settings.COMMENTS = limits(trust=1)
    change(client, mine, "Other words")
    assert state(mine) == "pending"


def test_concerns_about_words_are_found_anew_and_others_stay(client: Client, mine: Comment) -> None:
    WatchedWord.objects.create(text="casino")
    change(client, mine, "casino http://a.example http://b.example http://c.example")
    assert set(concerns(mine)) == {"first", "word", "links"}
    Concern.objects.create(comment=mine, rule="too_fast", detail="after 1.0 seconds")
    change(client, mine, "Nothing of that kind")
    assert set(concerns(mine)) == {"first", "too_fast"}


def test_a_change_to_a_word_for_spam_files_it(client: Client, mine: Comment) -> None:
    this(mine).approve()
    WatchedWord.objects.create(text="casino", effect="spam")
    change(client, mine, "casino")
    assert state(mine) == "spam"


def test_a_change_to_words_that_were_sent_before_is_refused(
    client: Client, ruling: Ruling, mine: Comment
) -> None:
    other = sent(client, ruling, text="Something else")
    response = change(client, other, WORDS)
    assert (response.status_code, problems(response)) == (422, [SAID_BEFORE])


def test_a_change_in_another_window_is_not_lost(client: Client, mine: Comment) -> None:
    seen = value(client.get(f"{link_to(mine)}edit/"), "seen")
    change(client, mine, "From the other window")
    given = {"name": "A reader", "text": "From this window", "seen": seen}
    response = client.post(f"{link_to(mine)}edit/", given)
    assert (response.status_code, problems(response)) == (422, [CHANGED_MEANWHILE])
    mine.refresh_from_db()
    assert mine.text == "From the other window"
    again = given | {"seen": value(response, "seen")}
    assert client.post(f"{link_to(mine)}edit/", again).status_code == 303
    mine.refresh_from_db()
    assert mine.text == "From this window"


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


def test_decided_meanwhile_is_said(client: Client, mine: Comment) -> None:
    this(mine).reject(MODERATOR)
    assert DECIDED_MEANWHILE in page(client.post(f"{link_to(mine)}withdraw/"))


@pytest.mark.parametrize("rest", ["", "edit/", "withdraw/"])
def test_each_page_costs_few_queries(
    client: Client, mine: Comment, django_assert_num_queries: DjangoAssertNumQueries, rest: str
) -> None:
    with django_assert_num_queries(2):
        client.get(f"{link_to(mine)}{rest}")


def test_the_email_is_on_none_of_the_pages(client: Client, mine: Comment) -> None:
    for rest in ("", "edit/", "withdraw/"):
        assert EMAIL not in page(client.get(f"{link_to(mine)}{rest}"))
