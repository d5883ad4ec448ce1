"""No lost work: autosaves, who else is here, and two editors at one ruling."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django.urls import URLPattern

    from rulings.admin.typed import ModelAdmin
    from rulings.models import Ruling


def urls(admin: ModelAdmin) -> list[URLPattern]:
    """Addresses below the rulings' own."""
    return []


def notices(request: HttpRequest, ruling: Ruling) -> dict[str, Any]:
    """What the notices above the form show."""
    return {}


def kept_aside(
    admin: ModelAdmin, request: HttpRequest, object_id: str | None
) -> HttpResponse | None:
    """The answer to a form that must not be saved as it was sent: two editors at one ruling."""
    return None


def saved(request: HttpRequest, ruling: Ruling) -> None:
    """What was typed is in the record now: forget its autosave."""
