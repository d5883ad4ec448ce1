"""One ruling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponsePermanentRedirect
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from rulings.faces.page import page
from rulings.models import Ruling
from rulings.search.criteria import Criteria
from rulings.views.gone import gone
from rulings.views.in_results import in_results
from rulings.views.marks import markers

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def ruling(request: HttpRequest, ruling_id: str, slug: str = "") -> HttpResponse:
    """The page of a published ruling; a missing or outdated slug redirects to the current one.

    What was public once leaves a note in its place.
    """
    found = Ruling.objects.published().filter(pk=ruling_id).first()
    if found is None:
        return gone(request, ruling_id)
    if slug != found.slug:
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        redirect = HttpResponsePermanentRedirect(found.get_absolute_url() + query)
        patch_cache_control(redirect, no_cache=True)  # a title may change, and change back
        return redirect
    search = in_results(found, request.GET)
    context = page(found) | {
        "search": search,
        "markers": markers(found, search.criteria if search else Criteria()),
    }
    return TemplateResponse(request, "rulings/ruling.html", context)
