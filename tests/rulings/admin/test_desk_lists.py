"""The first page of the desk: what is mine, what waits, what leaves, what was touched last."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from selectolax.lexbor import LexborHTMLParser, LexborNode

from rulings.editing import Editor, editing
from rulings.models import Ruling
from rulings.querysets import SOON
from rulings.roles import Role
from rulings.vocabulary import MadeWith, RulingState
from tests.rulings.admin.accounts import account, at_desk, signed_in
from tests.rulings.described import draft, published

pytestmark = pytest.mark.django_db

DESK = "/admin/"


def by(user: User, **changes: Any) -> Ruling:
    """A draft that this user entered."""
    with editing(Editor(MadeWith.DESK, user.pk)):
        return draft(**changes)


def in_review(title: str) -> Ruling:
    ruling = draft(title=title)
    ruling.move_to(RulingState.IN_REVIEW)
    return ruling


def expiring(title: str, days: int) -> Ruling:
    ruling = published(title=title)
    Ruling.objects.filter(pk=ruling.pk).update(
        expires_by_hand=timezone.localdate() + timedelta(days=days)
    )
    return ruling


def shown_lists(client: Client) -> dict[str, LexborNode]:
    """Heading → the list below it."""
    page = LexborHTMLParser(client.get(DESK).content.decode())
    headings = page.css(".desk-list h2")
    return {heading.text(): heading.parent for heading in headings if heading.parent}


def lists(client: Client) -> dict[str, list[str]]:
    """Heading → the titles below it."""
    return {
        heading: [link.text() for link in part.css("li a")]
        for heading, part in shown_lists(client).items()
    }


def all_of(client: Client, heading: str) -> list[str]:
    """The titles in the list that “see all” leads to."""
    [link] = shown_lists(client)[heading].css("p a")
    answer = client.get(link.attributes.get("href") or "")
    return [ruling.title for ruling in answer.context["cl"].result_list]


def test_my_drafts_are_those_that_i_entered() -> None:
    ann, ben = account(Role.EDITOR), account(Role.PUBLISHER)
    by(ann, title="By Ann")
    by(ben, title="By Ben")
    by(ann, title="Ann's, in review").move_to(RulingState.IN_REVIEW)
    draft(title="By nobody")

    assert lists(signed_in(ann))["My drafts"] == ["By Ann"]
    assert all_of(signed_in(ann), "My drafts") == ["By Ann"]
    assert lists(signed_in(ben))["My drafts"] == ["By Ben"]


def test_what_waits_for_review_is_whosever_it_is() -> None:
    in_review("Waiting")
    draft(title="Begun")
    client = at_desk(Role.VIEWER)

    assert lists(client)["Waiting for review"] == ["Waiting"]
    assert all_of(client, "Waiting for review") == ["Waiting"]


def test_what_leaves_the_site_soon_is_public_and_within_sixty_days() -> None:
    assert timedelta(days=60) == SOON
    for title, days in (("Last", 60), ("First", 1), ("Later", 61)):
        expiring(title, days)
    expiring("Taken back", 1).withdraw()
    client = at_desk(Role.VIEWER)

    assert lists(client)["Expiring soon"] == ["First", "Last"]
    assert set(all_of(client, "Expiring soon")) == {"First", "Last"}


def test_what_was_changed_last_comes_first() -> None:
    for number in range(10):
        draft(title=f"Number {number}")
    client = at_desk(Role.EDITOR)

    assert lists(client)["Changed last"] == [f"Number {number}" for number in range(9, 1, -1)]
    assert all_of(client, "Changed last")[:2] == ["Number 9", "Number 8"]
    assert len(all_of(client, "Changed last")) == 10


def test_each_list_that_is_empty_says_so() -> None:
    html = at_desk(Role.EDITOR).get(DESK).content.decode()

    for sentence in (
        "No draft of yours is waiting.",
        "Nothing waits for review.",
        "Nothing leaves the site within 60 days.",
        "There are no rulings yet.",
    ):
        assert sentence in html


def test_a_held_ruling_is_marked() -> None:
    in_review("Waiting")
    Ruling.objects.update(hold_reason="Waits for the court.")

    assert "in review, held," in at_desk(Role.VIEWER).get(DESK).content.decode()


def test_a_title_is_shown_as_words() -> None:
    draft(title="<b>Bold</b>")

    assert b"<b>Bold" not in at_desk(Role.VIEWER).get(DESK).content


@pytest.mark.parametrize("role", list(Role))
def test_every_role_sees_the_lists_and_who_may_enter_a_ruling_the_button(role: Role) -> None:
    client = at_desk(role)

    assert len(lists(client)) == 4
    may = role in {Role.EDITOR, Role.PUBLISHER, Role.ADMINISTRATOR}
    assert (b"Add a ruling" in client.get(DESK).content) == may


def test_an_account_without_a_role_sees_no_list() -> None:
    assert lists(at_desk(None)) == {}


def test_the_number_of_queries_is_the_same_for_one_of_each_and_for_twelve() -> None:
    user = account(Role.PUBLISHER)
    client = signed_in(user)
    client.get(DESK)
    counts = []
    for more in (1, 11):
        for number in range(more):
            by(user, title=f"Mine {number}")
            in_review(f"Waiting {number}")
            expiring(f"Expiring {number}", 5)
        with CaptureQueriesContext(connection) as queries:
            client.get(DESK)
        counts.append(len(queries))

    assert counts[0] == counts[1]
