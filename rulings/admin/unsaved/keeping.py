"""Where the form's script keeps what is typed, and says that somebody is still there."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, Final

from django.http import JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from rulings.admin.unsaved.lost import kept_for_its_editor
from rulings.admin.unsaved.presence import in_words, left, others, seen
from rulings.admin.unsaved.sent import fields_of, revision_of
from rulings.autosaves import Keeping, keep
from rulings.models import Revision, Ruling
from rulings.vocabulary import RulingState

if TYPE_CHECKING:
    from django.http import HttpRequest

SIGN_IN: Final = "your session has ended."
NOT_ALLOWED: Final = "you may not change this any more. Ask an administrator."
NO_RULING: Final = "this ruling is not there any more. Copy what you typed."
_SENTENCES: Final = {
    Keeping.NO_RULING: NO_RULING,
    Keeping.TOO_LARGE: "it is too large, more than 2 megabytes. Save the ruling, or shorten it.",
    Keeping.ANOTHER_FORM: "what you typed earlier, or in another tab, still waits. "
    "Use it or throw it away first.",
}
_STATUSES: Final = {
    Keeping.TOO_LARGE: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    Keeping.ANOTHER_FORM: HTTPStatus.CONFLICT,
    Keeping.NO_RULING: HTTPStatus.NOT_FOUND,
}

Answer = Callable[..., JsonResponse]


def autosave(admin: Any) -> Answer:
    """Keeps the fields that are sent; JSON with ``at``, or ``problem`` and perhaps ``sign_in``."""

    @never_cache
    @require_POST
    def answer(request: HttpRequest, object_id: str | None = None) -> JsonResponse:
        refusal = _refusal(admin, request, object_id)
        if refusal is not None:
            return refusal
        sent = request.POST
        kept = keep(request.user.pk or 0, object_id, fields_of(sent), revision_of(sent))
        if kept is not Keeping.KEPT:
            return _problem(_SENTENCES[kept], _STATUSES[kept])
        return JsonResponse({"at": f"{timezone.localtime():%H:%M}"})

    return answer


def presence(admin: Any) -> Answer:
    """Notes that the editor is there, or has left; JSON with who else is, and what they saved."""

    @never_cache
    @require_POST
    def answer(request: HttpRequest, object_id: str) -> JsonResponse:
        refusal = _refusal(admin, request, object_id)
        if refusal is not None:
            return refusal
        user_id = request.user.pk or 0
        if request.POST.get("left"):
            left(user_id, object_id)
            return JsonResponse({})
        seen(user_id, object_id)
        is_newer = Revision.objects.filter(
            ruling_id=object_id, number__gt=revision_of(request.POST) or 0
        ).exists()
        return JsonResponse(
            {"others": in_words(others(user_id, object_id)), "is_saved_meanwhile": is_newer}
        )

    return answer


def _refusal(admin: Any, request: HttpRequest, ruling_id: str | None) -> JsonResponse | None:
    if not admin.admin_site.has_permission(request):
        kept_for_its_editor(request, ruling_id)
        return _problem(SIGN_IN, HTTPStatus.FORBIDDEN, sign_in=reverse("admin:login"))
    if ruling_id is None:
        is_allowed = admin.has_add_permission(request)
    else:
        ruling = Ruling.objects.exclude(state=RulingState.EXPIRED).filter(pk=ruling_id).first()
        if ruling is None:
            return _problem(NO_RULING, HTTPStatus.NOT_FOUND)
        is_allowed = admin.has_change_permission(request, ruling)
    return None if is_allowed else _problem(NOT_ALLOWED, HTTPStatus.FORBIDDEN)


def _problem(sentence: str, status: HTTPStatus, **more: str) -> JsonResponse:
    return JsonResponse({"problem": sentence, **more}, status=status)
