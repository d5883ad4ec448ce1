"""Who decides, about whom, on which grounds, and with which orders: reference data, editable."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from rulings.querysets import RegulatorQuerySet
from rulings.rules import sentence
from rulings.vocabulary import GroundKind, SanctionKind


class Profession(models.Model):
    """A regulated profession, whoever regulates it."""

    slug = models.SlugField(unique=True)
    label = models.CharField(max_length=80)

    class Meta:
        ordering = ("label",)

    def __str__(self) -> str:
        return self.label


class Regulator(models.Model):
    """A body whose panels decide on fitness to practise."""

    slug = models.SlugField(unique=True)
    short_name = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    law = models.CharField(
        max_length=200, help_text="The Act or Order its panels decide under, as it is cited."
    )
    website = models.URLField(blank=True)
    has_impairment_stage = models.BooleanField(
        default=True, help_text="Whether its panels decide on current impairment before sanction."
    )
    professions = models.ManyToManyField(
        Profession, through="RegulatedProfession", related_name="regulators"
    )

    objects = RegulatorQuerySet.as_manager()

    class Meta:
        ordering = ("short_name",)

    def __str__(self) -> str:
        return self.short_name


class RegulatedProfession(models.Model):
    """A profession on a regulator's register, and since and until when. Null means open."""

    regulator = models.ForeignKey(Regulator, models.CASCADE)
    profession = models.ForeignKey(Profession, models.PROTECT)
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True, help_text="Last day, inclusive.")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("regulator", "profession"), name="regulated_profession_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.profession} ({self.regulator})"


class Committee(models.Model):
    """A panel or committee of one regulator."""

    regulator = models.ForeignKey(Regulator, models.CASCADE, related_name="committees")
    slug = models.SlugField()
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ("regulator__short_name", "name")
        constraints = (
            models.UniqueConstraint(fields=("regulator", "slug"), name="committee_slug_once"),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.regulator.short_name})"


class Ground(models.Model):
    """A statutory ground as one regulator's law names it."""

    regulator = models.ForeignKey(Regulator, models.CASCADE, related_name="grounds")
    kind = models.CharField(max_length=30, choices=GroundKind)
    legal_name = models.CharField(max_length=120)

    class Meta:
        ordering = ("regulator__short_name", "kind")
        constraints = (
            models.UniqueConstraint(fields=("regulator", "kind"), name="ground_kind_once"),
        )

    def __str__(self) -> str:
        return f"{self.legal_name} ({self.regulator.short_name})"


class SanctionType(models.Model):
    """An order that one regulator's panels can make, under its own name."""

    regulator = models.ForeignKey(Regulator, models.CASCADE, related_name="sanction_types")
    kind = models.CharField(max_length=30, choices=SanctionKind)
    legal_name = models.CharField(max_length=120)
    is_confirmed = models.BooleanField(
        default=True, help_text="Whether name and limits were checked against the regulator's law."
    )

    class Meta:
        ordering = ("regulator__short_name", "kind")
        constraints = (
            models.UniqueConstraint(fields=("regulator", "kind"), name="sanction_type_kind_once"),
        )

    def __str__(self) -> str:
        return f"{self.legal_name} ({self.regulator.short_name})"


class SanctionLimit(models.Model):
    """How long an order could be between two dates. A type without a limit has no known limit."""

    sanction_type = models.ForeignKey(SanctionType, models.CASCADE, related_name="limits")
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True, help_text="Last day, inclusive.")
    min_months = models.PositiveSmallIntegerField(default=1)
    max_months = models.PositiveSmallIntegerField()
    allowed_months = ArrayField(
        models.PositiveSmallIntegerField(),
        default=list,
        blank=True,
        help_text="Only these lengths, if any are listed (for example 12, 36, 60).",
    )
    may_be_indefinite = models.BooleanField(default=False)

    class Meta:
        ordering = ("sanction_type", "valid_from")
        constraints = (
            models.CheckConstraint(
                condition=Q(min_months__lte=F("max_months")),
                name="sanction_limit_min_below_max",
                violation_error_message=sentence("sanction_limit_min_below_max"),
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_to__isnull=True)
                | Q(valid_from__lte=F("valid_to")),
                name="sanction_limit_dates_in_order",
                violation_error_message=sentence("sanction_limit_dates_in_order"),
            ),
        )

    def __str__(self) -> str:
        return f"{self.sanction_type}: {self.min_months} to {self.max_months} months"
