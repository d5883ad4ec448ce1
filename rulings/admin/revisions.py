"""The history of a ruling: its revisions, their differences, and restoring one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.views.decorators.http import require_http_methods, require_safe

from rulings.admin.plain_text import PlainText
from rulings.editing import Editor
from rulings.history import Change, changes, restore
from rulings.history.restoring import difference
from rulings.models import Revision, Ruling
from rulings.roles import RESTORE
from rulings.terms import Terms, terms
from rulings.vocabulary import MadeWith

if TYPE_CHECKING:
    from django.urls import URLPattern

    from rulings.admin.typed import ModelAdmin

ON_A_PAGE: Final = 20
_NAMED: Final = 3
NOT_SEEN: Final = "What was sent does not say which revision was the newest: read the page again."
_get_and_post = require_http_methods(["GET", "HEAD", "POST"])
ADDRESS: Final = "<str:ruling_id>/history/"


def urls(admin: ModelAdmin) -> list[URLPattern]:
    """Addresses below the rulings' own; the first stands where Django's own history stood."""
    site = admin.admin_site
    views = (
        (ADDRESS, require_safe(partial(history, admin)), "history"),
        (f"{ADDRESS}<int:number>/", require_safe(partial(one_revision, admin)), "revision"),
        (f"{ADDRESS}<int:number>/restore/", _get_and_post(partial(restoring, admin)), "restore"),
    )
    return [
        path(address, site.admin_view(view), name=f"rulings_ruling_{name}")
        for address, view, name in views
    ]


@dataclass(frozen=True, slots=True)
class Line:
    """A revision in the list, with what it changed in one line."""

    revision: Revision
    summary: str


class Asked(forms.Form):
    """What of the history is to be shown."""

    page = forms.IntegerField(min_value=1, required=False)
    compared_with = forms.ChoiceField(choices=[("now", "now")], required=False)

    def full_clean(self) -> None:
        """What makes no sense is as good as not asked for."""
        super().full_clean()
        self.asked = {"page": 1, "compared_with": ""} | {
            name: value for name, value in getattr(self, "cleaned_data", {}).items() if value
        }


class RestoreForm(forms.Form):
    """Why an earlier text comes back, and which revision was the newest when that was decided."""

    note = PlainText(
        required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 4, "cols": 60})
    )
    is_minor = forms.BooleanField(label="Minor change (spelling, layout): no note", required=False)
    seen = forms.IntegerField(
        widget=forms.HiddenInput, error_messages={"required": NOT_SEEN, "invalid": NOT_SEEN}
    )

    def __init__(self, *args: Any, ruling: Ruling, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        note = self.fields["note"]
        if ruling.published_on is None:
            del self.fields["is_minor"]
            note.label, note.help_text = "Why", "For the history alone: readers do not see it."
        else:
            note.label = "Public note on this correction"
            note.help_text = (
                "What was wrong, and what it says now. Readers see it with today’s date."
            )

    def editor(self, user_id: int | None) -> Editor:
        """Who restores, and why."""
        sent = self.cleaned_data
        is_minor = bool(sent.get("is_minor"))
        return Editor(MadeWith.DESK, user_id, reason=sent["note"], is_minor=is_minor)


def history(admin: ModelAdmin, request: HttpRequest, ruling_id: str) -> HttpResponse:
    """All revisions, the newest first."""
    ruling = _seen_by(admin, request, ruling_id)
    asked = Asked(request.GET)
    asked.full_clean()
    pages = Paginator(ruling.revisions.select_related("made_by"), ON_A_PAGE)
    page = pages.get_page(asked.asked["page"])
    context = {"page": page, "lines": _lines(list(page), terms())}
    return _page(admin, request, "history", ruling, "History", context)


def one_revision(
    admin: ModelAdmin, request: HttpRequest, ruling_id: str, number: int
) -> HttpResponse:
    """What one revision changed, or what changed since; and the whole text as it stood."""
    ruling = _seen_by(admin, request, ruling_id)
    revision = _revision(ruling, number)
    asked = Asked(request.GET)
    asked.full_clean()
    is_with_now = asked.asked["compared_with"] == "now"
    latest = _latest(ruling)
    labels = terms()
    earlier = ruling.revisions.filter(number=number - 1).first()
    if is_with_now:
        shown = changes(revision.snapshot, latest.snapshot, labels)
    else:
        shown = changes(earlier.snapshot if earlier else None, revision.snapshot, labels)
    context = {
        "revision": revision,
        "latest": latest,
        "is_with_now": is_with_now,
        "changes": shown,
        "whole": changes(None, revision.snapshot, labels),
        "may_restore": number != latest.number and _may_restore(admin, request, ruling),
    }
    return _page(admin, request, "revision", ruling, f"Revision {number}", context)


def restoring(admin: ModelAdmin, request: HttpRequest, ruling_id: str, number: int) -> HttpResponse:
    """What would change now, and why; then it does."""
    ruling = _seen_by(admin, request, ruling_id)
    if not _may_restore(admin, request, ruling):
        raise PermissionDenied
    revision = _revision(ruling, number)
    form = RestoreForm(request.POST if request.method == "POST" else None, ruling=ruling)
    if form.is_valid():
        refusal = restore(ruling, number, form.editor(request.user.pk), form.cleaned_data["seen"])
        if refusal is None:
            return _restored(request, ruling, number)
        form.add_error(None, refusal)
    latest = _latest(ruling)
    context = {
        "form": form,
        "revision": revision,
        "latest": latest,
        "changes": difference(revision, latest, terms()),
    }
    return _page(admin, request, "restore", ruling, f"Restore revision {number}", context)


def _restored(request: HttpRequest, ruling: Ruling, number: int) -> HttpResponse:
    newest = _latest(ruling).number
    messages.success(request, f"Revision {number} was restored, as revision {newest}.")
    return HttpResponseRedirect(reverse("admin:rulings_ruling_history", args=[ruling.pk]))


def _page(
    admin: ModelAdmin,
    request: HttpRequest,
    name: str,
    ruling: Ruling,
    title: str,
    context: dict[str, Any],
) -> HttpResponse:
    shared = admin.admin_site.each_context(request)
    own = {"opts": admin.opts, "ruling": ruling, "title": title, "subtitle": str(ruling)[:80]}
    return TemplateResponse(
        request, f"admin/rulings/ruling/{name}.html", {**shared, **own, **context}
    )


def _seen_by(admin: ModelAdmin, request: HttpRequest, ruling_id: str) -> Ruling:
    ruling = get_object_or_404(Ruling, pk=ruling_id)
    if not admin.has_view_permission(request, ruling):
        raise PermissionDenied
    return ruling


def _may_restore(admin: ModelAdmin, request: HttpRequest, ruling: Ruling) -> bool:
    may_change = admin.has_change_permission(request, ruling)
    return may_change and request.user.has_perm(RESTORE)


def _revision(ruling: Ruling, number: int) -> Revision:
    return get_object_or_404(ruling.revisions.select_related("made_by"), number=number)


def _latest(ruling: Ruling) -> Revision:
    return get_object_or_404(ruling.revisions.all()[:1])


def _lines(revisions: list[Revision], labels: Terms) -> list[Line]:
    """The revisions of one page; the one before the last of them is fetched too."""
    before = {revision.number: revision.snapshot for revision in revisions}
    oldest = revisions[-1] if revisions else None
    if oldest is not None and oldest.number > 1:
        earlier = oldest.ruling.revisions.filter(number=oldest.number - 1).first()
        before[oldest.number - 1] = earlier.snapshot if earlier else {}
    return [Line(one, _summary(one, before.get(one.number - 1), labels)) for one in revisions]


def _summary(revision: Revision, before: dict[str, Any] | None, labels: Terms) -> str:
    found: tuple[Change, ...] = changes(before, revision.snapshot, labels)
    if before is None:
        return "Entered"
    named = [f"{change.where} {change.kind}" for change in found[:_NAMED]]
    if len(found) > _NAMED:
        named.append(f"and {len(found) - _NAMED} more")
    return "; ".join(named) or "Nothing that is shown"
