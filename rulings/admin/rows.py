"""Rows below a ruling: what the inlines of the ruling's form have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, ClassVar, cast

from django import forms
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.formsets import DELETION_FIELD_NAME
from django.http import HttpRequest

from rulings.admin.entry import Entry
from rulings.admin.offers import What
from rulings.admin.plain_text import COMFORTABLE_FIELDS
from rulings.admin.rules_at_fields import RuledForm
from rulings.admin.typed import InlineFormSet, StackedInline
from rulings.models import Ruling

ROW_VANISHED = (
    "A row that you changed has been removed by somebody else in the meantime: "
    "go back, keep your words, open the page again and enter them there."
)
FORM_DAMAGED = "The form arrived damaged, some rows may be missing: go back and send it again."
MOST_ROWS = 200


class RowFormSet(InlineFormSet):
    """The rows of one kind below one ruling."""

    model: type[models.Model]
    instance: Ruling
    once: ClassVar[str] = ""  # what to say where rows repeat each other
    offered: ClassVar[dict[str, What]] = {}  # selects that depend on the regulator

    def __init__(self, *args: Any, entry: Entry, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.entry = entry
        entry.rows[self.model] = self

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        for name, what in self.offered.items():
            field = form.fields[name]
            field.choices = self.entry.offers.choices(what, self.instance.regulator_id)
            field.widget.attrs["data-offered"] = what

    def clean(self) -> None:
        super().clean()
        if self.total_form_count() < 0 or self.initial_form_count() < 0:
            raise ValidationError(FORM_DAMAGED)
        if any("id" in form.errors or form.instance.pk is None for form in self.initial_forms):
            raise ValidationError(ROW_VANISHED)
        self._check_offered()

    def _check_offered(self) -> None:
        offer = self.entry.offers.at(self.instance.regulator_id) if self.offered else None
        for form in self.kept():
            for name, what in self.offered.items():
                value = form.cleaned_data.get(name)
                refusal = offer.refusal(what, value) if offer and value else None
                if refusal:
                    form.add_error(name, refusal)

    def get_unique_error_message(self, unique_check: Any) -> str:
        return self.once or super().get_unique_error_message(unique_check)

    def kept(self) -> list[Any]:
        """The forms of the rows that will be there after the save, as they stand on the screen."""
        return [form for form in self.forms if self.keeps(form)]

    def keeps(self, form: Any) -> bool:
        """Whether the form's row will be there after the save."""
        is_filled = form.instance.pk is not None or form.has_changed()
        return is_filled and not form.cleaned_data.get(DELETION_FIELD_NAME)


class PlacedRowForm(RuledForm):
    """A row whose place matters."""

    move_to = forms.IntegerField(
        label="Move to place",
        required=False,
        min_value=1,
        max_value=MOST_ROWS,
        help_text="Empty: the row stays where it is.",
    )


class PlacedRowFormSet(RowFormSet):
    """Rows whose ``position`` is their place on the screen, from 1."""

    def save(self, commit: bool = True) -> Any:
        moved = []
        for position, form in enumerate(in_place(self.kept()), start=1):
            if form.instance.position != position:
                form.instance.position = position
                moved.append(form.instance)
        saved = super().save(commit)  # only what was changed on the screen
        self.model._default_manager.bulk_update(moved, ["position"])
        return saved


def in_place(forms_on_screen: Iterable[Any]) -> list[Any]:
    """The forms in their new order: those that move are put at the place they ask for."""
    forms_on_screen = list(forms_on_screen)
    staying = [form for form in forms_on_screen if not form.cleaned_data.get("move_to")]
    moving = [form for form in forms_on_screen if form.cleaned_data.get("move_to")]
    for form in sorted(moving, key=lambda form: cast(int, form.cleaned_data["move_to"])):
        staying.insert(form.cleaned_data["move_to"] - 1, form)
    return staying


class RowsInline(StackedInline):
    """Rows of one kind, with a few empty ones for browsers without scripts."""

    formset = RowFormSet
    form = RuledForm
    formfield_overrides = COMFORTABLE_FIELDS
    extra = 2  # the script leaves one, or none below saved rows
    max_num = MOST_ROWS

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        return super().get_formset(request, obj, absolute_max=MOST_ROWS, **kwargs)

    def formfield_for_dbfield(
        self, db_field: models.Field[Any, Any], request: HttpRequest, **kwargs: Any
    ) -> Any:
        return without_buttons(super().formfield_for_dbfield(db_field, request, **kwargs))


def without_buttons(field: Any) -> Any:
    """The field without the buttons that open lists of reference data in another window."""
    if field is not None and isinstance(field.widget, RelatedFieldWidgetWrapper):
        field.widget = field.widget.widget
    return field


def grouped(
    rows: Iterable[models.Model], group: Callable[[Any], str]
) -> list[tuple[str, list[tuple[Any, str]]]]:
    """Choices under headings. The rows come in the order of their groups."""
    groups: dict[str, list[tuple[Any, str]]] = {}
    for row in rows:
        groups.setdefault(group(row), []).append((row.pk, str(getattr(row, "label", row))))
    return list(groups.items())
