"""Moving rulings from state to state: what is done, what is refused, and what is left behind."""

from itertools import product
from typing import Any

import pytest
from django.contrib.auth.models import User

from rulings.checklist import require_green
from rulings.editing import Editor
from rulings.models import Removal, Ruling
from rulings.publishing import (
    GONE,
    HELD_ALREADY,
    NOT_HELD,
    OVERTAKEN,
    PUBLIC_IS_NOT_HELD,
    hold,
    lift,
    move,
)
from rulings.rules import Refused, sentence
from rulings.vocabulary import MadeWith, RulingState
from tests.concurrent import both
from tests.rulings.described import draft, published

pytestmark = pytest.mark.django_db

DESK = Editor(MadeWith.DESK)
D, R, P, W, X, E = RulingState


def ruling_in(state: RulingState) -> Ruling:
    """A ruling that came to its state by legal moves."""
    if state in {D, R}:
        ruling = draft()
        if state == R:
            ruling.move_to(R)
        return ruling
    ruling = published()
    if state != P:
        ruling.move_to(state, published(title="In its place") if state == X else None)
    return Ruling.objects.get(pk=ruling.pk)


def state_of(ruling: Ruling) -> str:
    return Ruling.objects.values_list("state", flat=True).get(pk=ruling.pk)


@pytest.mark.parametrize(("before", "to"), list(product(RulingState, RulingState)))
def test_legal_moves_are_made_and_all_others_refused_with_a_sentence(
    before: RulingState, to: RulingState
) -> None:
    ruling = ruling_in(before)
    other = published(title="Another") if to == X else None

    refused = move(ruling, to, DESK, replaced_by=other)

    if to in before.moves_to:
        assert (refused, state_of(ruling), ruling.state) == (None, to, to)
    else:
        assert (refused, state_of(ruling)) == (sentence("ruling_move_legal"), before)


def test_what_is_not_green_is_not_published_and_every_reason_is_given() -> None:
    ruling = draft(sources=[], sanctions=[])

    refused = move(ruling, P, DESK) or ""

    assert sentence("published_ruling_has_source") in refused
    assert sentence("published_ruling_has_sanction") in refused
    assert (state_of(ruling), ruling.published_on) == (D, None)


def test_a_draft_that_is_not_green_is_still_sent_for_review() -> None:
    assert move(draft(sources=[]), R, DESK) is None


def test_a_replaced_ruling_names_another() -> None:
    ruling = published()

    assert move(ruling, X, DESK) == sentence("ruling_replaced_by_another")
    itself = move(ruling, X, DESK, replaced_by=ruling)
    assert itself == sentence("ruling_not_replaced_by_itself")
    assert state_of(ruling) == P


def test_a_ruling_that_is_moved_back_no_longer_names_what_replaced_it() -> None:
    ruling = ruling_in(X)

    assert move(ruling, W, DESK) is None
    assert ruling.replaced_by is None


def test_the_first_date_of_publication_stays() -> None:
    ruling = ruling_in(W)
    Ruling.objects.filter(pk=ruling.pk).update(published_on="2020-02-02")

    assert move(ruling, P, DESK) is None
    assert str(ruling.published_on) == "2020-02-02"


def test_who_looks_at_an_earlier_state_is_refused() -> None:
    ruling = published()
    seen = Ruling.objects.get(pk=ruling.pk)
    ruling.withdraw()

    assert move(seen, E, DESK) == OVERTAKEN.format(state="withdrawn")
    assert move(seen, W, DESK) == OVERTAKEN.format(state="withdrawn")
    assert state_of(ruling) == W


def test_nothing_is_done_to_a_ruling_that_was_deleted() -> None:
    ruling = draft()
    Ruling.objects.all().delete()

    assert move(ruling, P, DESK) == GONE
    assert hold(ruling, "Why.", DESK) == GONE
    assert lift(ruling, DESK) == GONE


def test_a_held_ruling_is_published_only_after_the_hold_is_lifted() -> None:
    ruling = draft()

    assert hold(ruling, "Waits for the court.", DESK) is None
    assert "Waits for the court." in (move(ruling, P, DESK) or "")
    assert hold(ruling, "Another reason.", DESK) == HELD_ALREADY
    assert ruling.hold_reason == "Waits for the court."
    assert lift(ruling, DESK) is None
    assert lift(ruling, DESK) == NOT_HELD
    assert move(ruling, P, DESK) is None


@pytest.mark.parametrize("state", RulingState)
def test_what_may_be_published_later_is_held_and_nothing_else(state: RulingState) -> None:
    ruling = ruling_in(state)

    refused = hold(ruling, "Why.", DESK)

    assert refused == (None if state in {D, R, W} else PUBLIC_IS_NOT_HELD)


def test_what_is_public_stays_green_and_what_is_not_may_be_red() -> None:
    ruling = published()
    require_green(ruling)

    Ruling.objects.filter(pk=ruling.pk).update(summary="Write to ann@example.org.")
    with pytest.raises(Refused, match=r"ann@example\.org"):
        require_green(ruling)
    ruling.refresh_from_db()
    ruling.withdraw()
    require_green(ruling)


@pytest.mark.django_db(transaction=True)
def test_each_move_leaves_one_revision_with_who_when_and_why() -> None:
    user = User.objects.create_user("ann")
    ruling = draft()

    move(ruling, P, Editor(MadeWith.DESK, user.pk, "Checked twice."))
    move(ruling, P, Editor(MadeWith.DESK, user.pk, "Again."))
    move(ruling, W, Editor(MadeWith.DESK, user.pk, "The regulator asked."))

    made = list(ruling.revisions.values_list("number", "made_by", "made_with", "reason"))
    assert made == [
        (3, user.pk, "desk", "The regulator asked."),
        (2, user.pk, "desk", "Checked twice."),
        (1, None, "database", ""),
    ]
    removal = Removal.objects.get()
    assert (removal.kind, removal.reason) == ("withdrawn", "The regulator asked.")


@pytest.mark.django_db(transaction=True)
def test_a_refusal_leaves_no_revision() -> None:
    ruling = draft(sources=[])

    assert move(ruling, P, DESK)
    assert move(ruling, W, DESK)
    assert ruling.revisions.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("second", [P, R])
def test_of_two_at_once_the_second_is_refused_with_the_new_state(second: RulingState) -> None:
    ruling = draft()
    mine, theirs = (Ruling.objects.get(pk=ruling.pk) for _ in range(2))

    refused: Any = both(lambda: move(mine, P, DESK), lambda: move(theirs, second, DESK)).result()

    assert refused == OVERTAKEN.format(state="published")
    assert ruling.revisions.count() == 2


@pytest.mark.django_db(transaction=True)
def test_a_hold_that_comes_at_the_same_moment_keeps_it_from_being_published() -> None:
    ruling = draft()
    mine, theirs = (Ruling.objects.get(pk=ruling.pk) for _ in range(2))

    refused = both(lambda: hold(mine, "Waits.", DESK), lambda: move(theirs, P, DESK)).result()

    assert "Waits." in refused
    assert state_of(ruling) == D
