"""The history of a comment: who moved it from which state to which, when and why."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from comments.models.comment import Comment
from comments.vocabulary import CommentState, MovedAs


class Move(models.Model):
    """One move, written by the database for every change by any path (migration 0005).

    Where a moderator keeps a comment as it stands, we write it: a move from a state to itself.

    ``from_state`` is empty for a comment's arrival. Moves made at once share a ``batch``; that of
    an undone batch names it in ``undoes``.
    """

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="moves")
    from_state = models.CharField(max_length=12, choices=CommentState, blank=True)
    to_state = models.CharField(max_length=12, choices=CommentState)
    made_at = models.DateTimeField(db_default=Now())
    made_as = models.CharField(max_length=12, choices=MovedAs)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    reason = models.TextField(blank=True)
    batch = models.UUIDField(null=True)
    undoes = models.UUIDField(null=True)

    class Meta:
        ordering = ("id",)
        indexes: ClassVar = [
            models.Index(fields=["batch"], name="move_batch"),
            models.Index(fields=["made_by", "-id"], name="move_by_moderator"),
        ]

    def __str__(self) -> str:
        return f"{self.get_from_state_display() or 'Arrived'} → {self.get_to_state_display()}"
