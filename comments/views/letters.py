"""Where the addresses in letters lead: to confirm letters about replies, or to stop them.

A program that opens every address in a letter changes nothing: only a button does. Who has the
address needs no cookie.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Concatenate

from django.template.response import TemplateResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from comments.letters import subscribing
from comments.letters.subscribing import Standing
from comments.letters.tokens import Purpose, subscription_id_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from comments.models import Subscription

    View = Callable[Concatenate[HttpRequest, ...], HttpResponse]

_HEADERS = {
    "Cache-Control": "no-store",
    "X-Robots-Tag": "noindex",
    "Referrer-Policy": "no-referrer",
}


def _between_us(view: View) -> View:
    """Nobody keeps the page, lists it, or is told of its address."""

    @wraps(view)
    def answer(request: HttpRequest, token: str) -> HttpResponse:
        response = view(request, token)
        for name, value in _HEADERS.items():
            response.headers[name] = value
        return response

    return answer


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@_between_us
def letters(request: HttpRequest, token: str) -> HttpResponse:
    """GET asks, POST confirms; 410 if that comes too late."""
    subscription_id = subscription_id_of(token, Purpose.CONFIRM)
    if subscription_id is None:
        return _unknown(request)
    if request.method == "POST":
        subscribing.confirm(subscription_id)
    subscription = subscribing.found(subscription_id)
    standing = subscribing.standing_of(subscription)
    status = 410 if standing is Standing.RUN_OUT else 200
    return _page(request, "confirm", subscription, standing, status)


@csrf_exempt  # RFC 8058: the program that shows the letter sends the POST
@require_http_methods(["GET", "HEAD", "POST"])
@_between_us
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """GET asks, POST stops at once; as often as somebody likes."""
    subscription_id = subscription_id_of(token, Purpose.STOP)
    if subscription_id is None:
        return _unknown(request)
    if request.method == "POST":
        subscribing.stop(subscription_id)
    subscription = subscribing.found(subscription_id)
    return _page(request, "stop", subscription, subscribing.standing_of(subscription))


def _page(
    request: HttpRequest,
    name: str,
    subscription: Subscription | None,
    standing: Standing,
    status: int = 200,
) -> HttpResponse:
    context = {"subscription": subscription, "standing": standing.name.lower()}
    return TemplateResponse(request, f"comments/letters/{name}.html", context, status=status)


def _unknown(request: HttpRequest) -> HttpResponse:
    return TemplateResponse(request, "comments/letters/unknown.html", status=404)
