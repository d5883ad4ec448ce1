"""A form that arrives where it cannot be taken: the session is over, or the permission, or both.

Whoever sends the signed token back was given the form, so the words are kept for the editor who
opened it. Where they cannot be kept, they are on the page that says so.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from django.contrib import admin as django_admin
from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.views import redirect_to_login
from django.http import JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from rulings.admin.unsaved.sent import ENDED, TOKEN, fields_of, revision_of, words_of
from rulings.admin.unsaved.tokens import editor_of
from rulings.autosaves import Keeping, keep

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

SIGN_IN: Final = (
    "Your session had ended. What you sent was kept: sign in, and it is offered to you again."
)
ENDED_SENTENCE: Final = (
    "Your session has ended, and what you sent could not be kept here. Sign in in another tab, "
    "come back to this page, and send it again."
)
NO_PERMISSION: Final = "You may not change this any more: ask an administrator."
NOT_ALLOWED: Final = "It was not saved; what you sent stands below, to copy."
NOT_ALLOWED_KEPT: Final = (
    "It was not saved. What you sent was kept for you for thirty days, and is offered as soon as "
    "you may change this again."
)
NO_COOKIE_KEPT: Final = (
    "You have signed in or out since you opened this form, so it was not saved. What you sent was "
    "kept: open the form again, and it is offered to the editor who opened it."
)
OF_ANOTHER_KEPT: Final = (
    "This form was opened by somebody else than is signed in now, so it was not saved. What was "
    "sent was kept for whoever opened it: sign in as that editor, and it is offered."
)
OF_ANOTHER: Final = (
    "This form was opened by somebody else than is signed in now, so it was not saved. What was "
    "sent stands below, to copy: sign in as the editor who opened it, and enter it there."
)
NO_COOKIE_TYPED: Final = (
    "you have signed in or out in another tab. What you typed was kept: open this page again."
)
GONE: Final = (
    "This ruling has been deleted since you opened it. What you sent stands below: "
    "enter it as a new ruling, or leave it."
)
EXPIRED: Final = (
    "This ruling has expired, and keeps nothing of what it said; what you sent was not saved. "
    "It stands below once more, for you alone: nothing of it is kept here."
)


def kept_for_its_editor(request: HttpRequest, ruling_id: str | None) -> bool:
    """Keep what was sent for whoever was given the form, by its token; whether that was done."""
    editor_id = editor_of(request.POST.get(TOKEN, ""), ruling_id)
    editor = get_user_model().objects.filter(pk=editor_id or 0, is_active=True).first()
    if editor is None:
        return False
    fields = fields_of(request.POST) | {ENDED: ["1"]}
    return keep(editor.pk, ruling_id, fields, revision_of(request.POST)) is Keeping.KEPT


def without_session(request: HttpRequest, ruling_id: str | None) -> HttpResponse:
    """To the sign-in page, with the words kept; or a page that holds them."""
    if kept_for_its_editor(request, ruling_id):
        messages.info(request, SIGN_IN)
        return redirect_to_login(request.path, reverse("admin:login"))
    return page(request, ENDED_SENTENCE, button="Send it again", action=request.path)


def without_permission(request: HttpRequest, ruling_id: str | None, reason: str) -> HttpResponse:
    """403 and the reason, with the words kept, and on the page."""
    became = NOT_ALLOWED_KEPT if kept_for_its_editor(request, ruling_id) else NOT_ALLOWED
    return page(request, f"{reason or NO_PERMISSION} {became}")


def without_cookie(request: HttpRequest) -> HttpResponse | None:
    """For the view of refused forms: none if the form is not a ruling's with a token of ours."""
    match = request.resolver_match
    names = {"rulings_ruling_change", "rulings_ruling_add", "rulings_ruling_autosave"}
    if match is None or match.url_name not in names:
        return None
    if not kept_for_its_editor(request, match.kwargs.get("object_id")):
        return None
    if match.url_name == "rulings_ruling_autosave":
        return JsonResponse({"problem": NO_COOKIE_TYPED}, status=HTTPStatus.FORBIDDEN)
    return page(request, NO_COOKIE_KEPT, link=request.path)


def is_of_another(request: HttpRequest, ruling_id: str | None) -> bool:
    """Whether we gave the form to another editor than sends it."""
    editor_id = editor_of(request.POST.get(TOKEN, ""), ruling_id)
    return editor_id is not None and editor_id != request.user.pk


def of_another(request: HttpRequest, ruling_id: str | None) -> HttpResponse:
    """Nothing is saved in another editor's name; the words are kept for their owner."""
    is_kept = kept_for_its_editor(request, ruling_id)
    return page(request, OF_ANOTHER_KEPT if is_kept else OF_ANOTHER)


def gone(request: HttpRequest) -> HttpResponse:
    """The ruling was deleted: its words can become a new one."""
    return page(
        request,
        GONE,
        button="Enter it as a new ruling",
        action=reverse("admin:rulings_ruling_add"),
        status=HTTPStatus.GONE,
    )


def page(
    request: HttpRequest,
    sentence: str,
    *,
    button: str = "",
    action: str = "",
    link: str = "",
    status: HTTPStatus = HTTPStatus.FORBIDDEN,
) -> HttpResponse:
    """The words that were sent, and why they were not saved; with a button, the form again."""
    fields = fields_of(request.POST)
    context: dict[str, Any] = django_admin.site.each_context(request) | {
        "title": "This was not saved",
        "sentence": sentence,
        "words": words_of(fields.items()),
        "button": button,
        "action": action,
        "link": link,
        "fields": [(name, value) for name, values in fields.items() for value in values]
        + [(TOKEN, request.POST.get(TOKEN, ""))],
    }
    response = TemplateResponse(request, "admin/rulings/ruling/expired_session.html", context)
    response.status_code = status
    response.headers["Cache-Control"] = "no-store"
    return response
