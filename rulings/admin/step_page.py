"""The page of one step: what will happen, what it asks for, and doing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import add_never_cache_headers

from rulings import publishing
from rulings.admin.step_form import StepForm, is_taken_back, mark_of
from rulings.checklist import check
from rulings.editing import Editor
from rulings.models import Ruling
from rulings.roles import Step, refusal
from rulings.vocabulary import MadeWith, RulingState

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser, User
    from django.http import HttpRequest, HttpResponse

    from rulings.admin.typed import ModelAdmin

TAKE_BACK = "Take back"
NOT_OPEN = "Nothing was done: this ruling is {state} by now. See below what can be done with it."
_HELD = "held, and {state}"

WHAT_HAPPENS = {
    Step.SEND_FOR_REVIEW: "It waits for a publisher. Until it is published, editors can still "
    "change it or take it back.",
    Step.SEND_BACK: "It becomes a draft again. Whoever entered it reads the reason above its form.",
    Step.PUBLISH: "Readers find it at once: on its page, in searches, feeds and data.",
    Step.HOLD: "It cannot be published until the hold is lifted. The reason stands above its form.",
    Step.LIFT: "It can be published again; it is not published by this.",
    Step.WITHDRAW: "Its page then says that it was withdrawn, and nothing of what the ruling said. "
    "Nothing is deleted: it can be published again.",
    Step.REPLACE: "Its page then leads readers to the ruling that takes its place. Nothing is "
    "deleted: it can be withdrawn, and published again.",
    Step.EXPIRE: "Everything that it says is deleted for good, with its sources, its history and "
    "its readers’ comments. Nobody can bring it back. Its address, regulator and days stay.",
}
DONE = {
    Step.SEND_FOR_REVIEW: "It was sent for review.",
    Step.SEND_BACK: "It is a draft again.",
    Step.PUBLISH: "It was published.",
    Step.HOLD: "It is held.",
    Step.LIFT: "The hold was lifted.",
    Step.WITHDRAW: "It was withdrawn.",
    Step.REPLACE: "It was replaced.",
    Step.EXPIRE: "It expired: what it said is deleted.",
}


def label(user: User | AnonymousUser, step: Step, ruling: Ruling) -> str:
    """The words on the button."""
    return TAKE_BACK if is_taken_back(user, step, ruling) else step.label


@transaction.atomic
def step_page(request: HttpRequest, admin: ModelAdmin, ruling_id: str, step: Step) -> HttpResponse:
    """Ask, or do it. While it is being done nobody else moves the ruling."""
    ruling = _ruling(ruling_id, is_locked=request.method == "POST")
    _let_in(request, admin, ruling, step)
    of_ruling = reverse("admin:rulings_ruling_change", args=[ruling.pk])
    if not step.is_open(ruling):
        messages.warning(request, NOT_OPEN.format(state=in_words(ruling)))
        return HttpResponseRedirect(of_ruling)
    form = StepForm(step, ruling, request.user, request.POST if request.method == "POST" else None)
    if form.is_valid():
        refused = _take(form, request.user.pk)
        if refused is None:
            admin.log_change(request, ruling, DONE[step])
            messages.success(request, DONE[step])
            return HttpResponseRedirect(of_ruling)
        form.add_error(None, refused)
    return _shown(request, admin, form)


def in_words(ruling: Ruling) -> str:
    """“in review”, “a draft”, or “held, and in review”."""
    is_draft = ruling.state == RulingState.DRAFT
    state = "a draft" if is_draft else ruling.get_state_display().lower()
    return _HELD.format(state=state) if ruling.hold_reason else state


def _ruling(ruling_id: str, *, is_locked: bool) -> Ruling:
    rulings = Ruling.objects.filter(pk=ruling_id)
    ruling: Ruling | None = (
        rulings.select_for_update(no_key=True) if is_locked else rulings
    ).first()
    if ruling is None:
        raise Http404
    return ruling


def _let_in(request: HttpRequest, admin: ModelAdmin, ruling: Ruling, step: Step) -> None:
    if not admin.has_view_permission(request, ruling):
        raise PermissionDenied
    reason = refusal(request.user, step, ruling)
    if reason:
        raise PermissionDenied(reason)


def _take(form: StepForm, user_id: int | None) -> str | None:
    """Do it; the sentence that says why not."""
    chosen, reason = form.cleaned_data, form.cleaned_data["reason"]
    editor = Editor(MadeWith.DESK, user_id, reason)
    if form.step is Step.HOLD:
        return publishing.hold(form.ruling, reason, editor)
    if form.step.to is None:
        return publishing.lift(form.ruling, editor)
    return publishing.move(form.ruling, form.step.to, editor, replaced_by=chosen.get("replacement"))


def _shown(request: HttpRequest, admin: ModelAdmin, form: StepForm) -> HttpResponse:
    step, ruling = form.step, form.ruling
    name = label(request.user, step, ruling)
    context = admin.admin_site.each_context(request) | {
        "title": name,
        "ruling": ruling,
        "state": in_words(ruling),
        "step": step,
        "what_happens": WHAT_HAPPENS[step],
        "reasons": check(ruling).blocking if step is Step.PUBLISH else (),
        "form": form,
        "seen": mark_of(ruling),
    }
    status = 422 if form.is_bound else 200
    response = TemplateResponse(request, "admin/rulings/ruling/move.html", context, status=status)
    add_never_cache_headers(response)
    return response
