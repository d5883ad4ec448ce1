"""Authors change what they sent, by their own link."""

import pytest
from django.test import Client
from pytest_django import Settings

from comments.models import Comment, Concern, WatchedWord
from comments.submission.following import link_to
from comments.submission.forms import NAME_MISSING
from comments.submission.sentences import (
    CHANGED_MEANWHILE,
    SAID_BEFORE,
)
from rulings.models import Ruling
from tests.comments.submission.sending import (
    WORDS,
    concerns,
    limits,
    page,
    problems,
    sent,
    typed,
    value,
)
from tests.comments.views.own import change, state, this

pytestmark = pytest.mark.django_db


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
