"""To be written."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse


def letters(request: HttpRequest, *_: Any, **__: Any) -> HttpResponse:
    raise Http404


def stop(request: HttpRequest, *_: Any, **__: Any) -> HttpResponse:
    raise Http404
