"""Two moderators, or a moderator and an author, at once: in threads, on the real database."""

from collections.abc import Callable
from typing import Any

import pytest

from comments.models import Comment, Move
from comments.moderation.deciding import Fate, Outcome, Shown, decide, with_standing
from comments.moderation.decisions import Decision
from comments.moderation.undoing import Undone, last_decision, undo
from comments.moving import AUTHOR
from comments.vocabulary import CommentState
from tests.comments.admin.queue import (
    EVERYTHING,
    decide_in_row,
    moderator,
    page_of,
    report,
    shown,
    signed_in,
    states,
    told,
)
from tests.comments.written import comment
from tests.concurrent import both
from tests.rulings.described import published

pytestmark = pytest.mark.django_db(transaction=True)


def seen(*comments: Comment) -> list[Shown]:
    """What a moderator's page shows of them now."""
    chosen = with_standing(Comment.objects.filter(pk__in=[each.pk for each in comments]))
    return [Shown.of(each) for each in chosen]


def decision_on(decision: Decision, *comments: Comment, by: str) -> Callable[[], Outcome]:
    """A decision on what is shown now, to be carried out later."""
    page, user = seen(*comments), moderator(by)
    return lambda: decide(decision, page, user.pk)


def test_who_comes_second_overturns_nothing_and_learns_of_it() -> None:
    ruling = published()
    first, second = comment(ruling, state="pending"), comment(ruling, state="pending")
    approving = decision_on(Decision.APPROVE, first, by="one")
    rejecting = decision_on(Decision.REJECT, first, second, by="two")

    outcome = both(approving, rejecting).result()

    assert outcome.fates == {first.pk: Fate.OVERTAKEN, second.pk: Fate.DONE}
    assert states(first, second) == ["approved", "rejected"]
    assert Move.objects.filter(comment=first).exclude(from_state="").count() == 1


def test_many_by_two_in_opposite_orders_end_without_a_deadlock() -> None:
    rulings = [published(), published()]
    chosen = [comment(ruling, state="pending") for ruling in rulings * 3]
    approving = decision_on(Decision.APPROVE, *chosen, by="one")
    page = seen(*reversed(chosen))
    user = moderator("two")

    outcome = both(approving, lambda: decide(Decision.SPAM, page, user.pk)).result()

    assert outcome.number(Fate.OVERTAKEN) == 6
    assert states(*chosen) == ["approved"] * 6


def test_two_who_keep_at_once_settle_once() -> None:
    reported = comment(published())
    open_report = report(reported)
    keeping = decision_on(Decision.KEEP, reported, by="one")
    again = decision_on(Decision.KEEP, reported, by="two")

    outcome = both(keeping, again).result()

    open_report.refresh_from_db()
    assert outcome.fates == {reported.pk: Fate.OVERTAKEN}
    assert open_report.settled_by is not None
    assert open_report.settled_by.get_username() == "one"


def test_an_undo_and_another_decision_at_once_leave_the_one_that_came_first() -> None:
    waiting = comment(published(), state="pending")
    decision_on(Decision.APPROVE, waiting, by="one")()
    last = last_decision(Move.objects.latest("pk").made_by_id or 0)
    assert last is not None
    user_id = Move.objects.latest("pk").made_by_id or 0
    removing = decision_on(Decision.REMOVE, waiting, by="two")

    undone = both(removing, lambda: undo(last.batch, user_id)).result()

    assert undone == Undone(back=(), left=1)
    assert states(waiting) == ["removed"]


def test_one_undo_sent_twice_at_once_goes_back_once() -> None:
    waiting = comment(published(), state="pending")
    decision_on(Decision.APPROVE, waiting, by="one")()
    user_id = Move.objects.latest("pk").made_by_id or 0
    last = last_decision(user_id)
    assert last is not None

    def undoing() -> Undone:
        return undo(last.batch, user_id)

    assert both(undoing, undoing).result() == Undone(back=(), left=1)
    assert Move.objects.filter(undoes=last.batch).count() == 1


def test_an_author_who_withdraws_first_is_not_approved() -> None:
    waiting = comment(published(), state="pending")
    approving = decision_on(Decision.APPROVE, waiting, by="one")

    def withdrawing() -> Any:
        return Comment.objects.filter(pk=waiting.pk).move_to(CommentState.WITHDRAWN, AUTHOR)

    assert both(withdrawing, approving).result().fates == {waiting.pk: Fate.OVERTAKEN}
    assert states(waiting) == ["withdrawn"]


def test_words_that_an_author_changes_meanwhile_are_not_approved_unread() -> None:
    waiting = comment(published(), "Read by the moderator", state="pending")
    approving = decision_on(Decision.APPROVE, waiting, by="one")

    def rewriting() -> Any:
        return Comment.objects.filter(pk=waiting.pk).update(text="Read by nobody")

    assert both(rewriting, approving).result().fates == {waiting.pk: Fate.REWRITTEN}
    assert states(waiting) == ["pending"]


@pytest.mark.parametrize(
    ("decision", "sentence"),
    [
        ("approve", "No comment was approved, 1 had already been decided by somebody else."),
        ("reject", "No comment was rejected, 1 had already been decided by somebody else."),
    ],
)
def test_an_old_page_is_answered_with_a_sentence(decision: str, sentence: str) -> None:
    waiting = comment(published(), state="pending")
    one, two = signed_in(moderator("one")), signed_in(moderator("two"))
    old = {"decide": f"{decision}:{waiting.pk}", "shown": shown(two)}
    decide_in_row(one, "approve", waiting)

    assert told(two.post(EVERYTHING, old)) == sentence
    assert told(two.post(page_of(waiting), old)) == sentence
    assert states(waiting) == ["approved"]


def test_a_button_pressed_twice_decides_once() -> None:
    waiting = comment(published(), state="pending")
    client = signed_in(moderator("one"))
    sent = {"decide": f"approve:{waiting.pk}", "shown": shown(client)}
    client.post(EVERYTHING, sent)

    assert (
        told(client.post(EVERYTHING, sent))
        == "No comment was approved, 1 had already been decided by you."
    )
    assert Move.objects.filter(to_state="approved").count() == 1


def test_a_comment_that_is_gone_is_no_error() -> None:
    waiting = comment(published(), state="pending")
    client = signed_in(moderator("one"))
    sent = {"decide": f"approve:{waiting.pk}", "shown": shown(client)}
    Comment.objects.all().delete()

    assert client.post(EVERYTHING, sent).status_code == 302
