"""The sanctions imposed, or considered and rejected, below a ruling, with their conditions."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest

from rulings.admin.conditions import (
    ConditionProblem,
    WrittenCondition,
    WrittenPhase,
    read,
    written,
)
from rulings.admin.plain_text import PlainText
from rulings.admin.rows import PlacedRowForm, PlacedRowFormSet, RowsInline
from rulings.models import Condition, ConditionPhase, Sanction
from rulings.rules import sentence
from rulings.vocabulary import RulingState

HOW_TO_WRITE_CONDITIONS = (
    "One a line; its schedule, if there is one, after a bar. For example: "
    "Meet a supervisor | every fortnight, months 1-12; monthly, from month 13"
)


def _was_imposed(value: Any) -> bool:
    return str(value) == "True"


class SanctionForm(PlacedRowForm):
    """One sanction; its conditions are lines of text."""

    field_of_rule: ClassVar = {
        "sanction_length_positive": "duration_months",
        "sanction_length_plausible": "duration_months",
        "sanction_one_length": "indefinite",
        "sanction_no_action_has_no_length": "duration_months",
    }
    imposed = forms.TypedChoiceField(
        label="What became of it",
        choices=((True, "Imposed"), (False, "Considered and rejected")),
        coerce=_was_imposed,
        initial=True,
    )
    condition_lines = PlainText(
        label="Conditions",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "condition-lines"}),
        help_text=HOW_TO_WRITE_CONDITIONS,
    )

    class Meta:
        model = Sanction
        fields = (
            "kind",
            "imposed",
            "duration_months",
            "ends_on",
            "indefinite",
            "reason",
            "name",
            "review",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["condition_lines"].initial = written(_saved(self.instance))

    def clean_condition_lines(self) -> tuple[WrittenCondition, ...]:
        try:
            return read(self.cleaned_data["condition_lines"])
        except ConditionProblem as problem:
            raise ValidationError(str(problem)) from problem


class SanctionFormSet(PlacedRowFormSet):
    """The sanctions of one ruling."""

    offered = {"kind": "sanctions"}

    def clean(self) -> None:
        super().clean()
        decided_on = self.instance.decided_on
        for form in self.kept():
            ends_on = form.cleaned_data.get("ends_on")
            if decided_on and ends_on and ends_on < decided_on:
                form.add_error("ends_on", sentence("sanction_ends_after_decision"))
        if self.instance.state == RulingState.PUBLISHED:
            self._require_statement()

    def _require_statement(self) -> None:
        imposed = any(form.cleaned_data.get("imposed") for form in self.kept())
        if not imposed and not self.instance.sanction_not_stated:
            raise ValidationError(sentence("published_ruling_has_sanction"))
        if imposed and self.instance.sanction_not_stated:
            raise ValidationError(sentence("ruling_sanction_not_stated_alone"))

    def save(self, commit: bool = True) -> Any:
        saved = super().save(commit)
        for form in self.kept():
            if "condition_lines" in form.changed_data:
                _save(form.instance, form.cleaned_data["condition_lines"])
        return saved


class SanctionInline(RowsInline):
    model = Sanction
    form = SanctionForm
    formset = SanctionFormSet
    verbose_name_plural = "sanctions imposed, or considered and rejected"
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("kind", "imposed"),
                    ("duration_months", "ends_on", "indefinite"),
                    "reason",
                    "condition_lines",
                )
            },
        ),
        (
            "Legal name, review and place",
            {"classes": ("collapse",), "fields": ("name", "review", "move_to")},
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Sanction]:
        return super().get_queryset(request).prefetch_related("conditions__phases")


def _saved(sanction: Sanction) -> list[WrittenCondition]:
    return [
        WrittenCondition(
            condition.text,
            tuple(
                WrittenPhase(phase.frequency, phase.from_month, phase.for_months)
                for phase in condition.phases.all()
            ),
        )
        for condition in sanction.conditions.all()
    ]


def _save(sanction: Sanction, conditions: tuple[WrittenCondition, ...]) -> None:
    """Keeps the rows, and so the addresses, of the conditions that stay in place."""
    rows = list(Condition.objects.filter(sanction=sanction))
    Condition.objects.filter(pk__in=[row.pk for row in rows[len(conditions) :]]).delete()
    for index, condition in enumerate(conditions):
        row = rows[index] if index < len(rows) else Condition(sanction=sanction)
        row.position, row.text = index + 1, condition.text
        row.save()
        row.phases.all().delete()
        ConditionPhase.objects.bulk_create(
            ConditionPhase(
                condition=row,
                frequency=phase.frequency,
                from_month=phase.from_month,
                for_months=phase.for_months,
            )
            for phase in condition.phases
        )
