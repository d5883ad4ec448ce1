from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from comments.admin.told import NOTHING_TO_UNDO
from comments.models import Comment, Move
from comments.moderation.undoing import UNDO_FOR
from comments.moving import AUTHOR
from comments.vocabulary import CommentState
from tests.comments.admin.queue import (
    QUEUE,
    decide,
    decide_in_row,
    moderator,
    opened,
    report,
    signed_in,
    states,
    told,
    undo_button,
)
from tests.comments.written import comment
from tests.rulings.described import published

pytestmark = pytest.mark.django_db


def undo(client: Client, batch: str = "") -> str:
    """Press the button that is there; what the moderator is told."""
    return told(client.post(QUEUE, {"undo": batch or undo_button(client)}))


def offered(client: Client) -> str:
    """The line above the list."""
    line = opened(client, QUEUE).css_first(".undo p")
    assert line is not None
    return line.text().replace("\xa0", " ")


def test_a_decision_is_undone_as_a_whole(admin_client: Client) -> None:
    ruling = published()
    chosen = [comment(ruling, state=state) for state in ("pending", "pending", "spam", "rejected")]
    decide(admin_client, "approve", *chosen)
    batch = undo_button(admin_client)

    assert undo(admin_client) == "4 comments went back."
    assert states(*chosen) == ["pending", "pending", "spam", "rejected"]
    assert {str(move.undoes) for move in Move.objects.order_by("-pk")[:4]} == {batch}


def test_the_line_names_what_would_be_undone(admin_client: Client) -> None:
    ruling = published()
    decide(admin_client, "spam", comment(ruling), comment(ruling))

    assert offered(admin_client) == (
        "Your last decision that can be undone: 2 comments filed as spam just now."
    )
    Move.objects.filter(to_state="spam").update(made_at=timezone.now() - timedelta(minutes=90))
    assert offered(admin_client).endswith("2 comments filed as spam 1 hour ago.")


def test_undone_twice_there_is_nothing_to_undo(admin_client: Client) -> None:
    waiting = comment(published(), state="pending")
    decide_in_row(admin_client, "approve", waiting)
    batch = undo_button(admin_client)
    undo(admin_client)

    assert undo(admin_client, batch) == NOTHING_TO_UNDO
    assert states(waiting) == ["pending"]
    assert undo_button(admin_client) == ""


def test_after_an_undo_the_decision_before_it_is_offered(admin_client: Client) -> None:
    ruling = published()
    first, second = comment(ruling, state="pending"), comment(ruling, state="pending")
    decide_in_row(admin_client, "approve", first)
    decide_in_row(admin_client, "reject", second)

    undo(admin_client)
    undo(admin_client)

    assert states(first, second) == ["pending", "pending"]


def test_what_was_decided_since_stays(admin_client: Client) -> None:
    ruling = published()
    chosen = [comment(ruling, state="pending") for _ in range(3)]
    decide(admin_client, "approve", *chosen)
    decide_in_row(signed_in(moderator("other")), "remove", chosen[0], f"{QUEUE}?state=all")
    Comment.objects.filter(pk=chosen[1].pk).move_to(CommentState.WITHDRAWN, AUTHOR)

    assert undo(admin_client) == (
        "1 comment went back, 2 did not, because something has happened to them since."
    )
    assert states(*chosen) == ["removed", "withdrawn", "pending"]


def test_a_decision_that_was_overtaken_altogether_is_not_offered(admin_client: Client) -> None:
    waiting = comment(published(), state="pending")
    decide_in_row(admin_client, "approve", waiting)
    batch = undo_button(admin_client)
    Comment.objects.filter(pk=waiting.pk).move_to(CommentState.SPAM)

    assert undo_button(admin_client) == ""
    assert undo(admin_client, batch) == NOTHING_TO_UNDO
    assert states(waiting) == ["spam"]


def test_what_was_kept_cannot_be_undone(admin_client: Client) -> None:
    reported = comment(published())
    open_report = report(reported)
    decide_in_row(admin_client, "keep", reported)

    assert undo_button(admin_client) == ""
    assert undo(admin_client, str(reported.moves.latest("pk").batch)) == NOTHING_TO_UNDO
    open_report.refresh_from_db()
    assert open_report.settled_at is not None


def test_what_was_kept_since_stays_and_the_decision_before_is_offered(
    admin_client: Client,
) -> None:
    ruling = published()
    first, second = comment(ruling, state="pending"), comment(ruling, state="pending")
    decide_in_row(admin_client, "approve", first)
    decide_in_row(admin_client, "approve", second)
    report(second)
    decide_in_row(signed_in(moderator("other")), "keep", second)

    assert undo(admin_client) == "1 comment went back."
    assert states(first, second) == ["pending", "approved"]
    assert undo_button(admin_client) == ""


def test_words_changed_since_do_not_become_public_by_undoing(admin_client: Client) -> None:
    approved = comment(published())
    decide_in_row(admin_client, "back", approved, f"{QUEUE}?state=all")
    Comment.objects.filter(pk=approved.pk).update(text="Other words", edited_at=timezone.now())

    assert undo(admin_client) == NOTHING_TO_UNDO
    assert states(approved) == ["pending"]


def test_reports_that_were_settled_with_it_open_again(admin_client: Client) -> None:
    reported = comment(published())
    before = report(reported, settled_at=timezone.now())
    settled = report(reported)
    decide_in_row(admin_client, "reject", reported)

    undo(admin_client)

    for each in (before, settled):
        each.refresh_from_db()
    assert (settled.settled_at, settled.settled_by) == (None, None)
    assert before.settled_at is not None


def test_a_reader_who_reported_again_is_heard_once(admin_client: Client) -> None:
    reported = comment(published())
    report(reported, address_key="a" * 64)
    decide_in_row(admin_client, "reject", reported)
    report(reported, address_key="a" * 64)

    undo(admin_client)

    assert reported.reports.filter(settled_at=None).count() == 1
    assert states(reported) == ["approved"]


def test_nobody_undoes_what_another_decided(admin_client: Client) -> None:
    waiting = comment(published(), state="pending")
    decide_in_row(admin_client, "approve", waiting)
    other = signed_in(moderator("other"))

    assert undo_button(other) == ""
    assert undo(other, undo_button(admin_client)) == NOTHING_TO_UNDO
    assert states(waiting) == ["approved"]


def test_after_a_day_a_decision_stands(admin_client: Client) -> None:
    waiting = comment(published(), state="pending")
    decide_in_row(admin_client, "approve", waiting)
    batch = undo_button(admin_client)
    long_ago = timezone.now() - UNDO_FOR - timedelta(seconds=1)
    Move.objects.filter(batch=batch).update(made_at=long_ago)

    assert undo_button(admin_client) == ""
    assert undo(admin_client, batch) == NOTHING_TO_UNDO


@pytest.mark.parametrize(
    "batch", ["x", "0", "9" * 500, "{}", "5e1f6a0c-3a55-4c31-9d5e-6a9f3d6a7b10"]
)
def test_what_names_no_decision_undoes_nothing(admin_client: Client, batch: str) -> None:
    assert undo(admin_client, batch) == NOTHING_TO_UNDO


def test_the_list_keeps_its_filters_when_something_is_undone(admin_client: Client) -> None:
    address = f"{QUEUE}?state=all&q=well"
    decide_in_row(admin_client, "spam", comment(published()), address)

    answer = admin_client.post(address, {"undo": undo_button(admin_client)})

    assert answer.headers["Location"] == f"{address}#row-{Comment.objects.get().pk}"


@settings(max_examples=30)
@given(
    befores=st.lists(st.sampled_from(CommentState), min_size=1, max_size=4),
    decision=st.sampled_from(["approve", "reject", "spam", "remove", "back"]),
)
def test_whatever_is_decided_undone_it_is_as_it_was(
    befores: list[CommentState], decision: str
) -> None:
    Comment.objects.all().delete()
    User.objects.filter(username="any").delete()
    client = signed_in(moderator("any"))
    ruling = published()
    chosen = [comment(ruling, "", state=state) for state in befores]
    decide(client, decision, *chosen)

    if batch := undo_button(client):
        undo(client, batch)

    assert states(*chosen) == befores
