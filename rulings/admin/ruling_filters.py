"""By what the editors' list of rulings is narrowed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from rulings.models import Regulator
from rulings.querysets import SOON
from rulings.vocabulary import RulingState, SanctionKind


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


class DeskFilter(KnownValueFilter):
    """What waits for somebody."""

    title = "desk"
    parameter_name = "desk"

    def __init__(self, request: HttpRequest, *args: Any) -> None:
        self.user_id: int | None = request.user.pk
        super().__init__(request, *args)

    def lookups(self, *_: Any) -> Iterable[tuple[str, str]]:
        return (("mine", "Entered by me"), ("held", "Held"), ("expiring", "Expiring soon"))

    def narrowed(self, queryset: QuerySet[Any], value: str) -> QuerySet[Any]:
        rulings: Any = queryset
        if value == "mine":
            narrowed = rulings.entered_by(self.user_id)
        elif value == "held":
            narrowed = rulings.held()
        else:
            narrowed = rulings.expiring_by(timezone.localdate() + SOON)
        return narrowed  # type: ignore[no-any-return]


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
