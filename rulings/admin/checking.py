"""The checklist before publication, cleared words, and the preview."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.http import HttpRequest
    from django.urls import URLPattern

    from rulings.admin.typed import ModelAdmin
    from rulings.models import Ruling


def urls(admin: ModelAdmin) -> list[URLPattern]:
    """Addresses below the rulings' own."""
    return []


def panel(request: HttpRequest, ruling: Ruling) -> dict[str, Any]:
    """What the checklist beside the form shows."""
    return {}
