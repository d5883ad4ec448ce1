"""What is in here, and what is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from rulings.models import Regulator, Ruling

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def coverage(request: HttpRequest) -> HttpResponse:
    """Rulings and the span of their decisions, for each regulator."""
    context = {
        "regulators": Regulator.objects.with_coverage(),
        "undated": Ruling.objects.published().undated().count(),
    }
    return TemplateResponse(request, "rulings/coverage.html", context)
