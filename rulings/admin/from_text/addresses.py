"""Where the screens of the assisted entry are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.urls import path

from rulings.admin.from_text.screens import from_text, keep_text

if TYPE_CHECKING:
    from django.urls import URLPattern

    from rulings.admin.typed import ModelAdmin


def urls(admin: ModelAdmin) -> list[URLPattern]:
    """Addresses below the rulings' own."""
    protected = admin.admin_site.admin_view
    return [
        path(
            "from-text/",
            protected(partial(from_text, admin=admin)),
            name="rulings_ruling_from_text",
        ),
        path(
            "from-text/keep/",
            protected(partial(keep_text, admin=admin)),
            name="rulings_ruling_keep_text",
        ),
    ]
