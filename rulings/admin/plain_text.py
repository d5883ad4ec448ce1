"""Form fields for an editor's words: kept as typed, and comfortable to type in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db import models


class PlainText(forms.CharField):
    """Text with line breaks as the record keeps them.

    Browsers send line breaks as two characters: without this, every saved text of two lines would
    count as changed, and would change.
    """

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(self.to_python(initial), data)


class DayInput(forms.DateInput):
    """The browser's own date field: needs no script, and the keyboard works."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class ThreeWay(forms.NullBooleanSelect):
    """Yes, no, or not stated, in the words of the question."""

    def __init__(self, yes: str = "Yes", no: str = "No") -> None:
        super().__init__()
        self.choices = [("unknown", "Not stated"), ("true", yes), ("false", no)]


COMFORTABLE_FIELDS: dict[type[models.Field[Any, Any]], dict[str, Any]] = {
    models.TextField: {"form_class": PlainText, "widget": forms.Textarea(attrs={"rows": 3})},
    models.DateField: {"widget": DayInput},
    models.URLField: {"assume_scheme": "https"},
}
