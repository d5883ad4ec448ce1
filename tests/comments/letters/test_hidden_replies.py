"""Letters about what is not public for a while: nobody is told too early, or twice, or never."""

from collections.abc import Callable, Iterator

import pytest
from django.utils import timezone

from comments.letters.sending import Round, send_waiting
from comments.letters.wanted import LONGEST_WAIT
from comments.models import Comment, Letter
from comments.moving import OPERATOR
from comments.querysets import CommentQuerySet
from comments.vocabulary import CommentState
from rulings.models import Discussion, Ruling
from rulings.vocabulary import DiscussionMode, RulingState
from tests.comments.letters.asked import due_again, told
from tests.comments.letters.mail_server import Post
from tests.concurrent import both

pytestmark = pytest.mark.django_db


def hide_and_show(reply: CommentQuerySet) -> Iterator[None]:
    """A moderator undoes what they approved, and approves it after all."""
    reply.move_to(CommentState.PENDING, OPERATOR)
    yield
    reply.approve()


def turn_off_and_on(_reply: CommentQuerySet) -> Iterator[None]:
    Discussion.objects.update(mode=DiscussionMode.OFF)
    yield
    Discussion.objects.update(mode=DiscussionMode.OPEN)


def withdraw_and_publish(_reply: CommentQuerySet) -> Iterator[None]:
    Ruling.objects.get().withdraw()
    yield
    Ruling.objects.update(state=RulingState.PUBLISHED)


@pytest.mark.parametrize(
    ("hiding", "meanwhile"),
    [
        (hide_and_show, Round(hidden=1)),
        (turn_off_and_on, Round(hidden=1)),
        (withdraw_and_publish, Round(postponed=1)),
    ],
)
def test_who_was_not_told_while_a_reply_was_hidden_is_told_once_when_it_is_back(
    post: Post, hiding: Callable[[CommentQuerySet], Iterator[None]], meanwhile: Round
) -> None:
    told()
    reply = Comment.objects.exclude(parent=None)
    for _ in hiding(reply):
        assert send_waiting() == meanwhile
        assert send_waiting() == Round(), "a letter that waits is not taken up again at once"
    due_again()
    assert send_waiting() == Round(sent=1)
    for _ in hiding(reply):
        assert send_waiting() == Round()
    due_again()
    assert send_waiting() == Round()
    assert len(post.letters) == 1


def test_a_letter_about_a_ruling_that_is_not_public_waits_without_counting_a_try(
    post: Post,
) -> None:
    letter = told()
    Ruling.objects.get().withdraw()
    for _ in range(20):
        assert send_waiting() == Round(postponed=1)
        due_again()
    letter.refresh_from_db()
    assert (letter.tries, letter.done_at) == (0, None)
    Letter.objects.update(created_at=timezone.now() - LONGEST_WAIT)
    assert send_waiting() == Round(dropped=1)


@pytest.mark.django_db(transaction=True)
def test_a_reply_that_is_shown_just_now_is_not_taken_for_hidden(post: Post) -> None:
    told()
    reply = Comment.objects.exclude(parent=None)
    reply.move_to(CommentState.PENDING, OPERATOR)
    assert both(reply.approve, send_waiting).result() == Round(sent=1)
    assert len(post.letters) == 1
