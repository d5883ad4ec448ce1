"""Replaced names: rows of the ruling's form."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from rulings.admin.rows import RowFormSet, RowsInline
from rulings.models import NameReplacement


class NameFormSet(RowFormSet):
    """Names, each with what is shown instead."""

    once = "Two rows replace the same name: keep one of them."


class NameInline(RowsInline):
    """Replaced in every text of the ruling when the form is saved, and in what is added later."""

    model = NameReplacement
    formset = NameFormSet
    fields = (("written", "shown"),)
    extra = 1
    verbose_name = "replaced name"
    verbose_name_plural = "replaced names"

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).order_by("pk")
