"""A new ruling from a text, and the evidence beside its form."""

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
    """The text that the ruling was read from, and where each value stands in it."""
    return {}
