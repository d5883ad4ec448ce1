"""The verbs of reader comments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db.models import F, Q, QuerySet

from comments.moving import OPERATOR, Mover, moving
from comments.search.conditions import conditions
from comments.vocabulary import CommentState
from rulings.models import Discussion
from rulings.querysets import counts_of
from rulings.vocabulary import RulingState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comments.search.criteria import CommentCriteria


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

    def approve(self, mover: Mover = OPERATOR) -> int:
        """Make public; returns how many changed."""
        return self.move_to(CommentState.APPROVED, mover)

    def reject(self, mover: Mover = OPERATOR) -> int:
        """Take out of public view, with the replies below; returns how many changed."""
        return self.move_to(CommentState.REJECTED, mover)

    def move_to(self, state: CommentState, mover: Mover = OPERATOR) -> int:
        """Make the legal ones of these moves; returns how many comments changed.

        Moderators lock the discussions in one order before any comment: no deadlock.
        """
        legal = [before for before in CommentState if state in before.moves_to]
        discussions = Discussion.objects.filter(pk__in=self.order_by().values("ruling"))
        with moving(mover):
            list(discussions.order_by("pk").select_for_update())
            return self.filter(state__in=legal).update(state=state)
