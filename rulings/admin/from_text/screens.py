"""“New ruling from a text”: paste it, see what was read, keep it as a draft."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import DataError, IntegrityError
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from rulings.admin.from_text.forms import KeepForm, TextForm, proposed_names, sent_names
from rulings.admin.from_text.proposal import groups, remarks
from rulings.drafting import digest
from rulings.duplicates import suspects
from rulings.editing import Editor, editing
from rulings.keeping import Kept, Outcome, keep_anyway
from rulings.rules import broken_rule
from rulings.vocabulary import MadeWith

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from rulings.admin.typed import ModelAdmin
    from rulings.models import Ruling

TITLE = "New ruling from a text"
FOUND_TITLE = "What was read"
KEPT = "A draft was made of the text. Look at each value beside its words before you publish it."
READ_BEFORE = (
    "This text was read before: here is the ruling that was made of it. Nothing was changed."
)
REFUSED = "The database refused what was read; nothing was kept. Enter the ruling by hand."
PLEASE_AGAIN = "Nothing was kept yet: paste the text or choose a file first."
REASON = "Read from “{title}”"


def from_text(request: HttpRequest, admin: ModelAdmin) -> HttpResponse:
    """The form for a text; sent, what was read from it."""
    _require_permission(request, admin)
    if request.method != "POST":
        return _page(request, admin, "from_text", TITLE, {"form": TextForm()})
    form = TextForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, admin, "from_text", TITLE, {"form": form}, refused=True)
    again = KeepForm(initial=form.cleaned_data | {"packed": form.packed})
    again.draft = form.draft
    return _found(request, admin, again, proposed_names(form.draft), form.cleaned_data["url"])


def keep_text(request: HttpRequest, admin: ModelAdmin) -> HttpResponse:
    """Keep a text that was shown; go to the form of its ruling."""
    _require_permission(request, admin)
    if request.method != "POST":
        return HttpResponseRedirect(reverse("admin:rulings_ruling_from_text"))
    form, names = KeepForm(request.POST), sent_names(request.POST)
    if not form.is_valid():
        refusals = [str(problem) for problems in form.errors.values() for problem in problems]
        messages.error(request, " ".join(refusals) or PLEASE_AGAIN)
        return HttpResponseRedirect(reverse("admin:rulings_ruling_from_text"))
    if not names.is_valid():
        return _found(request, admin, form, names, form.cleaned_data["url"], refused=True)
    try:
        kept = _kept(request, form, names.pairs())
    except (IntegrityError, DataError) as error:
        messages.error(request, broken_rule(error) or REFUSED)
        return _found(request, admin, form, names, form.cleaned_data["url"], refused=True)
    return _told(request, admin, kept)


def _kept(request: HttpRequest, form: KeepForm, names: tuple[tuple[str, str], ...]) -> Kept:
    title = form.draft.article.title.value[:200]
    with editing(Editor(MadeWith.READING, request.user.pk, reason=REASON.format(title=title))):
        return keep_anyway(form.draft, form.beside(names))


def _told(request: HttpRequest, admin: ModelAdmin, kept: Kept) -> HttpResponse:
    is_new = kept.outcome is Outcome.NEW
    messages.add_message(
        request, messages.SUCCESS if is_new else messages.WARNING, KEPT if is_new else READ_BEFORE
    )
    for remark in kept.remarks:
        messages.warning(request, remark)
    return HttpResponseRedirect(_address(request, admin, kept.ruling))


def _address(request: HttpRequest, admin: ModelAdmin, ruling: Ruling) -> str:
    """The ruling's form, for whoever may see it."""
    if admin.has_view_or_change_permission(request, ruling):
        return reverse("admin:rulings_ruling_change", args=[ruling.pk])
    return reverse("admin:index")


def _found(
    request: HttpRequest,
    admin: ModelAdmin,
    form: KeepForm,
    names: Any,
    url: str,
    *,
    refused: bool = False,
) -> HttpResponse:
    draft = form.draft
    found = {
        "form": form,
        "names": names,
        "draft": draft,
        "groups": groups(draft),
        "remarks": remarks(draft),
        "suspects": suspects(draft, digest(draft.article.text), url),
        "may_view": admin.has_view_or_change_permission(request),
    }
    return _page(request, admin, "from_text_found", FOUND_TITLE, found, refused=refused)


def _page(
    request: HttpRequest,
    admin: ModelAdmin,
    template: str,
    title: str,
    context: dict[str, Any],
    *,
    refused: bool = False,
) -> HttpResponse:
    return TemplateResponse(
        request,
        f"admin/rulings/ruling/{template}.html",
        {**admin.admin_site.each_context(request), "opts": admin.opts, "title": title, **context},
        status=HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK,
    )


def _require_permission(request: HttpRequest, admin: ModelAdmin) -> None:
    if not admin.has_add_permission(request):
        raise PermissionDenied
