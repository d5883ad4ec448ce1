"""The house rules, on a page of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_safe
def house_rules(request: HttpRequest) -> HttpResponse:
    """What holds for everybody who writes here."""
    return TemplateResponse(request, "comments/writing/house_rules.html")
