"""To be written."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse


def mine(request: HttpRequest, *_: Any, **__: Any) -> HttpResponse:
    raise Http404


def edit(request: HttpRequest, *_: Any, **__: Any) -> HttpResponse:
    raise Http404


def withdraw(request: HttpRequest, *_: Any, **__: Any) -> HttpResponse:
    raise Http404
