"""The words of the public interface, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import JsonResponse
from django.views.decorators.cache import cache_control

from rulings.faces.vocabulary import vocabulary
from rulings.views.faces import public_face
from rulings.views.search import SORT_LABELS

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

HOUR = 60 * 60


@public_face
@cache_control(public=True, max_age=HOUR)
def vocabulary_data(request: HttpRequest) -> HttpResponse:
    """Every slug with its label, meaning and source. Changes seldom, so may be kept for an hour."""
    return JsonResponse(vocabulary(SORT_LABELS), json_dumps_params={"ensure_ascii": False})
