"""The verbs of reader comments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db import transaction
from django.db.models import Count, F, QuerySet, Value

from comments.search.conditions import conditions
from comments.vocabulary import CommentState
from rulings.models import Discussion
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

    def newest_first(self) -> Self:
        """A total order; comments without a time come last."""
        return self.order_by(F("posted_at").desc(nulls_last=True), "-id")

    def for_results(self) -> Self:
        """With everything a list of comments shows, in one query."""
        return self.select_related("ruling")

    def counts_of(self, several: Sequence[CommentCriteria]) -> list[int]:
        """How many meet each of the criteria, in their order, in one query."""
        if not several:
            return []
        counted = [self._numbered(number, criteria) for number, criteria in enumerate(several)]
        found = dict(counted[0].union(*counted[1:], all=True))
        return [found.get(number, 0) for number in range(len(several))]

    def approve(self) -> int:
        """Make public; returns how many changed."""
        return self._decide(CommentState.APPROVED)

    def reject(self) -> int:
        """Take out of public view, with the replies below; returns how many changed."""
        return self._decide(CommentState.REJECTED)

    def _numbered(self, number: int, criteria: CommentCriteria) -> QuerySet[Any, Any]:
        counted: QuerySet[Any, Any] = (
            self.meeting(criteria)
            .order_by()
            .annotate(which=Value(number))
            .values("which")
            .annotate(number=Count("*"))
            .values_list("which", "number")
        )
        return counted

    def _decide(self, state: CommentState) -> int:
        """Moderators lock the discussions in one order before any comment: no deadlock."""
        discussions = Discussion.objects.filter(pk__in=self.order_by().values("ruling"))
        with transaction.atomic():
            list(discussions.order_by("pk").select_for_update())
            return self.exclude(state=state).update(state=state)
