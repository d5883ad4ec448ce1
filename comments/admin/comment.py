"""One comment: its words in full, its history, what is known of its author, the decisions."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from comments.admin.correcting import CorrectionForm
from comments.admin.decision_form import LONGEST_REASON, REASON_HELP, DecisionForm
from comments.admin.queue import Queue
from comments.admin.row import Row
from comments.models import Comment, Contact, Move, Report

CORRECTS_NOTHING = "It is tied to no earlier comment any more."


@admin.register(Comment)
class CommentAdmin(Queue):
    """Moderators decide; nobody rewrites a reader's words."""

    form = CorrectionForm
    fields = ("corrects",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, *_: Any, **__: Any) -> bool:
        """A comment that should not be read is rejected; its thread stays whole."""
        return False

    def get_view_on_site_url(self, obj: Comment | None = None) -> str | None:
        return obj.get_absolute_url() if obj is not None and obj.is_visible else None

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if request.method == "POST" and "decide" in request.POST:
            return self._decided_on_page(request, object_id)
        return super().change_view(request, object_id, form_url, extra_context)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        comment: Comment = context["original"]
        context |= {
            "title": str(comment),
            "subtitle": None,
            "row": Row(comment),
            "moves": _moves(comment),
            "reports": Report.objects.filter(comment=comment).select_related("settled_by"),
            "number_of_replies": comment.replies.count(),
            "contact": Contact.objects.filter(comment=comment).first(),
            "may_see_contact": request.user.has_perm("comments.view_contact"),
            "longest_reason": LONGEST_REASON,
            "reason_help": REASON_HELP,
        }
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Comment, *_: Any) -> None:
        """This one column: what others have decided in the meantime stays."""
        Comment.objects.filter(pk=obj.pk).update(corrects=obj.corrects)

    def construct_change_message(self, request: HttpRequest, form: Any, *_: Any) -> Any:
        corrected = form.cleaned_data["corrects"]
        return f"It corrects comment {corrected.pk}." if corrected else CORRECTS_NOTHING

    def response_change(self, request: HttpRequest, obj: Comment) -> HttpResponse:
        said = f"It corrects comment {obj.corrects_id}." if obj.corrects_id else CORRECTS_NOTHING
        self.message_user(request, said, messages.SUCCESS)
        return HttpResponseRedirect(request.get_full_path())

    def _decided_on_page(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Back to the list; who was overtaken stays and reads the history."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        comment = self.get_object(request, object_id)
        form = DecisionForm(request.POST)
        if comment is None or not form.is_valid():
            if comment is not None:
                self.message_user(request, form.refusal, messages.ERROR)
            return HttpResponseRedirect(request.get_full_path())
        outcome = self.decided(request, form)
        if outcome.is_whole:
            return self.response_post_save_change(request, comment)
        return HttpResponseRedirect(request.get_full_path())


def _moves(comment: Comment) -> Any:
    return Move.objects.filter(comment=comment).select_related("made_by")
