"""The particulars of the allegation, below a ruling."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.forms.formsets import DELETION_FIELD_NAME
from django.http import HttpRequest

from rulings.admin.plain_text import PlainText
from rulings.admin.rows import PlacedRowForm, PlacedRowFormSet, RowsInline, grouped
from rulings.admin.topic_boxes import TopicBoxes
from rulings.models import Particular, Topic
from rulings.rules import sentence


class ParticularForm(PlacedRowForm):
    """One particular."""

    class Meta:
        model = Particular
        fields = ("label", "kind", "outcome", "text", "reason", "topics")

    def validate_constraints(self) -> None:
        """As Django does, but labels are compared on the screen: two rows may swap theirs."""
        exclude: set[str] = self._get_validation_exclusions()  # type: ignore[attr-defined]
        self.instance.validate_constraints(exclude={*exclude, "label"})


class ParticularFormSet(PlacedRowFormSet):
    """The particulars of one ruling."""

    def clean(self) -> None:
        super().clean()
        seen: set[str] = set()
        for form in self.kept():
            label = form.cleaned_data.get("label")
            if label and label in seen:
                form.add_error("label", sentence("particular_label_once"))
            seen.add(label)

    def labels(self) -> list[str | None]:
        """The labels as they stand on the screen; ``None`` for a row that will not be saved."""
        return [
            form.cleaned_data.get("label", "") if self.keeps(form) else None for form in self.forms
        ]

    def save(self, commit: bool = True) -> Any:
        # Rows are saved one by one, and the rule that a label is unique holds after each: make way.
        leaving = [
            form.instance.pk
            for form in self.initial_forms
            if {"label", DELETION_FIELD_NAME} & set(form.changed_data)
        ]
        Particular.objects.filter(pk__in=leaving).update(label="")
        return super().save(commit)


class ParticularInline(RowsInline):
    model = Particular
    form = ParticularForm
    formset = ParticularFormSet
    fieldsets = (
        (None, {"fields": (("label", "outcome", "kind"), "text", "reason")}),
        ("Topics and place", {"classes": ("collapse",), "fields": ("topics", "move_to")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Particular]:
        return super().get_queryset(request).prefetch_related("topics")

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "topics":
            topics = grouped(Topic.objects.all(), lambda topic: topic.group)
            field = db_field.formfield(widget=TopicBoxes)
            field.choices = topics
            return field
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(field, PlainText):
            field.widget.attrs["rows"] = 2
        return field
