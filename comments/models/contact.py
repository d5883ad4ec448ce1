"""How an author can be reached, apart from the comment and gone before it."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from comments.models.comment import Comment


class ContactQuerySet(models.QuerySet["Contact"]):
    """What is known of authors, narrowed step by step."""

    def with_email(self, email: str) -> Self:
        """Of those who gave this e-mail address; capitals do not matter."""
        if not email:
            return self.none()
        lowered = self.exclude(email="").alias(lowered=Lower("email"))
        return lowered.filter(lowered=Lower(models.Value(email)))


class Contact(models.Model):
    """Never public. Each part has a last day of its own, after which `manage.py tend` empties it.

    ``address_key`` is a keyed hash of the network address (of IPv6 the first 64 bits).
    """

    comment = models.OneToOneField(
        Comment, models.CASCADE, primary_key=True, related_name="contact"
    )
    email = models.EmailField(blank=True)
    email_until = models.DateField(null=True, blank=True)
    address_key = models.CharField(max_length=64, blank=True)
    address_until = models.DateField(null=True, blank=True)
    agent = models.CharField("browser", max_length=300, blank=True)
    agent_until = models.DateField(null=True, blank=True)

    objects = ContactQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(Lower("email"), condition=~Q(email=""), name="contact_email"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=(Q(email="") | Q(email_until__isnull=False))
                & (Q(address_key="") | Q(address_until__isnull=False))
                & (Q(agent="") | Q(agent_until__isnull=False)),
                name="contact_ends",
            )
        ]

    def __str__(self) -> str:
        return f"Contact of comment {self.comment_id}"
