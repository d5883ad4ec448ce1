"""The checklist before publication, cleared words, and the preview."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_http_methods, require_safe

from rulings.admin.plain_text import PlainText
from rulings.checklist import check
from rulings.faces.page import page
from rulings.models import Clearance, Ruling
from rulings.roles import refusal_to_change

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.urls import URLPattern

    from rulings.admin.typed import ModelAdmin
    from rulings.checklist import Reason

CLEARED = "Cleared. The words, your reason and your name stay on the checklist."
CLEARED_ALREADY = "These words are not on the checklist any more: see what it says now."


class ClearForm(forms.Form):
    """Why words that look like personal data are none."""

    reason = PlainText(
        label="Why they may stand in public",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="For example “The number of the helpline, printed by the regulator.”",
        error_messages={"required": "Write why: every editor can read it."},
    )


def urls(admin: ModelAdmin) -> list[URLPattern]:
    """Addresses below the rulings' own."""

    @require_safe
    def preview(request: HttpRequest, object_id: str) -> HttpResponse:
        return _preview(request, admin, object_id)

    @require_http_methods(["GET", "HEAD", "POST"])
    def clear(request: HttpRequest, object_id: str, code: str) -> HttpResponse:
        return _clear(request, admin, object_id, code)

    wrap = admin.admin_site.admin_view
    return [
        path("<str:object_id>/preview/", wrap(preview), name="rulings_ruling_preview"),
        path("<str:object_id>/clear/<slug:code>/", wrap(clear), name="rulings_ruling_clear"),
    ]


def panel(request: HttpRequest, ruling: Ruling) -> dict[str, Any]:
    """What the checklist beside the form shows: the ruling as it is saved."""
    saved = Ruling.objects.filter(pk=ruling.pk).first()
    if saved is None or not saved.ruling_state.moves_to:
        return {}
    found = check(saved)
    return {
        "checklist": found,
        "checklist_ruling": saved,
        "checklist_may_clear": refusal_to_change(request.user, saved) is None,
    }


def _preview(request: HttpRequest, admin: ModelAdmin, object_id: str) -> HttpResponse:
    """The public page as it would be now, for those who may see the ruling."""
    ruling = Ruling.objects.filter(pk=object_id).first()
    if ruling is None:
        raise Http404
    if not admin.has_view_permission(request, ruling):
        raise PermissionDenied
    response = TemplateResponse(request, "admin/rulings/ruling/preview.html", page(ruling))
    add_never_cache_headers(response)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@transaction.atomic
def _clear(request: HttpRequest, admin: ModelAdmin, object_id: str, code: str) -> HttpResponse:
    """Ask for the reason, then keep it. Who comes second is told so."""
    rulings = Ruling.objects.filter(pk=object_id)
    if request.method == "POST":
        rulings = rulings.select_for_update(no_key=True)  # it may be expiring now
    ruling = rulings.first()
    if ruling is None:
        raise Http404
    if not admin.has_change_permission(request, ruling):
        raise PermissionDenied
    form_of_ruling = reverse("admin:rulings_ruling_change", args=[ruling.pk])
    found = check(ruling).suspicion(code)
    if found is None:
        messages.info(request, CLEARED_ALREADY)
        return HttpResponseRedirect(form_of_ruling)
    form = ClearForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        _keep(ruling, found, form.cleaned_data["reason"], request)
        messages.success(request, CLEARED)
        return HttpResponseRedirect(f"{form_of_ruling}#checklist")
    context = admin.admin_site.each_context(request) | {
        "title": "Clear words",
        "opts": Ruling._meta,
        "ruling": ruling,
        "found": found,
        "form": form,
    }
    response = TemplateResponse(request, "admin/rulings/ruling/clear.html", context)
    add_never_cache_headers(response)
    return response


def _keep(ruling: Ruling, found: Reason, reason: str, request: HttpRequest) -> None:
    """Once, whoever else clears the same words at the same time."""
    Clearance.objects.get_or_create(
        ruling=ruling,
        words=found.words,
        defaults={"reason": reason, "cleared_by_id": request.user.pk},
    )
