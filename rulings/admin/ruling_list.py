"""The editors' list of rulings: what is there, in which state, and moving many at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html

from rulings.admin.typed import ModelAdmin
from rulings.models import Regulator, Ruling
from rulings.rules import refusal_of
from rulings.vocabulary import RulingState, SanctionKind

NOT_STATED = "not stated"


class KnownValueFilter(admin.SimpleListFilter):
    """A filter that leaves the list alone when asked for a value it does not have."""

    field = ""  # the lookup that the value answers

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        known = {str(choice) for choice, _ in self.lookup_choices}
        return self.narrowed(queryset, value) if value in known and value else queryset

    def narrowed(self, queryset: QuerySet[Any], value: str) -> QuerySet[Any]:
        """The rows with that value."""
        return queryset.filter(**{self.field: value})


class StateFilter(KnownValueFilter):
    title = "state"
    parameter_name = "state"
    field = "state"

    def lookups(self, *_: Any) -> Iterable[tuple[str, str]]:
        return RulingState.choices


class RegulatorFilter(KnownValueFilter):
    title = "regulator"
    parameter_name = "regulator"
    field = "regulator__slug"

    def lookups(self, *_: Any) -> Iterable[tuple[str, str]]:
        return Regulator.objects.values_list("slug", "short_name")


class SanctionFilter(KnownValueFilter):
    title = "sanction imposed"
    parameter_name = "sanction"

    def lookups(self, *_: Any) -> Iterable[tuple[str, str]]:
        return SanctionKind.choices

    def narrowed(self, queryset: QuerySet[Any], value: str) -> QuerySet[Any]:
        return queryset.filter(sanctions__kind=value, sanctions__imposed=True).distinct()


class DemonstrationFilter(KnownValueFilter):
    title = "demonstration"
    parameter_name = "demonstration"

    def lookups(self, *_: Any) -> Iterable[tuple[str, str]]:
        return (("yes", "Demonstration only"), ("no", "Without demonstration"))

    def narrowed(self, queryset: QuerySet[Any], value: str) -> QuerySet[Any]:
        return queryset.filter(is_demonstration=value == "yes")


class RulingList(ModelAdmin):
    """Columns, filters and actions. A fixed number of queries, however many rulings."""

    list_display = (
        "title",
        "regulator",
        "sanction",
        "decided",
        "state",
        "comments",
        "on_site",
    )
    list_filter = (StateFilter, RegulatorFilter, SanctionFilter, DemonstrationFilter)
    list_select_related = ("regulator", "discussion")
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER  # each would be a count over all rulings
    search_fields = ("title",)
    search_help_text = "Words of the title"
    ordering = ("-changed_at", "pk")
    actions = ("publish", "withdraw")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Ruling]:
        return super().get_queryset(request).prefetch_related("sanctions")

    @admin.display(description="sanction")
    def sanction(self, ruling: Ruling) -> str:
        return "; ".join(str(sanction) for sanction in ruling.imposed) or (
            NOT_STATED if ruling.sanction_not_stated else "–"
        )

    @admin.display(description="decided", ordering="decided_on")
    def decided(self, ruling: Ruling) -> str:
        return ruling.decided_in_words or NOT_STATED

    @admin.display(description="comments", ordering="discussion__visible_comments")
    def comments(self, ruling: Ruling) -> int:
        discussion = getattr(ruling, "discussion", None)
        return discussion.visible_comments if discussion else 0

    @admin.display(description="on site")
    def on_site(self, ruling: Ruling) -> str:
        if not ruling.is_public:
            return ""
        return format_html(
            '<a href="{}">View<span class="visually-hidden"> “{}” on site</span></a>',
            ruling.get_absolute_url(),
            ruling.title,
        )

    @admin.action(description="Publish", permissions=["change"])
    def publish(self, request: HttpRequest, queryset: QuerySet[Ruling]) -> None:
        waiting = queryset.exclude(state=RulingState.PUBLISHED)
        self._move(request, waiting, Ruling.publish, "published")

    @admin.action(description="Withdraw", permissions=["change"])
    def withdraw(self, request: HttpRequest, queryset: QuerySet[Ruling]) -> None:
        self._move(
            request, queryset.exclude(state=RulingState.WITHDRAWN), Ruling.withdraw, "withdrawn"
        )

    def _move(
        self,
        request: HttpRequest,
        rulings: QuerySet[Ruling],
        move: Callable[[Ruling], None],
        done: str,
    ) -> None:
        moved = 0
        for ruling in rulings:
            refusal = refusal_of(partial(move, ruling))
            if refusal:
                text = f"“{ruling}” was not {done}. {refusal}"
                self.message_user(request, text, messages.ERROR)
            else:
                moved += 1
                self.log_change(request, ruling, f"{done.capitalize()}.")
        if moved or not rulings:
            counted = "1 ruling was" if moved == 1 else f"{moved} rulings were"
            self.message_user(request, f"{counted} {done}.", messages.SUCCESS)
