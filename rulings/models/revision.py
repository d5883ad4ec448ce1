"""The history of a ruling: what it said after each change, and who changed it."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from rulings.models.ruling import Ruling
from rulings.vocabulary import MadeWith, RemovalKind


class Revision(models.Model):
    """A ruling as it stood at the end of one transaction, written by the database (migration 0009).

    ``snapshot`` is the ruling as plain data, the shape that ``rulings.intake`` takes in, and under
    ``desk`` what is the editors' own: state, hold, expiry and replaced names. Texts of sources are
    not in it; their digests are.
    """

    ruling = models.ForeignKey(Ruling, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField(help_text="From 1, without gaps.")
    made_at = models.DateTimeField(db_default=Now())
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    made_with = models.CharField(max_length=12, choices=MadeWith)
    database_role = models.CharField(max_length=63, help_text="Who was signed in to PostgreSQL.")
    reason = models.TextField(blank=True)
    is_minor = models.BooleanField(default=False)
    restores = models.PositiveIntegerField(null=True, help_text="Number of an earlier revision.")
    snapshot = models.JSONField()

    class Meta:
        ordering = ("ruling_id", "-number")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["ruling", "number"], name="revision_number_once"),
        ]

    def __str__(self) -> str:
        return f"Revision {self.number}"


class Removal(models.Model):
    """What left the public site: one line for administrators, without personal data.

    Written by the database. It names the ruling by its id alone and outlives it.
    """

    ruling_id = models.CharField("ruling", max_length=16, db_index=True)
    kind = models.CharField(max_length=12, choices=RemovalKind)
    regulator = models.CharField(max_length=50, blank=True, help_text="Slug of the regulator.")
    reason = models.TextField(blank=True)
    made_at = models.DateTimeField(db_default=Now())
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    made_with = models.CharField(max_length=12, choices=MadeWith)

    class Meta:
        ordering = ("-made_at", "-id")

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.ruling_id}"
