"""What a sent form becomes: state, concerns, limits."""

import re
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from comments.models import Attempts, Comment, Contact, WatchedWord
from comments.vocabulary import ConcernRule
from rulings.models import Ruling
from tests.comments.submission.sending import (
    EMAIL,
    WORDS,
    concerns,
    filled,
    form_token,
    limits,
    page,
    problems,
    purpose,
    send,
    sent,
    typed,
)
from tests.comments.written import comment
from tests.rulings.described import published

pytestmark = pytest.mark.django_db


@pytest.fixture
def ruling() -> Ruling:
    return published()


@pytest.fixture
def known(ruling: Ruling) -> Comment:
    """An approved comment of the author who sends."""
    approved = comment(ruling, "An earlier comment.", author_name="Signed otherwise")
    Contact.objects.create(comment=approved, email=EMAIL.upper(), email_until="2999-01-01")
    return approved


def reasons(of: Comment) -> list[tuple[str, str, str]]:
    return [(move.to_state, move.made_as, move.reason) for move in of.moves.all()]


def test_a_first_comment_waits_and_is_marked_as_one(client: Client, ruling: Ruling) -> None:
    kept = sent(client, ruling)
    assert (kept.state, concerns(kept)) == ("pending", {"first": ""})


def test_the_comment_of_a_known_author_waits_too(
    client: Client, ruling: Ruling, known: Comment
) -> None:
    kept = sent(client, ruling)
    assert (kept.state, concerns(kept)) == ("pending", {})


def test_where_authors_are_trusted_it_goes_straight_in(
    client: Client, ruling: Ruling, known: Comment, settings: Settings
) -> None:
    settings.COMMENTS = limits(trust=1)
    kept = sent(client, ruling)
    assert (kept.state, kept.is_visible) == ("approved", True)
    assert reasons(kept) == [
        ("pending", "author", ""),
        ("approved", "rule", "An earlier comment of theirs was approved."),
    ]


@pytest.mark.parametrize("state", ["pending", "rejected", "spam", "withdrawn"])
def test_only_an_approved_comment_makes_an_author_known(
    client: Client, ruling: Ruling, known: Comment, settings: Settings, state: str
) -> None:
    settings.COMMENTS = limits(trust=1)
    Comment.objects.filter(pk=known.pk).update(state=state)
    kept = sent(client, ruling)
    assert (kept.state, concerns(kept)) == ("pending", {"first": ""})


@pytest.mark.parametrize(
    ("changes", "rule", "detail"),
    [
        ({"text": "http://a.example www.b.example https://c.example"}, "links", "3"),
        ({"homepage": "buy \0 here"}, "trap", "buy \N{REPLACEMENT CHARACTER} here"),
        ({"homepage": "x" * 5000}, "trap", "x" * 300),
        ({"text": "A CASÍNO there"}, "word", "casino*"),
        ({"name": "Casino Royal"}, "word", "casino*"),
    ],
)
def test_what_gives_rise_to_concern_holds_even_a_known_author(
    client: Client,
    known: Comment,
    settings: Settings,
    changes: dict[str, Any],
    rule: str,
    detail: str,
) -> None:
    settings.COMMENTS = limits(trust=1)
    WatchedWord.objects.create(text="casino*")
    kept = sent(client, known.ruling, **changes)
    assert (kept.state, concerns(kept)) == ("pending", {rule: detail})


def test_two_links_are_not_many(client: Client, ruling: Ruling, known: Comment) -> None:
    kept = sent(client, ruling, text="http://a.example www.b.example")
    assert concerns(kept) == {}


def test_what_is_sent_too_fast_is_taken_and_held(
    client: Client, ruling: Ruling, known: Comment, settings: Settings
) -> None:
    settings.COMMENTS = limits(trust=1)
    kept = sent(client, ruling, token=form_token(purpose(ruling), seconds=1))
    assert kept.state == "pending"
    assert re.fullmatch(r"after \d\.\d seconds", concerns(kept)["too_fast"])


def test_a_near_repetition_is_held(client: Client, ruling: Ruling, known: Comment) -> None:
    first = sent(client, ruling)
    second = sent(client, ruling, text=WORDS + " Indeed.")
    assert concerns(second) == {"repeated": str(first.pk)}


def test_a_word_for_spam_files_it_and_nobody_is_told_which(client: Client, ruling: Ruling) -> None:
    WatchedWord.objects.create(text="casino", effect="spam")
    response = client.post(
        f"/comments/new/{ruling.pk}/", filled(ruling, text="the Casino"), follow=True
    )
    kept = Comment.objects.get()
    assert kept.state == "spam"
    assert concerns(kept)[ConcernRule.WORD] == "casino"
    assert [made_as for _, made_as, _ in reasons(kept)] == ["author", "rule"]
    assert "held for a moderator" in page(response)
    assert "casino" not in page(response)
    assert "spam" not in page(response).lower().replace("state-spam", "")


def test_a_correction_by_the_same_author_is_tied_to_what_it_corrects(
    client: Client, ruling: Ruling, known: Comment
) -> None:
    kept = sent(client, ruling, known, corrects="on")
    assert (kept.parent, kept.corrects) == (known, known)
    assert concerns(kept) == {}


def test_a_correction_by_another_looks_the_same_to_the_sender(
    client: Client, ruling: Ruling, known: Comment
) -> None:
    pages = {}
    for email in (EMAIL, "other@example.org"):
        given = filled(ruling, known, corrects="on", email=email, name=email)
        shown = client.post(f"/comments/{known.pk}/reply/", given, follow=True)
        text = re.sub(r"/comments/mine/[^/\"]+|\d\d:\d\d(:\d\d)?", "", page(shown))
        pages[email] = text.replace(email, "")
    theirs, other = Comment.objects.exclude(pk=known.pk).order_by("pk")
    assert (theirs.corrects, other.corrects) == (known, None)
    assert set(concerns(other)) == {"correction", "first"}
    assert len(set(pages.values())) == 1


def test_only_a_reply_corrects(client: Client, ruling: Ruling) -> None:
    kept = sent(client, ruling, corrects="on")
    assert (kept.corrects, concerns(kept)) == (None, {"first": ""})


@pytest.mark.parametrize("limit", ["by_address", "by_email"])
def test_over_a_limit_nothing_is_lost_and_nothing_counted(
    client: Client, ruling: Ruling, settings: Settings, limit: str
) -> None:
    settings.COMMENTS = limits(**{limit: 2})
    for number in range(2):
        sent(client, ruling, text=f"Number {number}")
    before = dict(Attempts.objects.values_list("key", "number"))
    response = send(client, ruling, text="\nNumber 3")
    assert response.status_code == 429
    assert int(response["Retry-After"]) <= 3600
    assert re.fullmatch(
        r"Too many comments from your network or with your e-mail address within 60 minutes\. "
        r"Nothing is lost: send it again after \d\d:\d\d.*\.",
        problems(response)[0],
    )
    assert typed(response) == "\nNumber 3"
    assert dict(Attempts.objects.values_list("key", "number")) == before
    assert Comment.objects.count() == 2


def test_another_address_and_another_e_mail_have_limits_of_their_own(
    client: Client, ruling: Ruling, settings: Settings
) -> None:
    settings.COMMENTS = limits(by_address=1, by_email=1)
    sent(client, ruling)
    other = Client(REMOTE_ADDR="192.0.2.7")
    assert send(other, ruling, text="Else").status_code == 429
    sent(other, ruling, text="Else", email="other@example.org")
    assert send(client, ruling, text="More", email="third@example.org").status_code == 429


def test_what_is_refused_is_not_counted(client: Client, ruling: Ruling, settings: Settings) -> None:
    settings.COMMENTS = limits(by_address=2, by_email=2)
    given = filled(ruling)
    for _ in range(5):
        client.post(f"/comments/new/{ruling.pk}/", given)  # the same form
        send(client, ruling)  # the same words
        send(client, ruling, name="")
        send(client, ruling, preview="1")
    assert set(Attempts.objects.values_list("number", flat=True)) == {1}
    sent(client, ruling, text="Something else")


def test_the_last_one_that_a_limit_allows_may_be_sent_twice(
    client: Client, ruling: Ruling, settings: Settings
) -> None:
    settings.COMMENTS = limits(by_address=1)
    given = filled(ruling)
    answers = [client.post(f"/comments/new/{ruling.pk}/", given) for _ in range(2)]
    assert len({answer["Location"] for answer in answers}) == 1


def test_no_address_is_readable_in_what_is_counted(client: Client, ruling: Ruling) -> None:
    sent(Client(REMOTE_ADDR="192.0.2.7"), ruling)
    keys = list(Attempts.objects.values_list("key", flat=True))
    assert len(keys) == 2
    assert not any("192" in key.split(":")[1] or "@" in key for key in keys)
