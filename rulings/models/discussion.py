"""What readers may say about a ruling, and how much they have said."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from rulings.models.ruling import Ruling
from rulings.vocabulary import DiscussionMode


class DiscussionQuerySet(models.QuerySet["Discussion"]):
    """The discussions of rulings."""

    def locked(self) -> list[Discussion]:
        """These, for this transaction: whoever writes to a thread waits.

        In one order for everybody, and before any comment: nobody waits in a circle.
        """
        return list(self.order_by("pk").select_for_update())


class Discussion(models.Model):
    """One row for each ruling, made with it by the database (migration 0007).

    ``visible_comments`` is kept by a trigger of the comments' table. Whoever writes to a thread
    first locks this row.
    """

    ruling = models.OneToOneField(
        Ruling, models.CASCADE, primary_key=True, related_name="discussion"
    )
    visible_comments = models.PositiveIntegerField(default=0, editable=False)
    mode = models.CharField(
        max_length=4,
        choices=DiscussionMode,
        default=DiscussionMode.OPEN,
        db_default=DiscussionMode.OPEN,
        help_text="Off takes every comment out of public view; nothing is lost.",
    )
    last_day = models.DateField(
        "last day for comments",
        null=True,
        blank=True,
        help_text="From the day after, comments can be read and no longer written. "
        "Empty: for good.",
    )

    objects = DiscussionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(mode__in=DiscussionMode.values), name="discussion_mode_known"
            )
        ]
        # The order of what is most discussed.
        indexes: ClassVar = [
            models.Index(
                F("visible_comments").desc(),
                name="discussion_most",
                condition=Q(visible_comments__gt=0),
                include=["ruling"],
            )
        ]

    def __str__(self) -> str:
        return f"Comments on “{self.ruling.title}”"

    @property
    def is_off(self) -> bool:
        """Whether nobody may read or write comments."""
        return self.mode == DiscussionMode.OFF

    def is_open(self, today: date | None = None) -> bool:
        """Whether readers may write; the last day is one of them."""
        day = today or timezone.localdate()
        return not self.is_off and (self.last_day is None or day <= self.last_day)
