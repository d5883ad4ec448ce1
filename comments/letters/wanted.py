"""Whether a letter is to be sent: asked when it is due, for much may have changed since."""

from __future__ import annotations

from datetime import timedelta
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from comments.letters.subscribing import KEEP_LETTERS, Standing, standing_of
from comments.models import Contact, Move
from comments.vocabulary import CommentState, LetterKind

if TYPE_CHECKING:
    from comments.models import Comment, Letter, Subscription

# A letter that could not be sent for so long is not sent any more.
LONGEST_WAIT: Final = timedelta(days=30)
_MAY_BECOME_PUBLIC = frozenset({CommentState.PENDING, CommentState.APPROVED})
_TAKEN_BACK = frozenset({CommentState.WITHDRAWN, CommentState.ERASED})


class Wanted(Enum):
    """When a letter is to be sent."""

    NOW = auto()
    LATER = auto()
    """The ruling is not public. When it is again, nobody puts another letter into the outbox."""
    ANEW = auto()
    """The reply is hidden. When it is shown again, the database announces it anew."""
    NEVER = auto()


def when_wanted(letter: Letter) -> Wanted:
    """To be called with subscription, comment, ruling and reply at hand."""
    if not _may_be_sent(letter):
        return Wanted.NEVER
    if letter.reply and not letter.reply.is_visible:
        return Wanted.ANEW
    return Wanted.NOW if letter.subscription.comment.ruling.is_public else Wanted.LATER


def _may_be_sent(letter: Letter) -> bool:
    if timezone.now() - letter.created_at >= LONGEST_WAIT:
        return False
    if letter.kind == LetterKind.CONFIRM:
        return _may_ask(letter.subscription)
    return letter.reply is not None and _may_tell(letter, letter.reply)


def _may_ask(subscription: Subscription) -> bool:
    """Nobody gets a letter because of a comment that was filed as spam."""
    is_alive = subscription.comment.state in _MAY_BECOME_PUBLIC
    return is_alive and standing_of(subscription) is Standing.WAITING


def _may_tell(letter: Letter, reply: Comment) -> bool:
    """Who took their own comment back is not told what others say to it."""
    subscription = letter.subscription
    return (
        standing_of(subscription) is Standing.CONFIRMED
        and subscription.comment.state not in _TAKEN_BACK
        and not _is_by_the_reader(reply, subscription.email)
        and not _was_told_before(letter)
    )


def _is_by_the_reader(reply: Comment, email: str) -> bool:
    return Contact.objects.filter(comment=reply, email__iexact=email).exists()


def _was_told_before(letter: Letter) -> bool:
    """A reply that was public so long ago had its letter, of which nothing is known any more."""
    before = letter.created_at - KEEP_LETTERS
    moves = Move.objects.filter(comment=letter.reply_id, to_state=CommentState.APPROVED)
    return moves.filter(made_at__lt=before).exists()
