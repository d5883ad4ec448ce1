"""Which letters are sent now, which wait, and which are not sent any more."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from comments.letters.subscribing import CONFIRM_WITHIN, KEEP_LETTERS
from comments.letters.wanted import LONGEST_WAIT, Wanted, when_wanted
from comments.models import Comment, Contact, Letter, Move, Subscription
from comments.vocabulary import CommentState
from rulings.models import Discussion, Ruling
from tests.comments.letters.asked import EMAIL, asked, told

pytestmark = pytest.mark.django_db


def wanted(letter: Letter) -> Wanted:
    return when_wanted(Letter.objects.get(pk=letter.pk))


def without_words(state: str) -> dict[str, str]:
    return {"state": state, **({"text": ""} if state == CommentState.ERASED else {})}


@pytest.mark.parametrize("state", [state for state in CommentState if state != "approved"])
def test_a_reply_that_is_hidden_is_announced_anew_when_it_is_shown(state: CommentState) -> None:
    letter = told()
    assert wanted(letter) is Wanted.NOW
    Comment.objects.filter(letters=letter).update(**without_words(state))
    assert wanted(letter) is Wanted.ANEW


def test_nobody_is_told_where_the_discussion_is_off() -> None:
    letter = told()
    Discussion.objects.update(mode="off")
    assert wanted(letter) is Wanted.ANEW


@pytest.mark.parametrize("letter_about", [told, asked])
def test_a_letter_about_a_ruling_that_is_not_public_waits(
    letter_about: Callable[[], Letter],
) -> None:
    letter = letter_about()
    Ruling.objects.get().withdraw()
    assert wanted(letter) is Wanted.LATER
    Ruling.objects.update(state="published")
    assert wanted(letter) is Wanted.NOW


@pytest.mark.parametrize("letter_about", [told, asked])
def test_a_letter_that_waited_too_long_is_not_sent_any_more(
    letter_about: Callable[[], Letter],
) -> None:
    letter = letter_about()
    now = timezone.now()
    Letter.objects.update(created_at=now - LONGEST_WAIT + timedelta(minutes=1))
    assert wanted(letter) is Wanted.NOW
    Letter.objects.update(created_at=now - LONGEST_WAIT)
    assert wanted(letter) is Wanted.NEVER


@pytest.mark.parametrize("state", ["withdrawn", "erased"])
def test_nobody_is_told_who_took_their_own_comment_back(state: str) -> None:
    letter = told()
    Comment.objects.filter(parent=None).update(**without_words(state))
    assert letter.reply is not None
    letter.reply.refresh_from_db()
    assert letter.reply.is_visible, "otherwise it is not the reader’s own comment that decides"
    assert wanted(letter) is Wanted.NEVER


def test_somebody_whose_comment_a_moderator_removed_is_told_of_replies() -> None:
    letter = told()
    Comment.objects.filter(parent=None).update(state="removed")
    assert wanted(letter) is Wanted.NOW


@pytest.mark.parametrize("change", [{"ended_at": timezone.now()}, {"confirmed_at": None}])
def test_nobody_is_told_who_did_not_confirm_or_stopped(change: dict[str, object]) -> None:
    letter = told()
    Subscription.objects.update(**change)
    assert wanted(letter) is Wanted.NEVER


def test_nobody_is_told_of_their_own_reply() -> None:
    letter = told()
    day = timezone.localdate()
    own = Contact.objects.create(
        comment=Comment.objects.get(letters=letter), email=EMAIL.upper(), email_until=day
    )
    assert wanted(letter) is Wanted.NEVER
    own.email = "day@shift.example"
    own.save()
    assert wanted(letter) is Wanted.NOW


def test_nobody_is_told_again_of_a_reply_whose_letter_is_forgotten() -> None:
    letter = told()
    Move.objects.update(made_at=timezone.now() - KEEP_LETTERS + timedelta(minutes=1))
    assert wanted(letter) is Wanted.NOW
    Move.objects.update(made_at=timezone.now() - KEEP_LETTERS - timedelta(minutes=1))
    assert wanted(letter) is Wanted.NEVER


@pytest.mark.parametrize("state", ["spam", "rejected", "removed", "withdrawn"])
def test_nobody_is_asked_because_of_a_comment_that_was_turned_down(state: str) -> None:
    letter = asked()
    assert wanted(letter) is Wanted.NOW
    Comment.objects.update(state=state)
    assert wanted(letter) is Wanted.NEVER


def test_nobody_is_asked_who_answered_or_whose_time_is_over() -> None:
    letter = asked()
    Subscription.objects.update(confirmed_at=timezone.now())
    assert wanted(letter) is Wanted.NEVER
    Subscription.objects.update(confirmed_at=None)
    assert wanted(letter) is Wanted.NOW
    Subscription.objects.update(created_at=timezone.now() - CONFIRM_WITHIN)
    assert wanted(letter) is Wanted.NEVER
