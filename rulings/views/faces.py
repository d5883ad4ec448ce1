"""What the faces of a search share: who may read them, which page, and what is said of nonsense."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpResponse, HttpResponseBadRequest, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from rulings.parameters import problems
from rulings.search.time_limit import TookTooLong, time_limit

if TYPE_CHECKING:
    from django.http import HttpRequest, QueryDict
    from django.http.response import HttpResponseBase

    from rulings.filters import RulingFilter

    View = Callable[..., HttpResponseBase]

LEFT_OUT = "X-Rulings-Left-Out"
TOO_LONG = "This search took too long. Narrow it, or sort it by date."


def public_face(view: View) -> View:
    """For reading only, and by scripts of any other site too: it is public and knows no cookie.

    What takes too long is answered with 503 and a sentence.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            with time_limit(settings.SEARCH_LIMIT):
                response = view(request, *args, **kwargs)
        except TookTooLong:
            response = _took_too_long(request)
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Expose-Headers"] = f"ETag, {LEFT_OUT}"
        return response

    return require_safe(answer)


def _took_too_long(request: HttpRequest) -> HttpResponse:
    """503 with a sentence, as data to those who asked for data."""
    if request.path.endswith(".json"):
        return JsonResponse({"errors": {"q": [TOO_LONG]}}, status=503)
    return HttpResponse(TOO_LONG, status=503, content_type="text/plain; charset=utf-8")


def on_page(query: QueryDict, number: int) -> QueryDict:
    """The same query on another page."""
    other = query.copy()
    other["page"] = str(number)
    return other


def whole_address(request: HttpRequest, name: str, query: QueryDict) -> str:
    """An address of this site with its host, for those who read it elsewhere."""
    return request.build_absolute_uri(reverse(name, query=query))


def refused_in_words(rulings: RulingFilter) -> HttpResponse:
    """400, one sentence a line: for faces that have no form of their own for it."""
    lines = [line for said in problems(rulings.form).values() for line in said]
    return HttpResponseBadRequest("\n".join(lines), content_type="text/plain; charset=utf-8")
