"""Null characters in addresses: PostgreSQL has no place for them, and no reader ever means one."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest

NULL = "\0"
REFUSAL = "The address holds a null character: remove it."


def refuse(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """Middleware: 400 with a sentence, before any query is made of it."""

    def answer(request: HttpRequest) -> HttpResponse:
        values = (value for _, values in request.GET.lists() for value in values)
        if NULL in request.path or any(NULL in value for value in values):
            return HttpResponseBadRequest(REFUSAL, content_type="text/plain; charset=utf-8")
        return get_response(request)

    return answer
