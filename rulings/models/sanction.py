"""What was ordered, what was considered and rejected, and what weighed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from rulings.models.ruling import Ruling
from rulings.models.subject import FactorType
from rulings.rules import sentence
from rulings.search.facets import LONGEST_MONTHS
from rulings.vocabulary import SanctionKind, months_in_words


class Sanction(models.Model):
    """An order imposed, or one that the panel considered and rejected."""

    ruling = models.ForeignKey(Ruling, models.CASCADE, related_name="sanctions")
    position = models.PositiveSmallIntegerField(default=0)
    kind = models.CharField(max_length=30, choices=SanctionKind)
    name = models.CharField(
        "legal name",
        max_length=120,
        blank=True,
        help_text="Only where it differs from the regulator's usual name for this kind.",
    )
    imposed = models.BooleanField(
        default=True, help_text="Untick for an order that was considered and rejected."
    )
    duration_months = models.PositiveSmallIntegerField("length in months", null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    indefinite = models.BooleanField(
        default=False, help_text="Without an end, or until further order."
    )
    review = models.CharField(
        max_length=120, blank=True, help_text="For example “Review before expiry”."
    )
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("ruling_id", "-imposed", "position", "id")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(duration_months__isnull=True) | Q(duration_months__gt=0),
                name="sanction_length_positive",
                violation_error_message=sentence("sanction_length_positive"),
            ),
            models.CheckConstraint(
                condition=Q(duration_months__isnull=True) | Q(duration_months__lte=LONGEST_MONTHS),
                name="sanction_length_plausible",
                violation_error_message=sentence("sanction_length_plausible"),
            ),
            models.CheckConstraint(
                condition=Q(indefinite=False)
                | Q(duration_months__isnull=True, ends_on__isnull=True),
                name="sanction_one_length",
                violation_error_message=sentence("sanction_one_length"),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=SanctionKind.values), name="sanction_kind_known"
            ),
            models.CheckConstraint(
                condition=~Q(kind=SanctionKind.NO_ACTION)
                | Q(duration_months__isnull=True, ends_on__isnull=True, indefinite=False),
                name="sanction_no_action_has_no_length",
                violation_error_message=sentence("sanction_no_action_has_no_length"),
            ),
        ]

    def __str__(self) -> str:
        words = " ".join(part for part in (self.get_kind_display(), self.length) if part)
        return words if self.imposed else f"{words} (rejected)"

    @property
    def sanction_kind(self) -> SanctionKind:
        """The kind with its behaviour."""
        return SanctionKind(self.kind)

    @property
    def legal_name(self) -> str:
        """What the regulator calls it: as entered, or its usual name, or the common one."""
        regulator = self.ruling.regulator
        if self.name or regulator is None:
            return self.name or self.get_kind_display()
        usual = {kind.kind: kind.legal_name for kind in regulator.sanction_types.all()}
        return usual.get(self.kind, self.get_kind_display())

    @property
    def length(self) -> str:
        """The length in words, empty where none is stated."""
        if self.indefinite:
            return "indefinite"
        if self.duration_months:
            return months_in_words(self.duration_months)
        if self.ends_on:
            return f"until {self.ends_on.day} {self.ends_on:%B %Y}"
        return ""

    @property
    def years(self) -> str:
        """The length in years where it is whole years, else empty: 36 -> “3 years”."""
        if not self.duration_months or self.duration_months % 12:
            return ""
        years = self.duration_months // 12
        return "1 year" if years == 1 else f"{years} years"


class Condition(models.Model):
    """One thing the registrant must do under an order."""

    sanction = models.ForeignKey(Sanction, models.CASCADE, related_name="conditions")
    position = models.PositiveSmallIntegerField(default=0)
    text = models.TextField()

    class Meta:
        ordering = ("sanction_id", "position", "id")

    def __str__(self) -> str:
        return self.text[:80]


class ConditionPhase(models.Model):
    """One stretch of a condition's schedule; months count from the start of the order."""

    condition = models.ForeignKey(Condition, models.CASCADE, related_name="phases")
    frequency = models.CharField(max_length=80, help_text="For example “every fortnight”.")
    from_month = models.PositiveSmallIntegerField(
        default=0, help_text="0 is the start of the order."
    )
    for_months = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Empty: until the order ends."
    )

    class Meta:
        ordering = ("condition_id", "from_month", "id")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["condition", "from_month"],
                name="condition_phase_start_once",
                violation_error_message=sentence("condition_phase_start_once"),
            ),
            models.CheckConstraint(
                condition=Q(for_months__isnull=True) | Q(for_months__gt=0),
                name="condition_phase_length_positive",
                violation_error_message=sentence("condition_phase_length_positive"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.frequency}, {self.when}"

    @property
    def when(self) -> str:
        """The stretch in words: “months 1 to 12”, “from month 13 to the end”."""
        first = self.from_month + 1
        if self.for_months is None:
            return "throughout" if self.from_month == 0 else f"from month {first} to the end"
        last = self.from_month + self.for_months
        return f"month {first}" if first == last else f"months {first} to {last}"


class Factor(models.Model):
    """A circumstance that was raised, and what the panel made of it."""

    ruling = models.ForeignKey(Ruling, models.CASCADE, related_name="factors")
    factor_type = models.ForeignKey(FactorType, models.PROTECT, verbose_name="factor")
    text = models.TextField(blank=True, help_text="In the ruling's own terms.")
    accepted = models.BooleanField(
        null=True,
        blank=True,
        help_text="Yes: accepted by the panel. No: raised and rejected. Unknown: not stated.",
    )

    class Meta:
        ordering = ("ruling_id", "factor_type__side", "id")

    def __str__(self) -> str:
        return f"{self.factor_type}: {self.standing.lower()}"

    @property
    def standing(self) -> str:
        """“Accepted”, “Rejected” or “Not stated”."""
        return {True: "Accepted", False: "Rejected", None: "Not stated"}[self.accepted]
