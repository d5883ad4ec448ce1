"""Which comments the queue lists: what waits, unless another choice is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.paginator import EmptyPage, Paginator
from django.http import HttpRequest

from comments.moderation.waiting import counts, repeated, reported, waiting
from comments.vocabulary import CommentState

if TYPE_CHECKING:
    Pages = Paginator[Any]
else:
    Pages = Paginator

WAITING = "waiting"
ALL = "all"
NARROWED = {WAITING: waiting, "reported": reported, "repeated": repeated}


class StateFilter(admin.SimpleListFilter):
    """Each choice with its number."""

    title = "state"
    parameter_name = "state"

    @property
    def choice(self) -> str:
        """What was asked for; what waits if there is no such choice."""
        value = self.value()
        return value if value in {ALL, *NARROWED, *CommentState.values} else WAITING

    def lookups(self, *_: Any) -> Iterable[tuple[str, str]]:
        found = counts()
        states = [
            (state.value, str(state.label), found.by_state.get(state, 0)) for state in CommentState
        ]
        everything = [
            (WAITING, "Waiting", found.waiting),
            ("reported", "Reported", found.reported),
            ("repeated", "Repeated", found.repeated),
            *states,
            (ALL, "All", sum(found.by_state.values())),
        ]
        return [(value, f"{label} ({number})") for value, label, number in everything]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.choice == ALL:
            return queryset
        if self.choice in NARROWED:
            return NARROWED[self.choice](queryset)
        return queryset.filter(state=self.choice)

    def choices(self, changelist: Any) -> Iterator[Any]:
        for value, label in self.lookup_choices:
            yield {
                "selected": value == self.choice,
                "query_string": changelist.get_query_string({self.parameter_name: value}, ["p"]),
                "display": label,
            }


class QueueList(ChangeList):
    """The list, in the order that fits the choice."""

    @property
    def is_waiting_list(self) -> bool:
        """Whether it shows what waits, and nothing else."""
        return any(
            isinstance(spec, StateFilter) and spec.choice == WAITING for spec in self.filter_specs
        )

    def get_ordering(self, *_: Any) -> list[Any]:
        """Who has waited longest comes first; elsewhere the newest."""
        return ["pk"] if self.is_waiting_list else ["-pk"]


class LastPageInstead(Pages):
    """Who decides everything on the last page goes on with the page before it."""

    def validate_number(self, number: Any) -> int:
        try:
            return int(super().validate_number(number))
        except EmptyPage:
            return self.num_pages
