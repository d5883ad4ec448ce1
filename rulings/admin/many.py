"""Many rulings from one file: send it, see what it would change, import it."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from rulings.importing import Options, Refused
from rulings.importing.sheet_columns import COLUMNS
from rulings.importing.uploads import MOST_BYTES, import_upload, keep
from rulings.models import Upload
from rulings.roles import IMPORT, PUBLISH, WHOM_TO_ASK

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.urls import URLPattern

    from rulings.admin.typed import ModelAdmin
    from rulings.importing import Report

TITLE = "Import rulings"
GONE = "This file was imported already, or forgotten after a day: send it again if it is needed."
DONE = "“{name}” was imported: {counts}."


class ChoicesForm(forms.Form):
    """How the file is to be taken in."""

    publish = forms.BooleanField(
        label="Publish what is complete",
        required=False,
        help_text="Otherwise new rulings are drafts.",
    )
    note = forms.CharField(
        label="Public note",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Stands on every public ruling that changes and whose row has no note of its "
        "own: what was wrong, and what it says now.",
    )
    minor = forms.BooleanField(
        label="Changes of public rulings are spelling alone",
        required=False,
        help_text="Then they need no note; the history keeps them all the same.",
    )

    def options(self, name: str, user_id: int | None, *, dry_run: bool) -> Options:
        """What was chosen, for this file and editor."""
        chosen = self.cleaned_data
        return Options(
            name,
            user_id,
            publish=chosen["publish"],
            dry_run=dry_run,
            note=chosen["note"],
            is_minor=chosen["minor"],
        )


class UploadForm(ChoicesForm):
    """The file as well."""

    file = forms.FileField(
        label="File, CSV or JSON Lines",
        max_length=200,
        error_messages={"required": "Choose the file that holds the rulings."},
    )
    field_order = ("file",)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(
                f"The file has {file.size // 1_000_000} MB: send at most "
                f"{MOST_BYTES // 1_000_000} MB at once, in several files or with the command "
                "import_rulings."
            )
        return file


def urls(admin: ModelAdmin) -> list[URLPattern]:
    """Addresses below the rulings' own."""
    protected = admin.admin_site.admin_view
    return [
        path("import/", protected(partial(send, admin=admin)), name="rulings_ruling_import"),
        path(
            "import/<int:pk>/",
            protected(partial(look, admin=admin)),
            name="rulings_ruling_import_file",
        ),
    ]


def send(request: HttpRequest, admin: ModelAdmin) -> HttpResponse:
    """The form for a file; sent, the file is put aside and looked at."""
    _require_permission(request)
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if not form.is_bound or not form.is_valid():
        context = {"form": form, "columns": list(COLUMNS)}
        return _page(request, admin, "many", context, refused=form.is_bound)
    file = form.cleaned_data["file"]
    upload = keep(_user_id(request), file.name, file.read())
    chosen = {name: form.cleaned_data[name] for name in ChoicesForm.base_fields}
    query = urlencode({name: value for name, value in chosen.items() if value})
    address = reverse("admin:rulings_ruling_import_file", args=[upload.pk])
    return HttpResponseRedirect(f"{address}?{query}")


def look(request: HttpRequest, admin: ModelAdmin, pk: int) -> HttpResponse:
    """What the file would change; sent, it is imported."""
    _require_permission(request)
    is_sent = request.method == "POST"
    form = ChoicesForm(request.POST if is_sent else request.GET)
    upload = Upload.objects.filter(pk=pk, editor=_user_id(request)).defer("content").first()
    if upload is None or not form.is_valid():
        messages.error(request, GONE)
        return HttpResponseRedirect(reverse("admin:rulings_ruling_import"))
    report, refusal = _report(pk, form.options(upload.name, _user_id(request), dry_run=not is_sent))
    if is_sent and not refusal and (report is None or not report.troubles):
        return _imported(request, upload.name, report)
    context = {"report": report, "refusal": refusal, "upload": upload, "form": form}
    return _page(request, admin, "many_found", context, refused=is_sent)


def _report(pk: int, options: Options) -> tuple[Report | None, str]:
    try:
        return import_upload(pk, options), ""
    except Refused as refused:
        return None, str(refused)


def _imported(request: HttpRequest, name: str, report: Report | None) -> HttpResponse:
    if report is None:
        messages.error(request, GONE)
        return HttpResponseRedirect(reverse("admin:rulings_ruling_import"))
    messages.success(request, DONE.format(name=name, counts=report.counts))
    return HttpResponseRedirect(reverse("admin:rulings_ruling_changelist"))


def _page(
    request: HttpRequest,
    admin: ModelAdmin,
    name: str,
    context: dict[str, Any],
    *,
    refused: bool = False,
) -> HttpResponse:
    return TemplateResponse(
        request,
        f"admin/rulings/ruling/{name}.html",
        {**admin.admin_site.each_context(request), "title": TITLE, "opts": admin.opts, **context},
        status=HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK,
    )


def _require_permission(request: HttpRequest) -> None:
    """An import may publish and correct: both are a publisher's."""
    for needed in (IMPORT, PUBLISH):
        if not request.user.has_perm(needed):
            raise PermissionDenied(WHOM_TO_ASK[needed])


def _user_id(request: HttpRequest) -> int:
    return int(request.user.pk or 0)
