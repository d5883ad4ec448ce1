"""The search entry: one row per published ruling, written by the database alone."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models.functions import Now

from rulings.models.ruling import Ruling
from rulings.querysets import PassageQuerySet, SearchEntryQuerySet


def _slugs() -> ArrayField[list[str], list[str]]:
    return ArrayField(models.TextField(), default=list)


class SearchEntry(models.Model):
    """What the search needs of one ruling.

    Filled by ``rulings_refresh_entries`` (migrations 0003 and 0006), which statement-level triggers
    call for every table that feeds it. Python only reads. ``content_hash`` (SHA-256, hexadecimal)
    covers all that the public reads of the ruling; ``changed_at`` is when it was last another.
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
    content_hash = models.CharField(max_length=64, db_default="")
    changed_at = models.DateTimeField(db_default=Now())

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "search entries"
        indexes: ClassVar = [
            GinIndex(fields=["long_vector"], name="entry_long_vector"),
            GinIndex(fields=["short_vector"], name="entry_short_vector"),
            models.Index(fields=["-decided_on"], name="entry_decided_on"),
            models.Index(fields=["-changed_at"], name="entry_changed_at"),
        ]

    def __str__(self) -> str:
        return f"Entry of {self.ruling_id}"


class Passage(models.Model):
    """One piece of text of one ruling, as the search reads it and as its page shows it.

    A view over the tables (migration 0005): what a ruling's entry and its snippets are made of.
    ``anchor`` is the id of the element on the ruling's page that holds the text.
    """

    id = models.TextField(primary_key=True)
    ruling = models.ForeignKey(Ruling, models.DO_NOTHING, related_name="passages")
    kind = models.TextField()
    anchor = models.TextField()
    section = models.IntegerField()
    position = models.BigIntegerField()
    text = models.TextField()

    objects = PassageQuerySet.as_manager()

    class Meta:
        managed = False
        db_table = "rulings_passage"

    def __str__(self) -> str:
        return f"{self.kind}: {self.text[:80]}"
