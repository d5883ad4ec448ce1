"""What protects the people in a ruling: replaced names, a last day, and cleared words."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now, Upper

from rulings.models.regulator import Regulator
from rulings.models.ruling import Ruling
from rulings.rules import sentence
from rulings.vocabulary import RetentionBasis, SanctionKind


class NameReplacement(models.Model):
    """A name, and what is shown instead. The database puts it into every text of the ruling.

    So no face can show the name, whatever wrote the text (migration 0010).
    """

    ruling = models.ForeignKey(Ruling, models.CASCADE, related_name="name_replacements")
    written = models.CharField("name as written", max_length=120)
    shown = models.CharField(
        "shown instead", max_length=60, help_text="Initials, or for example “Registrant A”."
    )

    class Meta:
        ordering = ("ruling_id", "id")
        constraints: ClassVar = [
            models.UniqueConstraint(
                "ruling",
                Upper("written"),
                name="name_replacement_once",
                violation_error_message=sentence("name_replacement_once"),
            ),
            models.CheckConstraint(
                condition=~Q(written=F("shown")),
                name="name_replacement_differs",
                violation_error_message=sentence("name_replacement_differs"),
            ),
            models.CheckConstraint(
                condition=Q(written__regex=r"\w") & Q(shown__regex=r"\w"),
                name="name_replacement_named",
                violation_error_message=sentence("name_replacement_named"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.written} → {self.shown}"


class RetentionRule(models.Model):
    """How long a regulator's rulings stay on the site: data, for an administrator to correct."""

    regulator = models.ForeignKey(Regulator, models.CASCADE, related_name="retention_rules")
    kind = models.CharField(
        "order",
        max_length=30,
        choices=SanctionKind,
        blank=True,
        help_text="Empty: every order without a rule of its own, and rulings without an order.",
    )
    months = models.PositiveSmallIntegerField()
    counted_from = models.CharField(
        max_length=12, choices=RetentionBasis, default=RetentionBasis.PUBLICATION
    )
    is_confirmed = models.BooleanField(
        default=False, help_text="Whether it was checked against the regulator's own policy."
    )

    class Meta:
        ordering = ("regulator__short_name", "kind")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["regulator", "kind"],
                name="retention_rule_once",
                violation_error_message=sentence("retention_rule_once"),
            ),
        ]

    def __str__(self) -> str:
        order = self.get_kind_display() or "Any order"
        return f"{self.regulator}, {order}: {self.months} months"


class Clearance(models.Model):
    """Words that look like personal data and are none: an editor said so, and why."""

    ruling = models.ForeignKey(Ruling, models.CASCADE, related_name="clearances")
    words = models.CharField(max_length=200)
    reason = models.CharField(max_length=300)
    cleared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    cleared_at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ("ruling_id", "id")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["ruling", "words"], name="clearance_once"),
            models.CheckConstraint(
                condition=~Q(words="") & ~Q(reason=""), name="clearance_is_explained"
            ),
        ]

    def __str__(self) -> str:
        return self.words
