"""The moderators' list: what waits first, the words as they were written, approve or reject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.timezone import localtime

from comments.models import Comment
from comments.querysets import CommentQuerySet
from comments.vocabulary import CommentState
from rulings.admin.typed import ModelAdmin

ALL = "all"
LONGEST_IN_LIST = 1500
LONGEST_PARENT = 100
DECISIONS = {"_approve": CommentQuerySet.approve, "_reject": CommentQuerySet.reject}
DONE = {"_approve": "approved", "_reject": "rejected"}


class StateFilter(admin.SimpleListFilter):
    """What waits for a moderator, unless another state is chosen; each with its number."""

    title = "state"
    parameter_name = "state"

    def lookups(self, *_: Any) -> Iterable[tuple[str, str]]:
        counts = dict(
            Comment.objects.order_by()
            .values("state")
            .annotate(number=Count("*"))
            .values_list("state", "number")
        )
        states = [(state.value, str(state.label), counts.get(state, 0)) for state in CommentState]
        return [
            (value, f"{label} ({number})")
            for value, label, number in [*states, (ALL, "All", sum(counts.values()))]
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        chosen = self._chosen()
        return queryset if chosen == ALL else queryset.filter(state=chosen)

    def choices(self, changelist: Any) -> Iterator[Any]:
        for value, label in self.lookup_choices:
            yield {
                "selected": value == self._chosen(),
                "query_string": changelist.get_query_string({self.parameter_name: value}),
                "display": label,
            }

    def _chosen(self) -> str:
        value = self.value()
        return value if value in {ALL, *CommentState.values} else CommentState.PENDING


@admin.register(Comment)
class CommentAdmin(ModelAdmin):
    """Moderators decide; nobody rewrites a reader's words."""

    list_display = ("author_name", "words", "on_ruling", "when", "state", "is_visible")
    list_filter = (StateFilter,)
    list_select_related = ("ruling", "parent")
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER  # the states show their numbers already
    search_fields = ("author_name", "text")
    search_help_text = "Words of a comment, or a name"
    ordering = ("-id",)
    actions = ("approve", "reject")
    readonly_fields = fields = (
        "state",
        "is_visible",
        "author_name",
        "words_in_full",
        "on_ruling",
        "answers",
        "when",
        "printed_number",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Comment]:
        return super().get_queryset(request).select_related("ruling", "parent")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, *_: Any, **__: Any) -> bool:
        """A comment that should not be read is rejected; its thread stays whole."""
        return False

    def get_view_on_site_url(self, obj: Comment | None = None) -> str | None:
        return obj.get_absolute_url() if obj is not None and obj.is_visible else None

    @admin.display(description="comment")
    def words(self, comment: Comment) -> str:
        """With what it answers above it: neither can be judged without the other."""
        written = _as_written(Truncator(comment.text).chars(LONGEST_IN_LIST))
        if comment.parent is None:
            return written
        return format_html(
            '<div class="answers quiet">In reply to {}</div>{}', self.answers(comment), written
        )

    @admin.display(description="comment")
    def words_in_full(self, comment: Comment) -> str:
        return _as_written(comment.text)

    @admin.display(description="ruling", ordering="ruling__title")
    def on_ruling(self, comment: Comment) -> str:
        address = reverse("admin:rulings_ruling_change", args=[comment.ruling_id])
        return format_html('<a href="{}">{}</a>', address, comment.ruling)

    @admin.display(description="posted", ordering="posted_at")
    def when(self, comment: Comment) -> str:
        moment = localtime(comment.posted_at or comment.created_at)
        return comment.posted_as_printed or date_format(moment, "j F Y, H:i")

    @admin.display(description="in reply to")
    def answers(self, comment: Comment) -> str:
        if comment.parent is None:
            return ""
        return format_html(
            '<a href="{}">{}</a>: {}',
            reverse("admin:comments_comment_change", args=[comment.parent.pk]),
            comment.parent.author_name,
            Truncator(comment.parent.text).chars(LONGEST_PARENT),
        )

    @admin.action(description="Approve", permissions=["change"])
    def approve(self, request: HttpRequest, queryset: CommentQuerySet) -> None:
        self._decide(request, queryset, "_approve")

    @admin.action(description="Reject", permissions=["change"])
    def reject(self, request: HttpRequest, queryset: CommentQuerySet) -> None:
        self._decide(request, queryset, "_reject")

    def save_model(self, request: HttpRequest, obj: Comment, *_: Any) -> None:
        """Only the decision is written, by its own verb."""
        for decision in DECISIONS.keys() & request.POST.keys():
            DECISIONS[decision](Comment.objects.filter(pk=obj.pk))

    def construct_change_message(self, request: HttpRequest, *_: Any, **__: Any) -> Any:
        decided = [done for decision, done in DONE.items() if decision in request.POST]
        return f"{decided[0].capitalize()}." if decided else "Nothing changed."

    def response_change(self, request: HttpRequest, obj: Comment) -> HttpResponse:
        for decision in DECISIONS.keys() & request.POST.keys():
            text = f"The comment by {obj.author_name} is {DONE[decision]}."
            self.message_user(request, text, messages.SUCCESS)
        return self.response_post_save_change(request, obj)

    def _decide(self, request: HttpRequest, queryset: CommentQuerySet, decision: str) -> None:
        number = DECISIONS[decision](queryset.order_by())
        counted = "1 comment was" if number == 1 else f"{number} comments were"
        self.message_user(request, f"{counted} {DONE[decision]}.", messages.SUCCESS)


def _as_written(text: str) -> str:
    """Text as text: escaped, its line breaks kept by the style sheet."""
    return format_html('<div class="as-written">{}</div>', text)
