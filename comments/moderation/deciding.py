"""Moderators decide about comments: about what each was shown, and nothing newer than that."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto
from typing import Self

from django.db import transaction
from django.db.models import Exists, Max, OuterRef, Q, Subquery

from comments.fingerprint import fingerprint
from comments.models import Comment, Move, Report
from comments.moderation.decisions import Decision
from comments.moving import Mover
from comments.querysets import CommentQuerySet
from comments.vocabulary import CommentState, MovedAs


class Unreadable(ValueError):
    """What came back is not what a page of ours holds."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A comment as a moderator saw it. ``last_report`` is the id of the newest open one, or 0."""

    comment_id: int
    state: CommentState
    words: str
    last_report: int

    @classmethod
    def of(cls, comment: Comment) -> Self:
        """Of a comment that was read by ``with_standing``."""
        last_report = getattr(comment, "last_report", None) or 0
        return cls(comment.pk, CommentState(comment.state), fingerprint(comment), last_report)

    @classmethod
    def read(cls, written: str) -> Self:
        """The inverse of ``str``. Raises ``Unreadable``."""
        try:
            comment_id, state, words, last_report = written.split(":")
            return cls(int(comment_id), CommentState(state), words, int(last_report))
        except ValueError as error:
            raise Unreadable(written) from error

    def __str__(self) -> str:
        return f"{self.comment_id}:{self.state.value}:{self.words}:{self.last_report}"


class Fate(Enum):
    """What became of a decision about one comment."""

    DONE = auto()
    OVERTAKEN = auto()  # somebody else moved it since it was shown
    AGAIN = auto()  # the same moderator did
    REWRITTEN = auto()  # its author changed it since
    SENSELESS = auto()  # it never could be decided of a comment in that state


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one decision about several comments, each by its id."""

    decision: Decision
    fates: dict[int, Fate]

    def number(self, fate: Fate) -> int:
        """How many comments had that fate."""
        return list(self.fates.values()).count(fate)

    @property
    def is_whole(self) -> bool:
        """Whether it came to pass for all of them."""
        return self.number(Fate.DONE) == len(self.fates)


def with_standing(comments: CommentQuerySet) -> CommentQuerySet:
    """With what a decision depends on: was it ever approved, which is its newest open report."""
    moves = Move.objects.filter(comment=OuterRef("pk"))
    reports = Report.objects.filter(comment=OuterRef("pk"), settled_at=None).order_by()
    standing: CommentQuerySet = comments.annotate(
        was_approved=Exists(moves.filter(to_state=CommentState.APPROVED)),
        last_report=Subquery(reports.values("comment").annotate(last=Max("pk")).values("last")[:1]),
    )
    return standing


def offered(comment: Comment) -> list[Decision]:
    """What can be decided about a comment that was read by ``with_standing``."""
    return [decision for decision in Decision if _makes_sense(decision, comment)]


def decide(decision: Decision, shown: Collection[Shown], user_id: int, reason: str = "") -> Outcome:
    """All of it in one transaction and as one batch; the reports that were shown are settled."""
    mover = Mover(MovedAs.MODERATOR, user_id, reason)
    with transaction.atomic():
        found = locked(each.comment_id for each in shown)
        fates = {
            each.comment_id: _fate(decision, each, found.get(each.comment_id), user_id)
            for each in shown
        }
        decided = [each for each in shown if fates[each.comment_id] is Fate.DONE]
        if decided:
            _move(decision, [found[each.comment_id] for each in decided], mover)
            # Undoing knows by the moment which reports were settled with the move.
            moment = Move.objects.filter(batch=mover.batch).latest("pk").made_at
            _settle(decided, user_id, moment)
    return Outcome(decision, fates)


def locked(comment_ids: Iterable[int]) -> dict[int, Comment]:
    """These comments by id, as they are and will stay until the transaction ends.

    The discussions first and all in one order, as every writer does: no deadlock.
    """
    comments = Comment.objects.filter(pk__in=list(comment_ids))
    comments.lock_discussions()
    moves = Move.objects.filter(comment=OuterRef("pk")).order_by("-pk")
    standing = with_standing(comments).annotate(
        last_batch=Subquery(moves.values("batch")[:1]),
        last_moved_by=Subquery(moves.values("made_by")[:1]),
    )
    rows = standing.defer("vector", "rendered").order_by("pk")
    return {row.pk: row for row in rows.select_for_update(of=("self",), no_key=True)}


def _fate(decision: Decision, shown: Shown, comment: Comment | None, user_id: int) -> Fate:
    if comment is None:
        return Fate.OVERTAKEN
    was_kept = decision is Decision.KEEP and shown.last_report and not _is_reported(comment)
    if comment.state != shown.state or was_kept:
        moved_last_by = getattr(comment, "last_moved_by", None)
        return Fate.AGAIN if moved_last_by == user_id else Fate.OVERTAKEN
    if fingerprint(comment) != shown.words:
        return Fate.REWRITTEN
    return Fate.DONE if _makes_sense(decision, comment) else Fate.SENSELESS


def _makes_sense(decision: Decision, comment: Comment) -> bool:
    return decision.makes_sense(
        CommentState(comment.state),
        is_reported=_is_reported(comment),
        was_approved=bool(getattr(comment, "was_approved", False)),
    )


def _is_reported(comment: Comment) -> bool:
    return getattr(comment, "last_report", None) is not None


def _move(decision: Decision, comments: list[Comment], mover: Mover) -> None:
    if decision.state is None:
        _record_as_kept(comments, mover)
    else:
        these = Comment.objects.filter(pk__in=[comment.pk for comment in comments])
        these.move_to(decision.state, mover)


def _record_as_kept(comments: list[Comment], mover: Mover) -> None:
    """The database records what moves; that a moderator left it where it stands, only we can."""
    Move.objects.bulk_create(
        Move(
            comment=comment,
            from_state=comment.state,
            to_state=comment.state,
            made_as=mover.made_as,
            made_by_id=mover.user_id,
            reason=mover.reason,
            batch=mover.batch,
        )
        for comment in comments
    )


def _settle(decided: Iterable[Shown], user_id: int, moment: datetime) -> None:
    """What was reported since stays open: nobody has read it yet."""
    read = Q()
    for each in decided:
        read |= Q(comment=each.comment_id, pk__lte=each.last_report)
    Report.objects.filter(read, settled_at=None).update(settled_at=moment, settled_by=user_id)
