"""Where a ruling comes from, what was read from there, and what was put right since."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from rulings.models.ruling import Ruling
from rulings.rules import sentence
from rulings.vocabulary import CorrectionAuthor, SourceKind


class Source(models.Model):
    """A publication that the ruling was entered from, with its text if it was read by machine."""

    ruling = models.ForeignKey(Ruling, models.CASCADE, related_name="sources")
    kind = models.CharField(max_length=16, choices=SourceKind, default=SourceKind.NEWS_REPORT)
    publisher = models.CharField(max_length=120, blank=True)
    title = models.CharField(max_length=300, blank=True)
    url = models.URLField("address", max_length=500, blank=True)
    published_on = models.DateField(null=True, blank=True)
    text = models.TextField(blank=True, editable=False)
    text_digest = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        ordering = ("ruling_id", "id")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["text_digest"],
                condition=~Q(text_digest=""),
                name="source_text_read_once",
                violation_error_message=sentence("source_text_read_once"),
            ),
            models.CheckConstraint(
                condition=~Q(publisher="") | ~Q(title="") | ~Q(url=""),
                name="source_is_named",
                violation_error_message=sentence("source_is_named"),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=SourceKind.values), name="source_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.publisher or self.url


class Evidence(models.Model):
    """The words of a source that a value was read from: ``source.text[start:end]``."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="evidence")
    field = models.CharField(
        max_length=80, help_text="Path of the value, for example “sanctions.0.duration_months”."
    )
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        ordering = ("source_id", "id")
        verbose_name_plural = "evidence"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "field"], name="evidence_field_once"),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="evidence_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.field}: {self.words[:60]}"

    @property
    def words(self) -> str:
        """The passage itself."""
        return self.source.text[self.start : self.end]


class Correction(models.Model):
    """A public note on what was wrong and is put right."""

    ruling = models.ForeignKey(Ruling, models.CASCADE, related_name="corrections")
    made_by = models.CharField(
        max_length=10, choices=CorrectionAuthor, default=CorrectionAuthor.EDITOR
    )
    made_on = models.DateField(null=True, blank=True)
    note = models.TextField()

    class Meta:
        ordering = ("ruling_id", F("made_on").asc(nulls_first=True), "id")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(note=""),
                name="correction_has_note",
                violation_error_message=sentence("correction_has_note"),
            ),
        ]

    def __str__(self) -> str:
        return self.note[:80]
