"""To be written."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse


def write(request: HttpRequest, *_: Any, **__: Any) -> HttpResponse:
    raise Http404


def reply(request: HttpRequest, *_: Any, **__: Any) -> HttpResponse:
    raise Http404
