"""The plain rows below a ruling: factors, topics, sources and corrections."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest

from rulings.admin.plain_text import ThreeWay
from rulings.admin.rows import RowFormSet, RowsInline, grouped
from rulings.admin.rules_at_fields import RuledForm
from rulings.models import Correction, Factor, FactorType, RulingTopic, Source, Topic
from rulings.rules import sentence
from rulings.vocabulary import RulingState


class FactorInline(RowsInline):
    model = Factor
    fieldsets = ((None, {"fields": (("factor_type", "accepted"), "text")}),)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "accepted":
            kwargs["widget"] = ThreeWay("Accepted", "Raised and rejected")
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "factor_type":
            field.choices = _with_empty(FactorType.objects.all(), "get_side_display")
        elif db_field.name == "accepted":
            field.label, field.help_text = "What the panel made of it", ""
        return field


class TopicFormSet(RowFormSet):
    once = sentence("ruling_topic_once")


class TopicInline(RowsInline):
    model = RulingTopic
    formset = TopicFormSet
    verbose_name = "topic"
    verbose_name_plural = "topics"
    fieldsets = ((None, {"fields": (("topic", "standing"),)}),)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "topic":
            field.choices = _with_empty(Topic.objects.all(), "group")
        return field


class SourceForm(RuledForm):
    field_of_rule: ClassVar = {"source_is_named": "publisher"}


class SourceFormSet(RowFormSet):
    """The sources of one ruling."""

    def clean(self) -> None:
        super().clean()
        if self.instance.state == RulingState.PUBLISHED and not self.kept():
            raise ValidationError(sentence("published_ruling_has_source"))


class SourceInline(RowsInline):
    model = Source
    form = SourceForm
    formset = SourceFormSet
    extra = 1
    fieldsets = ((None, {"fields": (("kind", "published_on"), "publisher", "title", "url")}),)


class CorrectionInline(RowsInline):
    model = Correction
    extra = 1
    verbose_name_plural = "corrections, as readers see them"
    fieldsets = ((None, {"fields": (("made_by", "made_on"), "note")}),)


def _with_empty(rows: models.QuerySet[Any], group: str) -> list[Any]:
    def heading(row: Any) -> str:
        value = getattr(row, group)
        return str(value() if callable(value) else value).capitalize()

    return [("", "---------"), *grouped(rows, heading)]
