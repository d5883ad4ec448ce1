"""What a reader is told when a form comes without the cookie that it was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import UnreadablePostError
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from rulings.admin.unsaved import without_cookie

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

TYPED = "text"  # what the forms of this site call the words that a reader writes


@never_cache
def failure(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """403, with what was typed so that nothing is lost."""
    return _of_an_editor(request) or render(
        request, "csrf.html", {"words": _typed(request)}, status=403
    )


def _of_an_editor(request: HttpRequest) -> HttpResponse | None:
    try:
        return without_cookie(request)
    except UnreadablePostError:
        return None


def _typed(request: HttpRequest) -> str:
    try:
        return str(request.POST.get(TYPED, ""))
    except UnreadablePostError:  # the connection broke off
        return ""
