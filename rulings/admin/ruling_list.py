"""The editors' list of rulings: what is there, in which state, and moving many at once."""

from __future__ import annotations

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html

from rulings.admin.allowed import AllowedRulings
from rulings.admin.ruling_filters import (
    DemonstrationFilter,
    DeskFilter,
    RegulatorFilter,
    SanctionFilter,
    StateFilter,
)
from rulings.editing import Editor
from rulings.models import Ruling
from rulings.publishing import move
from rulings.roles import Step, refusal
from rulings.vocabulary import MadeWith, RulingState

NOT_STATED = "not stated"


class RulingList(AllowedRulings):
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
    list_filter = (StateFilter, DeskFilter, RegulatorFilter, SanctionFilter, DemonstrationFilter)
    list_select_related = ("regulator", "discussion")
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER  # each would be a count over all rulings
    search_fields = ("title",)
    search_help_text = "Words of the title"
    ordering = ("-changed_at", "pk")
    actions = ("publish", "withdraw", "send_for_review")

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

    @admin.action(description="Publish", permissions=["publish"])
    def publish(self, request: HttpRequest, queryset: QuerySet[Ruling]) -> None:
        waiting = queryset.exclude(state=RulingState.PUBLISHED)
        self._take(request, waiting, Step.PUBLISH, "published")

    @admin.action(description="Withdraw", permissions=["withdraw"])
    def withdraw(self, request: HttpRequest, queryset: QuerySet[Ruling]) -> None:
        public = queryset.exclude(state=RulingState.WITHDRAWN)
        self._take(request, public, Step.WITHDRAW, "withdrawn")

    @admin.action(description="Send for review", permissions=["change"])
    def send_for_review(self, request: HttpRequest, queryset: QuerySet[Ruling]) -> None:
        waiting = queryset.exclude(state=RulingState.IN_REVIEW)
        self._take(request, waiting, Step.SEND_FOR_REVIEW, "sent for review")

    def _take(self, request: HttpRequest, rulings: QuerySet[Ruling], step: Step, done: str) -> None:
        """Each by itself: one that cannot be moved does not stop the others."""
        taken = 0
        for ruling in rulings:
            refused = refusal(request.user, step, ruling) or self._moved(request, ruling, step)
            if refused:
                text = f"“{ruling}” was not {done}. {refused}"
                self.message_user(request, text, messages.ERROR)
            else:
                taken += 1
                self.log_change(request, ruling, f"{done.capitalize()}.")
        if taken or not rulings:
            counted = "1 ruling was" if taken == 1 else f"{taken} rulings were"
            self.message_user(request, f"{counted} {done}.", messages.SUCCESS)

    def _moved(self, request: HttpRequest, ruling: Ruling, step: Step) -> str | None:
        editor = Editor(MadeWith.DESK, request.user.pk)
        return move(ruling, step.to, editor) if step.to else None
