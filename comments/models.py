"""A reader's comment on a ruling: its words to the letter, and its place in the thread."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Func, Q
from django.urls import reverse

from comments.querysets import CommentQuerySet
from comments.vocabulary import CommentState
from rulings.models import Ruling, Source
from rulings.rules import sentence


class Comment(models.Model):
    """One comment. It is visible only if it and every comment above it are approved.

    ``is_visible`` is kept by a trigger (migration 0002): Python never writes it.
    """

    ruling = models.ForeignKey(Ruling, models.CASCADE, related_name="comments")
    parent = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="replies"
    )
    source = models.ForeignKey(
        Source,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="comments",
        help_text="The saved article it was read from, if it was.",
    )
    state = models.CharField(max_length=12, choices=CommentState, default=CommentState.PENDING)
    is_visible = models.BooleanField(default=False, editable=False)
    author_name = models.CharField("name", max_length=120, help_text="As signed.")
    text = models.TextField(help_text="Kept to the letter.")
    printed_number = models.PositiveIntegerField(
        null=True, blank=True, help_text="The number printed beside it in the source."
    )
    posted_at = models.DateTimeField(null=True, blank=True)
    posted_as_printed = models.CharField(max_length=80, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    # Stored: to check a phrase or an exclusion the database looks at the words of many comments.
    vector = models.GeneratedField(
        expression=Func(F("text"), function="comments_vector"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        indexes: ClassVar = [
            models.Index(
                fields=["ruling"], condition=Q(is_visible=True), name="comment_visible_on_ruling"
            ),
            models.Index(fields=["state", "-id"], name="comment_state"),
            GinIndex(fields=["vector"], name="comment_words"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | Q(parent__lt=F("id")),
                name="comment_parent_before_reply",
                violation_error_message=sentence("comment_parent_before_reply"),
            ),
            models.CheckConstraint(
                condition=~Q(author_name=""),
                name="comment_has_author",
                violation_error_message=sentence("comment_has_author"),
            ),
            models.CheckConstraint(
                condition=Q(state__in=CommentState.values), name="comment_state_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.author_name}: {self.text[:60]}"

    def get_absolute_url(self) -> str:
        return reverse("comments:comment", args=[self.pk])

    @property
    def anchor(self) -> str:
        """The id of its element on the ruling's page."""
        return f"comment-{self.pk}"
