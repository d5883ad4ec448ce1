"""The page of one ruling: what its template needs besides the ruling itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rulings.parts import OF_A_PAGE, fetch_parts
from rulings.search.snippets import PLACES
from rulings.vocabulary import FactorSide

if TYPE_CHECKING:
    from rulings.models import Ruling


# For a page that nobody came to by a search: the template asks for the marker of each kind of text.
_NO_MARKERS = dict.fromkeys(("title", *PLACES))


def page(found: Ruling) -> dict[str, Any]:
    """For a ruling in whatever state; its parts are fetched, in one query."""
    fetch_parts([found], OF_A_PAGE)
    return {
        "ruling": found,
        "contents": _contents(found),
        "factors": _factors(found),
        "has_harm": _has_harm(found),
        "markers": _NO_MARKERS,
    }


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
