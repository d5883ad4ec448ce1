"""The verbs of reader comments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db import transaction
from django.db.models import F, QuerySet

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
        """What the public may read: approved, and so is every comment above."""
        return self.filter(is_visible=True).defer("vector")  # long, and of use to the search alone

    def public(self) -> Self:
        """Visible comments of public rulings."""
        return self.visible().filter(ruling__state=RulingState.PUBLISHED)

    def in_thread_order(self) -> Self:
        """Siblings by time, comments of one minute as they came."""
        return self.order_by(F("posted_at").asc(nulls_last=True), "id")

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

    def approve(self) -> int:
        """Make public; returns how many changed."""
        return self._decide(CommentState.APPROVED)

    def reject(self) -> int:
        """Take out of public view, with the replies below; returns how many changed."""
        return self._decide(CommentState.REJECTED)

    def _decide(self, state: CommentState) -> int:
        """Moderators lock the discussions in one order before any comment: no deadlock."""
        discussions = Discussion.objects.filter(pk__in=self.order_by().values("ruling"))
        with transaction.atomic():
            list(discussions.order_by("pk").select_for_update())
            return self.exclude(state=state).update(state=state)
