"""The search in reader comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from comments.filters import CommentSearchForm
from comments.results import refused, results, too_slow
from rulings.search.time_limit import TookTooLong, time_limit

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The comments that meet the query string; 400 for nonsense, 503 if it takes too long."""
    form = CommentSearchForm(request.GET)
    if not form.is_valid():
        return TemplateResponse(request, "comments/search.html", refused(form), status=400)
    try:
        with time_limit(settings.SEARCH_LIMIT):
            context = results(form)
    except TookTooLong:
        return TemplateResponse(request, "comments/search.html", too_slow(form), status=503)
    return TemplateResponse(request, "comments/search.html", context)
