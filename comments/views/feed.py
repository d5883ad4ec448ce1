"""To be written."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse


def feed(request: HttpRequest, *_: Any, **__: Any) -> HttpResponse:
    raise Http404


def feed_of_ruling(request: HttpRequest, *_: Any, **__: Any) -> HttpResponse:
    raise Http404
