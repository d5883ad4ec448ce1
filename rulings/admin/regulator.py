"""Screens for the regulators: their committees, registers, grounds, orders and limits."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.forms.formsets import DELETION_FIELD_NAME
from django.http import HttpRequest

from rulings.admin.plain_text import COMFORTABLE_FIELDS
from rulings.admin.rows import without_buttons
from rulings.admin.typed import InlineFormSet, ModelAdmin, TabularInline
from rulings.models import (
    Committee,
    Ground,
    Profession,
    RegulatedProfession,
    Regulator,
    SanctionLimit,
    SanctionType,
)


class NamedFormSet(InlineFormSet):
    """Rows whose tick for deletion has a name, too."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if DELETION_FIELD_NAME in form.fields:
            form.fields[DELETION_FIELD_NAME].widget.attrs["aria-label"] = "Delete"


class ReferenceInline(TabularInline):
    """Rows of a table, each field with a name of its own for those who cannot see the heading."""

    formset = NamedFormSet
    formfield_overrides = COMFORTABLE_FIELDS
    extra = 0

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """With what the rows are named after."""
        return super().get_queryset(request).select_related()

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = without_buttons(super().formfield_for_dbfield(db_field, request, **kwargs))
        if field is not None:
            field.widget.attrs["aria-label"] = field.label
        return field


class CommitteeInline(ReferenceInline):
    model = Committee
    fields = ("name", "slug")


class GroundInline(ReferenceInline):
    model = Ground
    fields = ("kind", "legal_name")


class RegisterInline(ReferenceInline):
    model = RegulatedProfession
    verbose_name = "profession on the register"
    verbose_name_plural = "professions on the register"
    fields = ("profession", "valid_from", "valid_to")

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "profession":  # read once, not once a row
            field.choices = [("", "---------"), *Profession.objects.values_list("pk", "label")]
        return field


class SanctionTypeInline(ReferenceInline):
    """What its panels order; the limits of each are on a page of their own."""

    model = SanctionType
    verbose_name = "order"
    verbose_name_plural = "orders"
    fields = ("kind", "legal_name", "is_confirmed")
    show_change_link = True


class SanctionLimitInline(ReferenceInline):
    model = SanctionLimit
    verbose_name = "limit"
    verbose_name_plural = "limits, by the day of the decision"


@admin.register(Regulator)
class RegulatorAdmin(ModelAdmin):
    """What panels can choose from, all in one place."""

    list_display = ("short_name", "name", "law", "has_impairment_stage")
    search_fields = ("short_name", "name")
    fields = ("short_name", "name", "slug", "law", "website", "has_impairment_stage")
    formfield_overrides = COMFORTABLE_FIELDS
    inlines = (CommitteeInline, RegisterInline, GroundInline, SanctionTypeInline)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Addresses and data rely on the slug: it is chosen once."""
        return ("slug",) if obj else ()

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return {} if obj else {"slug": ("short_name",)}


@admin.register(SanctionType)
class SanctionTypeAdmin(ModelAdmin):
    """One order of one regulator, with how long it could be and when."""

    list_display = ("legal_name", "regulator", "kind", "is_confirmed")
    list_filter = ("regulator", "kind", "is_confirmed")
    list_select_related = ("regulator",)
    search_fields = ("legal_name",)
    inlines = (SanctionLimitInline,)
