"""What was alleged, and what the proved facts amount to."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from rulings.models.ruling import Ruling
from rulings.models.subject import Topic
from rulings.rules import sentence
from rulings.vocabulary import (
    FindingOutcome,
    GroundKind,
    ParticularKind,
    ParticularOutcome,
)


class Particular(models.Model):
    """One thing alleged, as printed, with what the panel decided about it."""

    ruling = models.ForeignKey(Ruling, models.CASCADE, related_name="particulars")
    position = models.PositiveSmallIntegerField(
        default=0, help_text="Order in the allegation, from 1."
    )
    label = models.CharField(
        max_length=20,
        blank=True,
        help_text="As printed, for example “1(a)(ii)”; gaps mean something: never renumber. "
        "Empty where the source numbers nothing.",
    )
    kind = models.CharField(max_length=16, choices=ParticularKind, default=ParticularKind.FACT)
    text = models.TextField()
    outcome = models.CharField(
        max_length=16, choices=ParticularOutcome, default=ParticularOutcome.NOT_STATED
    )
    reason = models.TextField(blank=True, help_text="Why the panel decided so, if it is said.")
    topics = models.ManyToManyField(Topic, blank=True, related_name="particulars")

    class Meta:
        ordering = ("ruling_id", "position", "id")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["ruling", "label"],
                condition=~Q(label=""),
                name="particular_label_once",
                violation_error_message=sentence("particular_label_once"),
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=ParticularOutcome.values), name="particular_outcome_known"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=ParticularKind.values), name="particular_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference}: {self.text[:80]}"

    @property
    def reference(self) -> str:
        """The printed label, or “#2” (our count) where nothing is printed."""
        return self.label or f"#{self.position}"

    @property
    def level(self) -> int:
        """Depth of the printed label: “1” is 1, “1(a)(i)” is 3."""
        return (
            1 + self.label.count("(") if not self.label.startswith("(") else self.label.count("(")
        )


class Finding(models.Model):
    """Whether established facts amount to a statutory ground, and why."""

    ruling = models.ForeignKey(Ruling, models.CASCADE, related_name="findings")
    position = models.PositiveSmallIntegerField(default=0)
    ground = models.CharField(max_length=30, choices=GroundKind)
    outcome = models.CharField(
        max_length=12, choices=FindingOutcome, default=FindingOutcome.NOT_STATED
    )
    particulars = models.ManyToManyField(
        Particular,
        through="FindingParticular",
        blank=True,
        related_name="findings",
    )
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("ruling_id", "position", "id")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(outcome__in=FindingOutcome.values), name="finding_outcome_known"
            ),
            models.CheckConstraint(
                condition=Q(ground__in=GroundKind.values), name="finding_ground_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_ground_display()}: {self.get_outcome_display().lower()}"

    @property
    def legal_name(self) -> str:
        """The ground as the regulator's law names it, or the common name."""
        regulator = self.ruling.regulator
        if regulator is None:
            return self.get_ground_display()
        usual = {ground.kind: ground.legal_name for ground in regulator.grounds.all()}
        return usual.get(self.ground, self.get_ground_display())


class FindingParticular(models.Model):
    """A particular that a finding rests on; both belong to one ruling (trigger in the database)."""

    finding = models.ForeignKey(Finding, models.CASCADE)
    particular = models.ForeignKey(Particular, models.CASCADE)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["finding", "particular"], name="finding_particular_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.finding} rests on {self.particular.reference}"
