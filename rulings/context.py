"""What every page is told about the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.utils.functional import SimpleLazyObject

from rulings.models import Ruling

if TYPE_CHECKING:
    from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    """Context processor. ``holds_demonstration`` is asked only where a template shows it."""
    return {
        "holds_demonstration": SimpleLazyObject(Ruling.objects.demonstration().exists),
        "contact": settings.CONTACT,
    }
