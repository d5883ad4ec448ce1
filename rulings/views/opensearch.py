"""How other programs can search here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from rulings.faces.opensearch import description

if TYPE_CHECKING:
    from django.http import HttpRequest

HOUR = 60 * 60


@require_safe
@cache_control(public=True, max_age=HOUR)
def opensearch(request: HttpRequest) -> HttpResponse:
    """The OpenSearch description, with the host that it was asked at."""
    return HttpResponse(
        description(request.build_absolute_uri),
        content_type="application/opensearchdescription+xml; charset=utf-8",
    )
