"""An author's own link to a comment: what it leads to, and what became of the comment."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db.models import F
from django.urls import reverse
from django.utils import timezone

from comments.models import Comment
from comments.submission.sentences import HELD
from comments.vocabulary import CommentState, MovedAs

if TYPE_CHECKING:
    from comments.models import Move

_LINK = Signer(salt="comments.mine")

WAITS: Final = "Your comment is waiting for a moderator. Only you can see it, at this address."
SHOWN: Final = "Your comment is shown to everybody."
APPROVED_UNSEEN: Final = (
    "Your comment was approved. It cannot be seen at present, because the ruling, its "
    "comments or a comment above it are not shown."
)
_DECIDED: Final = {
    CommentState.REJECTED: "A moderator decided not to show your comment.",
    CommentState.SPAM: "A moderator took your comment for an advertisement. It is not shown.",
    CommentState.REMOVED: "A moderator removed your comment. It is not shown any more.",
    CommentState.WITHDRAWN: "You withdrew your comment. It is not shown any more.",
    CommentState.ERASED: "Your comment was erased. Its words are kept no longer.",
}


class Notice(NamedTuple):
    """What became of a comment, in words; the reason if a moderator gave one."""

    sentence: str
    reason: str = ""


def link_to(comment: Comment) -> str:
    """The address that leads its author, and nobody else, to a comment."""
    return reverse("comments:mine", args=[token_of(comment)])


def token_of(comment: Comment) -> str:
    """What makes the address one that nobody can guess."""
    return _LINK.sign(str(comment.pk))


def followed(token: str) -> Comment | None:
    """The comment that a link leads to; ``None`` if nobody made it, or its time is over."""
    try:
        number = int(_LINK.unsign(token))
    except BadSignature:
        return None
    since = timezone.now() - timedelta(days=settings.COMMENTS.days_to_follow)
    related = Comment.objects.select_related("ruling", "parent").defer("vector", "parent__vector")
    found: Comment | None = related.filter(pk=number, created_at__gt=since).first()
    return found


def notice(comment: Comment) -> Notice:
    """What became of it. What a rule of this site held is no moderator's word."""
    if comment.state == CommentState.PENDING:
        return Notice(WAITS)
    if comment.state == CommentState.APPROVED:
        return Notice(SHOWN if is_shown(comment) else APPROVED_UNSEEN)
    if is_held(comment):
        return Notice(HELD)
    move = _move_here(comment)
    is_explained = move is not None and move.made_as == MovedAs.MODERATOR
    reason = move.reason if move and is_explained else ""
    return Notice(_DECIDED[CommentState(comment.state)], reason)


def is_held(comment: Comment) -> bool:
    """Whether a rule of this site filed it as spam, and no moderator has decided about it."""
    if comment.state != CommentState.SPAM:
        return False
    move = _move_here(comment)
    return move is not None and move.made_as == MovedAs.RULE


def is_shown(comment: Comment) -> bool:
    """Whether the public may read it where it stands."""
    return comment.is_visible and comment.ruling.is_public


def _move_here(comment: Comment) -> Move | None:
    """What led to where it stands: not that it was kept there, or came back by undoing."""
    moves = comment.moves.filter(to_state=comment.state, undoes=None)
    found: Move | None = moves.exclude(from_state=F("to_state")).last()
    return found
