"""Suggestions while someone types, as browsers' search boxes and ours ask for them.

https://github.com/dewitt/opensearch/blob/master/mediawiki/Specifications/OpenSearch/Extensions/Suggestions/1.1/Draft%201.wiki
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.http import JsonResponse
from django.views.decorators.cache import cache_control

from rulings.suggestions import suggestions
from rulings.views.faces import public_face

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

FIVE_MINUTES: Final = 5 * 60


@public_face
@cache_control(public=True, max_age=FIVE_MINUTES)
def suggested(request: HttpRequest) -> HttpResponse:
    """What was typed, and what it may become. Whatever is typed gets an answer."""
    typed = request.GET.get("q", "")
    return JsonResponse(
        [typed, suggestions(typed)],
        safe=False,
        content_type="application/x-suggestions+json",
    )
