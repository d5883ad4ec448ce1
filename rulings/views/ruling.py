"""One ruling."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from rulings.models import Ruling
from rulings.search.criteria import Criteria
from rulings.views.in_results import in_results
from rulings.views.marks import markers
from rulings.vocabulary import FactorSide

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def ruling(request: HttpRequest, ruling_id: str, slug: str = "") -> HttpResponse:
    """The page of a published ruling; a missing or outdated slug redirects to the current one."""
    found = get_object_or_404(Ruling.objects.published().for_page(), pk=ruling_id)
    if slug != found.slug:
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        redirect = HttpResponsePermanentRedirect(found.get_absolute_url() + query)
        patch_cache_control(redirect, no_cache=True)  # a title may change, and change back
        return redirect
    search = in_results(found, request.GET)
    context = {
        "ruling": found,
        "search": search,
        "markers": markers(found, search.criteria if search else Criteria()),
        "contents": _contents(found),
        "factors": _factors(found),
        "has_harm": _has_harm(found),
    }
    return TemplateResponse(request, "rulings/ruling.html", context)


def _contents(found: Ruling) -> list[tuple[str, str]]:
    """Anchor and heading of every section that this ruling has."""
    sections = [
        ("alleged", "What was alleged", bool(found.particulars.all())),
        ("found", "What was found", True),
        ("order", "The order", True),
        ("rejected", "Considered and rejected", bool(found.rejected)),
        ("weighed", "What weighed", bool(found.factors.all())),
        ("harm", "Harm", _has_harm(found)),
        ("sources", "Sources", True),
        ("corrections", "Corrections", bool(found.corrections.all())),
        ("comments", "Reader comments", True),
    ]
    return [(anchor, heading) for anchor, heading, is_there in sections if is_there]


def _factors(found: Ruling) -> list[dict[str, Any]]:
    """Mitigating, then aggravating, each only if there is one."""
    sides = (
        {
            "label": side.label,
            "factors": [row for row in found.factors.all() if row.factor_type.side == side],
        }
        for side in FactorSide
    )
    return [side for side in sides if side["factors"]]


def _has_harm(found: Ruling) -> bool:
    return bool(found.harm_note or found.harm_affected is not None or found.harm_actual is not None)
