"""Null characters in addresses: PostgreSQL has no place for them, and no reader ever means one.

The forms of the public pages refuse them by themselves, or read words without them; the admin hands
what is in the address to the database as it comes.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, QueryDict

NULL = "\0"
UNREAD = "/admin/"
REFUSAL = "The address holds a null character: remove it."


def refuse(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """Middleware: 400 with a sentence, before any query is made of it."""

    def answer(request: HttpRequest) -> HttpResponse:
        is_unread = request.path.startswith(UNREAD)
        if NULL in request.path or (is_unread and _has_null(request.GET)):
            return HttpResponseBadRequest(REFUSAL, content_type="text/plain; charset=utf-8")
        return get_response(request)

    return answer


def _has_null(parameters: QueryDict) -> bool:
    return any(NULL in value for _, values in parameters.lists() for value in values)
