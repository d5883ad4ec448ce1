"""The outbox, for whoever runs the site: what waits, what failed, what was given up or sent."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from comments.models import Letter
from rulings.admin.ruling_filters import KnownValueFilter
from rulings.admin.typed import ModelAdmin

_WAITING = Q(done_at=None)
STANDINGS = {
    "waiting": ("Waiting", _WAITING & Q(tries=0)),
    "failed": ("Failed, to be tried again", _WAITING & Q(tries__gt=0)),
    "given_up": ("Given up", ~_WAITING & ~Q(last_error="")),
    "done": ("Sent, or not wanted any more", ~_WAITING & Q(last_error="")),
}


class StandingFilter(KnownValueFilter):
    title = "standing"
    parameter_name = "standing"

    def lookups(self, *_: Any) -> Iterable[tuple[str, str]]:
        return [(value, label) for value, (label, _condition) in STANDINGS.items()]

    def narrowed(self, queryset: QuerySet[Any], value: str) -> QuerySet[Any]:
        return queryset.filter(STANDINGS[value][1])


@admin.register(Letter)
class LetterAdmin(ModelAdmin):
    """To be read only. Whom a letter goes to is shown to those who may see contacts."""

    list_filter = (StandingFilter, "kind")
    list_select_related = ("subscription",)
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    list_display_links = None
    ordering = ("-pk",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, *_: Any, **__: Any) -> bool:
        return False

    def has_delete_permission(self, *_: Any, **__: Any) -> bool:
        return False

    def get_list_display(self, request: HttpRequest) -> tuple[str, ...]:
        columns = ("pk", "kind", "created_at", "standing", "tries", "next_try_at", "last_error")
        if request.user.has_perm("comments.view_contact"):
            return (*columns, "to")
        return columns

    @admin.display(description="standing")
    def standing(self, letter: Letter) -> str:
        if letter.done_at:
            return STANDINGS["given_up" if letter.last_error else "done"][0]
        return STANDINGS["failed" if letter.tries else "waiting"][0]

    @admin.display(description="to")
    def to(self, letter: Letter) -> str:
        return letter.subscription.email
