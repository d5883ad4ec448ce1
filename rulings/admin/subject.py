"""Screens for the open lists: topics, settings, professions and factors."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from rulings.admin.typed import ModelAdmin
from rulings.models import FactorType, Profession, Setting, Topic


class ListedTerm(ModelAdmin):
    """A term with a slug that addresses and data rely on: it is chosen once."""

    list_display: tuple[str, ...] = ("label", "slug")
    search_fields = ("label",)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        return ("slug",) if obj else ()

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return {} if obj else {"slug": ("label",)}


@admin.register(Setting, Profession)
class PlainTermAdmin(ListedTerm):
    fields = ("label", "slug")


@admin.register(Topic)
class TopicAdmin(ListedTerm):
    fields = ("label", "slug", "group")
    list_display = ("label", "group", "slug")
    list_filter = ("group",)


@admin.register(FactorType)
class FactorTypeAdmin(ListedTerm):
    fields = ("label", "slug", "side")
    list_display = ("label", "side", "slug")
    list_filter = ("side",)
