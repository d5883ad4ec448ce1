"""The findings on grounds, below a ruling: each rests on particulars of the same form."""

from __future__ import annotations

from functools import cached_property
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest

from rulings.admin.particulars import ParticularFormSet
from rulings.admin.rests_on import UnknownReference, resolved, written
from rulings.admin.rows import PlacedRowForm, PlacedRowFormSet, RowsInline
from rulings.models import Finding, Particular


class FindingForm(PlacedRowForm):
    """One finding; the particulars it rests on are named in words, they may not be saved yet."""

    rests_on = forms.CharField(
        label="Rests on particulars",
        required=False,
        max_length=2000,
        help_text="Their labels, for example “1(a), 2”; “#1, #3” counts the rows where nothing "
        "is printed.",
    )

    class Meta:
        model = Finding
        fields = ("ground", "outcome", "reason")


class FindingFormSet(PlacedRowFormSet):
    """The findings of one ruling."""

    offered = {"ground": "grounds"}

    @cached_property
    def saved_particulars(self) -> list[tuple[int, str]]:
        """Key and label, in the order of the screen."""
        if self.instance._state.adding:
            return []
        return list(Particular.objects.filter(ruling=self.instance).values_list("pk", "label"))

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if form.instance.pk:
            chosen = {particular.pk for particular in form.instance.particulars.all()}
            labels = [label for _, label in self.saved_particulars]
            indexes = [i for i, (pk, _) in enumerate(self.saved_particulars) if pk in chosen]
            form.fields["rests_on"].initial = written(labels, indexes)

    def clean(self) -> None:
        super().clean()
        if self.particulars is None:
            return
        labels = self.particulars.labels()
        for form in self.kept():
            try:
                form.rests_on = resolved(form.cleaned_data.get("rests_on", ""), labels)
            except UnknownReference as problem:
                form.add_error("rests_on", str(problem))

    @property
    def particulars(self) -> ParticularFormSet | None:
        """The rows above; none where the editor may not see them."""
        return cast("ParticularFormSet | None", self.entry.rows.get(Particular))

    def save(self, commit: bool = True) -> Any:
        saved = super().save(commit)
        if self.particulars is not None:
            rows = [form.instance for form in self.particulars.forms]
            for form in self.kept():
                form.instance.particulars.set([rows[index] for index in form.rests_on])
        return saved


class FindingInline(RowsInline):
    model = Finding
    form = FindingForm
    formset = FindingFormSet
    verbose_name_plural = "findings on grounds"
    fieldsets = (
        (None, {"fields": (("ground", "outcome"), "rests_on", "reason")}),
        ("Place", {"classes": ("collapse",), "fields": ("move_to",)}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Finding]:
        return super().get_queryset(request).prefetch_related("particulars")
