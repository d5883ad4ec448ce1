"""A page may be kept, but must be asked for again before it is shown: what is withdrawn is gone."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


def ask_again(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: ``Cache-Control: no-cache``, unless a view says something else."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-cache")
        return response

    return middleware
