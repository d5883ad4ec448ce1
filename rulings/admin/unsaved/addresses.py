"""The addresses of the form and of what keeps its words; a save is one transaction."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from rulings.admin.unsaved import lost
from rulings.admin.unsaved.above_form import look
from rulings.admin.unsaved.conflict import clash, latest_revision
from rulings.admin.unsaved.keeping import autosave, presence
from rulings.admin.unsaved.offers import offer, used
from rulings.admin.unsaved.sent import THEIRS, revision_of
from rulings.autosaves import FORM, forget, kept_for
from rulings.models import Ruling
from rulings.vocabulary import RulingState

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.urls import URLPattern

View = Callable[..., "HttpResponse"]
THROWN_AWAY = "What you had typed and not saved was thrown away."


def urls(admin: Any) -> list[URLPattern]:
    """Addresses below the rulings' own; the form's two are here so that no sent word is lost."""
    form, kept = admin.admin_site.admin_view, admin.admin_site.admin_view(_kept(admin))
    adding, changing = form(admin.add_view), form(admin.change_view)
    return [
        path("add/autosave/", autosave(admin), name="rulings_ruling_autosave"),
        path("<str:object_id>/autosave/", autosave(admin), name="rulings_ruling_autosave"),
        path("<str:object_id>/presence/", presence(admin), name="rulings_ruling_presence"),
        path("add/kept/", kept, name="rulings_ruling_kept"),
        path("<str:object_id>/kept/", kept, name="rulings_ruling_kept"),
        path("add/", _form(admin, adding), name="rulings_ruling_add"),
        path("<path:object_id>/change/", _form(admin, changing), name="rulings_ruling_change"),
    ]


def kept_aside(admin: Any, request: HttpRequest, object_id: str | None) -> HttpResponse | None:
    """The answer to a form that must not be saved as it was sent: two editors at one ruling."""
    ruling_id = unquote(object_id) if object_id else None
    if request.method == "POST":
        return _sent(admin, request, ruling_id) if ruling_id else None
    kept = kept_for(request.user.pk or 0, ruling_id)
    if kept and request.GET.get("kept") == "use" and _may_change(admin, request, ruling_id):
        return used(admin, request, kept)
    look(admin, request, ruling_id)
    return None


def saved(request: HttpRequest, ruling: Ruling) -> None:
    """What was typed is in the record now: forget its autosave, but not another tab's."""
    form = request.POST.get(FORM, "")
    for ruling_id in (ruling.pk, None):
        forget(request.user.pk or 0, ruling_id, form)


def _may_change(admin: Any, request: HttpRequest, ruling_id: str | None) -> bool:
    if ruling_id is None:
        return bool(admin.has_add_permission(request))
    return bool(admin.has_change_permission(request, Ruling.objects.filter(pk=ruling_id).first()))


def _sent(admin: Any, request: HttpRequest, ruling_id: str) -> HttpResponse | None:
    """None where the form can be saved as it is. The lock holds until the save is committed."""
    ruling = Ruling.objects.select_for_update(no_key=True).filter(pk=ruling_id).first()
    if not admin.has_change_permission(request, ruling):
        raise PermissionDenied
    if ruling is None:
        return lost.gone(request)
    if ruling.state == RulingState.EXPIRED:
        return lost.page(request, lost.EXPIRED)
    latest = latest_revision(ruling)
    if latest is None:
        return None
    is_latest = latest.number == revision_of(request.POST)
    return (
        None if is_latest and THEIRS not in request.POST else clash(admin, request, ruling, latest)
    )


def _form(admin: Any, view: View) -> View:
    """Django's view in one transaction, so that nobody saves between the look and the save."""

    def answer(request: HttpRequest, **address: str) -> HttpResponse:
        ruling_id = unquote(address["object_id"]) if address else None
        if request.method != "POST":
            return view(request, **address)
        if not admin.admin_site.has_permission(request):
            return lost.without_session(request, ruling_id)
        if lost.is_of_another(request, ruling_id):
            return lost.of_another(request, ruling_id)
        try:
            with transaction.atomic():
                return view(request, **address)
        except PermissionDenied as refusal:
            return lost.without_permission(request, ruling_id, str(refusal))

    return answer


def _kept(admin: Any) -> View:
    """What was typed and not saved, beside what the ruling says; thrown away by a POST."""

    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    def answer(request: HttpRequest, object_id: str | None = None) -> HttpResponse:
        form = ("rulings_ruling_change", [object_id]) if object_id else ("rulings_ruling_add", [])
        if not _may_change(admin, request, object_id):
            raise PermissionDenied
        if request.method == "POST":
            if forget(request.user.pk or 0, object_id, request.POST.get(FORM, "")):
                messages.success(request, THROWN_AWAY)
            return redirect(f"admin:{form[0]}", *form[1])
        context = admin.admin_site.each_context(request) | {
            "title": "Typed and not saved",
            "offer": offer(admin, request, object_id),
            "ruling": Ruling.objects.filter(pk=object_id).first(),
        }
        return TemplateResponse(request, "admin/rulings/ruling/autosaved.html", context)

    return answer
