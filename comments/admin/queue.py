"""The moderators' queue: what waits, why, the words as they were written, and the decisions."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any, cast

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse

from comments.admin.decision_form import LONGEST_REASON, REASON_HELP, DecisionForm, UndoForm
from comments.admin.row import Row, for_moderators
from comments.admin.states import LastPageInstead, QueueList, StateFilter
from comments.admin.told import NOTHING_TO_UNDO, of_last_decision, of_outcome, of_undone
from comments.moderation.deciding import Outcome, decide
from comments.moderation.decisions import Decision
from comments.moderation.undoing import last_decision, undo
from comments.querysets import CommentQuerySet
from rulings.admin.typed import ModelAdmin


class Queue(ModelAdmin):
    """A list of comments to decide about. A fixed number of queries, however many."""

    list_filter = (StateFilter,)
    list_display = ("author_name",)  # the rows are the template's
    list_display_links = None
    list_per_page = 30
    paginator = LastPageInstead
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER  # the states show their numbers already
    search_fields = ("author_name", "text")
    search_help_text = "Words of a comment, or a name"
    actions = None  # the buttons below the list

    def get_queryset(self, request: HttpRequest) -> CommentQuerySet:
        comments: Any = super().get_queryset(request)
        return for_moderators(comments)

    def get_changelist(self, request: HttpRequest, **_: Any) -> type[QueueList]:
        return QueueList

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        if request.method == "POST":
            if not self.has_change_permission(request):
                raise PermissionDenied
            if "undo" in request.POST:
                return self._undone(request)
            form = DecisionForm(request.POST)
            return self._decided(request, form) if form.is_valid() else self._refused(request, form)
        return self._listed(request, extra_context)

    def decided(self, request: HttpRequest, form: DecisionForm) -> Outcome:
        """Decide what the form asks for, and tell the moderator what came of it."""
        outcome = decide(
            form.decision,
            form.cleaned_data["chosen"],
            self._user_id(request),
            form.cleaned_data["reason"],
        )
        level = messages.SUCCESS if outcome.is_whole else messages.WARNING
        self.message_user(request, of_outcome(outcome), level)
        return outcome

    def _decided(self, request: HttpRequest, form: DecisionForm) -> HttpResponse:
        """Back to the same list, at the comment that comes next."""
        self.decided(request, form)
        place = f"#row-{form.next_shown}" if form.next_shown else ""
        return HttpResponseRedirect(request.get_full_path() + place)

    def _refused(self, request: HttpRequest, form: DecisionForm) -> HttpResponse:
        """The list as it is now, with the reason that was typed and the ticks that were set."""
        self.message_user(request, form.refusal, messages.ERROR)
        kept = {"reason": form["reason"].value() or "", "ticked": form["ticked"].value()}
        page = self._listed(request, kept)
        if page.status_code == HTTPStatus.OK:
            page.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        return page

    def _listed(self, request: HttpRequest, extra_context: dict[str, Any] | None) -> HttpResponse:
        page = super().changelist_view(request, extra_context)
        if isinstance(page, TemplateResponse) and page.context_data:
            page.context_data |= self._context(request, page.context_data["cl"])
        return page

    def _undone(self, request: HttpRequest) -> HttpResponse:
        """Back to the same list, at the first comment that came back."""
        form = UndoForm(request.POST)
        if not form.is_valid():
            self.message_user(request, NOTHING_TO_UNDO, messages.WARNING)
            return HttpResponseRedirect(request.get_full_path())
        undone = undo(form.batch, self._user_id(request))
        level = messages.SUCCESS if undone.back and not undone.left else messages.WARNING
        self.message_user(request, of_undone(undone), level)
        place = f"#row-{min(undone.back)}" if undone.back else ""
        return HttpResponseRedirect(request.get_full_path() + place)

    def _context(self, request: HttpRequest, changelist: Any) -> dict[str, Any]:
        may_decide = self.has_change_permission(request)
        last = last_decision(self._user_id(request)) if may_decide else None
        return {
            "title": "Comments to decide about",
            "rows": [Row(comment) for comment in changelist.result_list],
            "may_decide": may_decide,
            "decisions": list(Decision),
            "last": last,
            "last_in_words": of_last_decision(last) if last else "",
            "longest_reason": LONGEST_REASON,
            "reason_help": REASON_HELP,
        }

    def _user_id(self, request: HttpRequest) -> int:
        return cast("int", request.user.pk)  # nobody gets here without signing in
