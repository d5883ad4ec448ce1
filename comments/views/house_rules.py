"""To be written."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse


def house_rules(request: HttpRequest, *_: Any, **__: Any) -> HttpResponse:
    raise Http404
