"""Letters to authors who asked to be told of replies, and who asked."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from comments.models.comment import Comment
from comments.vocabulary import LetterKind


class Subscription(models.Model):
    """Somebody wants to be told of replies to a comment; nothing is sent before they confirm it."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="subscriptions")
    email = models.EmailField()
    created_at = models.DateTimeField(auto_now_add=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["comment", "email"], name="subscription_once"),
        ]

    def __str__(self) -> str:
        return f"Subscription {self.pk} to comment {self.comment_id}"


class Letter(models.Model):
    """The outbox: a letter that is to be sent, or was. It is written when it is sent.

    Letters about replies are put here by the database when a reply becomes visible (migration
    0005), one for each subscription and reply, for ever.
    """

    kind = models.CharField(max_length=8, choices=LetterKind)
    subscription = models.ForeignKey(Subscription, models.CASCADE, related_name="letters")
    reply = models.ForeignKey(
        Comment, models.CASCADE, null=True, blank=True, related_name="letters"
    )
    created_at = models.DateTimeField(db_default=Now())
    next_try_at = models.DateTimeField(db_default=Now())
    tries = models.PositiveSmallIntegerField(default=0, db_default=0)
    last_error = models.CharField(max_length=300, blank=True, db_default="")
    done_at = models.DateTimeField(null=True, blank=True, help_text="Sent, or not wanted any more.")

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["next_try_at"], condition=Q(done_at__isnull=True), name="letter_waiting"
            )
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["subscription", "kind", "reply"],
                nulls_distinct=False,
                name="letter_once",
            ),
            models.CheckConstraint(
                condition=Q(kind=LetterKind.CONFIRM, reply__isnull=True)
                | Q(kind=LetterKind.REPLY, reply__isnull=False),
                name="letter_of_a_reply_names_it",
            ),
        ]

    def __str__(self) -> str:
        return f"Letter {self.pk} ({self.kind})"
