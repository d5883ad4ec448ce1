"""A moderator takes back their last decision, as far as nothing has happened since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone

from comments.models import Comment, Move, Report
from comments.moderation.deciding import locked
from comments.moving import Mover
from comments.vocabulary import CommentState, MovedAs

UNDO_FOR: Final = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class LastDecision:
    """A batch that can still be undone, at least in part."""

    batch: UUID
    number: int
    state: CommentState
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Undone:
    """Which comments went back, and how many did not because something happened to them."""

    back: tuple[int, ...]
    left: int


def last_decision(user_id: int) -> LastDecision | None:
    """The newest of this moderator's decisions that has not been overtaken or undone."""
    later = Move.objects.filter(comment=OuterRef("comment"), pk__gt=OuterRef("pk"))
    move = _decisions(user_id).filter(~Exists(later)).order_by("-pk").first()
    if move is None or move.batch is None:
        return None
    number = Move.objects.filter(batch=move.batch).count()
    return LastDecision(move.batch, number, CommentState(move.to_state), move.made_at)


def undo(batch: UUID, user_id: int) -> Undone:
    """Move back what nobody has touched since; reports that were settled with it open again."""
    with transaction.atomic():
        moves = list(_decisions(user_id).filter(batch=batch))
        found = locked(move.comment_id for move in moves)
        back = [move for move in moves if _can_go_back(move, found.get(move.comment_id))]
        mover = Mover(MovedAs.MODERATOR, user_id, "Undone.", undoes=batch)
        for state in {move.from_state for move in back}:
            chosen = [move.comment_id for move in back if move.from_state == state]
            Comment.objects.filter(pk__in=chosen).move_to(CommentState(state), mover)
        _open_again(back, user_id)
    return Undone(tuple(move.comment_id for move in back), len(moves) - len(back))


def _decisions(user_id: int) -> QuerySet[Move]:
    """The moves of decisions that are still offered to be undone.

    To undo is none of them, nor is to keep: nothing moved. But what was kept was decided about, so
    that an earlier decision about it is overtaken.
    """
    return Move.objects.filter(
        made_by=user_id,
        made_as=MovedAs.MODERATOR,
        batch__isnull=False,
        undoes=None,
        made_at__gte=timezone.now() - UNDO_FOR,
    ).exclude(from_state=F("to_state"))


def _can_go_back(move: Move, comment: Comment | None) -> bool:
    if comment is None or getattr(comment, "last_batch", None) != move.batch:
        return False
    # Words that were changed since become public only by a decision about these words.
    if comment.edited_at is not None and comment.edited_at > move.made_at:
        return False
    return move.from_state in CommentState(move.to_state).moves_to


def _open_again(back: list[Move], user_id: int) -> None:
    """Unless the same reader has reported the comment again since: one report is enough."""
    again = Report.objects.filter(
        comment=OuterRef("comment"), address_key=OuterRef("address_key"), settled_at=None
    ).exclude(address_key="")
    settled = Report.objects.filter(
        comment__in=[move.comment_id for move in back],
        settled_by=user_id,
        settled_at__in={move.made_at for move in back},
    )
    settled.filter(~Exists(again)).update(settled_at=None, settled_by=None)
