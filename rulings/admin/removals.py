"""The log of removals: what left the public site, for administrators to read."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from rulings.admin.typed import ModelAdmin
from rulings.models import Removal


@admin.register(Removal)
class RemovalAdmin(ModelAdmin):
    """Written by the database alone: nothing here can be changed or deleted."""

    list_display = ("made_at", "kind", "ruling_id", "regulator", "made_with", "made_by", "reason")
    list_display_links = None
    list_filter = ("kind", "made_with", "made_at")
    list_select_related = ("made_by",)
    search_fields = ("=ruling_id", "=regulator")
    date_hierarchy = None
    show_full_result_count = False
    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, *_: Any, **__: Any) -> bool:
        return False

    def has_delete_permission(self, *_: Any, **__: Any) -> bool:
        return False
