"""The verbs of reader comments."""

from __future__ import annotations

from typing import Any, Self

from django.db import transaction
from django.db.models import F, QuerySet

from comments.vocabulary import CommentState
from rulings.models import Discussion
from rulings.vocabulary import RulingState


class CommentQuerySet(QuerySet[Any]):
    """Comments, narrowed step by step."""

    def visible(self) -> Self:
        """What the public may read: approved, and so is every comment above."""
        return self.filter(is_visible=True)

    def public(self) -> Self:
        """Visible comments of public rulings."""
        return self.visible().filter(ruling__state=RulingState.PUBLISHED)

    def in_thread_order(self) -> Self:
        """Siblings by time, comments of one minute as they came."""
        return self.order_by(F("posted_at").asc(nulls_last=True), "id")

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
