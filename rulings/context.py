"""What every page is told about the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.db import connection
from django.utils.functional import SimpleLazyObject

if TYPE_CHECKING:
    from django.http import HttpRequest

# By hand: every page asks it, and to put it together takes longer than to answer it.
_HOLDS_DEMONSTRATION: Final = "SELECT EXISTS (SELECT FROM rulings_ruling WHERE is_demonstration)"


def site(request: HttpRequest) -> dict[str, Any]:
    """Context processor. ``holds_demonstration`` is asked only where a template shows it."""
    return {
        "holds_demonstration": SimpleLazyObject(_holds_demonstration),
        "contact": settings.CONTACT,
    }


def _holds_demonstration() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(_HOLDS_DEMONSTRATION)
        return bool(cursor.fetchone()[0])
