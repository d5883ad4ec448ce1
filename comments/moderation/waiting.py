"""What waits for a moderator, and how many comments there are of each kind."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q

from comments.models import Comment, Concern, Report
from comments.querysets import CommentQuerySet
from comments.vocabulary import CommentState, ConcernRule


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of comments; ``waiting`` are the pending ones and those with open reports."""

    by_state: dict[str, int]
    waiting: int
    reported: int
    repeated: int


def reported(comments: CommentQuerySet) -> CommentQuerySet:
    """Those with a report that nobody has settled."""
    return comments.filter(Exists(Report.objects.filter(comment=OuterRef("pk"), settled_at=None)))


def repeated(comments: CommentQuerySet) -> CommentQuerySet:
    """Those that are much like another by the same name."""
    return comments.filter(
        Exists(Concern.objects.filter(comment=OuterRef("pk"), rule=ConcernRule.REPEATED))
    )


def waiting(comments: CommentQuerySet) -> CommentQuerySet:
    """Those that need a decision."""
    is_reported = Exists(Report.objects.filter(comment=OuterRef("pk"), settled_at=None))
    return comments.filter(Q(state=CommentState.PENDING) | is_reported)


def counts() -> Counts:
    """In three queries."""
    states = Comment.objects.order_by().values("state").annotate(number=Count("*"))
    by_state = dict(states.values_list("state", "number"))
    open_reports = Report.objects.filter(settled_at=None).aggregate(
        all=Count("comment", distinct=True),
        decided=Count("comment", distinct=True, filter=~Q(comment__state=CommentState.PENDING)),
    )
    return Counts(
        by_state=by_state,
        waiting=by_state.get(CommentState.PENDING, 0) + open_reports["decided"],
        reported=open_reports["all"],
        repeated=Concern.objects.filter(rule=ConcernRule.REPEATED).aggregate(
            number=Count("comment", distinct=True)
        )["number"],
    )
