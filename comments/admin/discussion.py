"""Comments on a ruling as a whole: open, closed by a day, or off."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from rulings.admin.plain_text import COMFORTABLE_FIELDS
from rulings.admin.typed import ModelAdmin
from rulings.models import Discussion

EDITED = ("mode", "last_day")


@admin.register(Discussion)
class DiscussionAdmin(ModelAdmin):
    """The database makes one for each ruling, and counts what is visible."""

    fields = ("ruling", "visible_comments", *EDITED)
    readonly_fields = ("ruling", "visible_comments")
    formfield_overrides = COMFORTABLE_FIELDS
    list_display = ("title", "visible_comments", "mode", "last_day")
    list_filter = ("mode",)
    list_select_related = ("ruling",)
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    search_fields = ("ruling__title", "=ruling__id")
    search_help_text = "Words of the ruling’s title, or its id"
    ordering = ("-visible_comments", "pk")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, *_: Any, **__: Any) -> bool:
        return False

    @admin.display(description="ruling", ordering="ruling__title")
    def title(self, discussion: Discussion) -> str:
        return discussion.ruling.title

    def save_model(self, request: HttpRequest, obj: Discussion, *_: Any) -> None:
        """Not the count: comments arrive while the form is open."""
        obj.save(update_fields=EDITED)
