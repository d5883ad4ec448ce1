"""The open lists that describe a case: topics, settings and factors. Editors may add to them."""

from __future__ import annotations

from django.db import models

from rulings.vocabulary import FactorSide


class Topic(models.Model):
    """What a case is about, in one controlled word or two."""

    slug = models.SlugField(unique=True)
    label = models.CharField(max_length=80)
    group = models.CharField(max_length=40)

    class Meta:
        ordering = ("group", "label")

    def __str__(self) -> str:
        return self.label


class Setting(models.Model):
    """The kind of place where the registrant worked."""

    slug = models.SlugField(unique=True)
    label = models.CharField(max_length=80)

    class Meta:
        ordering = ("label",)

    def __str__(self) -> str:
        return self.label


class FactorType(models.Model):
    """A kind of mitigating or aggravating circumstance."""

    slug = models.SlugField()
    side = models.CharField(max_length=12, choices=FactorSide)
    label = models.CharField(max_length=80)

    class Meta:
        ordering = ("side", "label")
        constraints = (
            models.UniqueConstraint(fields=("side", "slug"), name="factor_type_slug_once"),
        )

    def __str__(self) -> str:
        return f"{self.label} ({self.get_side_display().lower()})"
