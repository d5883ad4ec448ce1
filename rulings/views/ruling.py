"""One ruling."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.http import HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from rulings.models import Ruling
from rulings.vocabulary import FactorSide

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def ruling(request: HttpRequest, ruling_id: str, slug: str = "") -> HttpResponse:
    """The page of a published ruling; a missing or outdated slug redirects to the current one."""
    found = get_object_or_404(Ruling.objects.published().for_page(), pk=ruling_id)
    if slug != found.slug:
        redirect = HttpResponsePermanentRedirect(found.get_absolute_url())
        patch_cache_control(redirect, no_cache=True)  # a title may change, and change back
        return redirect
    context = {
        "ruling": found,
        "back": _results_before(request),
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


def _results_before(request: HttpRequest) -> str | None:
    """Path and query of the result list that the reader came from, if she did."""
    referrer = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(referrer, {request.get_host()}):
        return None
    try:
        parts = urlsplit(referrer)
    except ValueError:
        return None
    if parts.path != reverse("rulings:search"):
        return None
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
