"""Many rulings from one file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.urls import URLPattern

    from rulings.admin.typed import ModelAdmin


def urls(admin: ModelAdmin) -> list[URLPattern]:
    """Addresses below the rulings' own."""
    return []
