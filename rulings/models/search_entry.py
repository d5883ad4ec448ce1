"""The search entry: one row per published ruling, written by the database alone."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from rulings.models.ruling import Ruling
from rulings.querysets import SearchEntryQuerySet


def _slugs() -> ArrayField[list[str], list[str]]:
    return ArrayField(models.TextField(), default=list)


class SearchEntry(models.Model):
    """What the search needs of one ruling.

    Filled by ``rulings_refresh_entries`` (migration 0003), which statement-level triggers call for
    every table that feeds it. Python only reads.
    """

    ruling = models.OneToOneField(Ruling, models.CASCADE, primary_key=True, related_name="entry")
    sanctions = _slugs()
    sanctions_rejected = _slugs()
    lengths = _slugs()
    durations = ArrayField(models.IntegerField(), default=list)
    longest_months = models.IntegerField(null=True)
    grounds = _slugs()
    grounds_not_found = _slugs()
    impairment = models.TextField()
    regulator = models.TextField(null=True)
    committee = models.TextField(null=True)
    profession = models.TextField(null=True)
    setting = models.TextField(null=True)
    hearing = models.TextField(null=True)
    topics = _slugs()
    mitigating = _slugs()
    aggravating = _slugs()
    decided_on = models.DateField(null=True)
    year = models.TextField(null=True)
    short_vector = SearchVectorField()
    long_vector = SearchVectorField()

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "search entries"
        indexes: ClassVar = [
            GinIndex(fields=["long_vector"], name="entry_long_vector"),
            GinIndex(fields=["short_vector"], name="entry_short_vector"),
            models.Index(fields=["-decided_on"], name="entry_decided_on"),
        ]

    def __str__(self) -> str:
        return f"Entry of {self.ruling_id}"


class Discussion(models.Model):
    """How much readers discuss a ruling; kept by a trigger of the comments' table."""

    ruling = models.OneToOneField(
        Ruling, models.CASCADE, primary_key=True, related_name="discussion"
    )
    visible_comments = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.visible_comments} comments on {self.ruling_id}"
