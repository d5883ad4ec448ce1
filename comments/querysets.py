"""The verbs of reader comments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import F, Q, QuerySet, Subquery, TextField
from django.db.models.functions import Cast, Length

from comments.levels import BYTES_OF_A_LEVEL
from comments.moving import OPERATOR, Mover, moving
from comments.search.conditions import conditions
from comments.vocabulary import CommentState
from rulings.models import Discussion
from rulings.querysets import counts_of
from rulings.vocabulary import RulingState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comments.models import Comment
    from comments.search.criteria import CommentCriteria


# More than any ruling has: a list that ends is sorted before it is counted or put together.
MOST = 10_000_000


class CommentQuerySet(QuerySet[Any]):
    """Comments, narrowed step by step."""

    def visible(self) -> Self:
        """What the public may read: approved, and every comment above was let in."""
        return self.filter(is_visible=True).defer("vector")  # long, and of use to the search alone

    def shown(self) -> Self:
        """What stands on a page: visible comments, and notes in place of what was taken away."""
        return self.filter(Q(is_visible=True) | Q(is_tombstone=True)).defer("vector")

    def public(self) -> Self:
        """Visible comments of public rulings."""
        return self.visible().filter(ruling__state=RulingState.PUBLISHED)

    def in_thread_order(self) -> Self:
        """As they are read: each thread whole, siblings by time, those of one minute as they came.

        Where indents stop, replies stand in the order of their time.
        """
        return self.order_by("thread_key")

    def before(self, comment: Comment) -> Self:
        """What is read before a comment, on the same ruling."""
        return self.filter(ruling=comment.ruling_id, thread_key__lt=comment.thread_key)

    def levels(self) -> str:
        """The level of every comment as one digit, in thread order: “1” begins a thread."""
        keys = self.order_by("thread_key").annotate(
            level=Cast(Length("thread_key") / BYTES_OF_A_LEVEL, TextField())
        )
        # Sorted by its index, and so before it is put together: sorting here would cost as much.
        levels: str = keys[:MOST].aggregate(levels=StringAgg("level", "", default=""))["levels"]
        return levels

    def stretch(self, first: int, end: int) -> Self:
        """Those at some places, from 0, in thread order; only these are fetched from the table."""
        keys = self.order_by("thread_key").values("thread_key")
        from_key = Subquery(keys[first : first + 1])
        return self.filter(thread_key__gte=from_key).in_thread_order()[: end - first]

    def meeting(self, criteria: CommentCriteria) -> Self:
        """What a search in comments asks for."""
        return self.filter(conditions(criteria))

    def counts_of(self, several: Sequence[CommentCriteria]) -> list[int]:
        """The number that meets each of the criteria, in their order, in one query."""
        return counts_of([self.meeting(criteria) for criteria in several])

    def newest_first(self) -> Self:
        """A total order; comments without a time come last."""
        return self.order_by(F("posted_at").desc(nulls_last=True), "-id")

    def for_results(self) -> Self:
        """With everything a list of comments shows, in one query."""
        return self.select_related("ruling")

    def newly_shown_first(self) -> Self:
        """What readers could see last comes first, whenever it was written."""
        return self.order_by("-shown_at", "-id")

    def for_feed(self) -> Self:
        """With everything an entry of a feed holds, in one query."""
        return self.select_related("ruling")

    def approve(self, mover: Mover = OPERATOR) -> int:
        """Make public; returns how many changed."""
        return self.move_to(CommentState.APPROVED, mover)

    def reject(self, mover: Mover = OPERATOR) -> int:
        """Take out of public view, with the replies below; returns how many changed."""
        return self.move_to(CommentState.REJECTED, mover)

    def lock_discussions(self) -> None:
        """Before anything is decided about these comments; in a transaction."""
        Discussion.objects.filter(pk__in=self.order_by().values("ruling")).locked()

    def move_to(self, state: CommentState, mover: Mover = OPERATOR) -> int:
        """Make the legal ones of these moves; returns how many comments changed."""
        legal = [before for before in CommentState if state in before.moves_to]
        with moving(mover):
            self.lock_discussions()
            return self.filter(state__in=legal).update(state=state)
