"""What waits on the editors' desk."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import template
from django.utils import timezone

from rulings.models import Ruling
from rulings.querysets import SOON
from rulings.vocabulary import RulingState

if TYPE_CHECKING:
    from rulings.querysets import RulingQuerySet

register = template.Library()

SHOWN = 8


@dataclass(frozen=True, slots=True)
class DeskList:
    """The first few rulings of a list; ``query`` narrows the list of all to the whole of it."""

    heading: str
    empty: str
    query: str
    rulings: list[Ruling]
    is_longer: bool
    shows_last_day: bool = False


@register.simple_tag
def desk_lists(user_id: int) -> list[DeskList]:
    """What this user has begun, what waits, what leaves soon, and what was touched last."""
    newest = Ruling.objects.order_by("-changed_at", "pk")
    expiring = Ruling.objects.expiring_by(timezone.localdate() + SOON)
    return [
        _first(
            newest.filter(state=RulingState.DRAFT).entered_by(user_id),
            heading="My drafts",
            empty="No draft of yours is waiting.",
            query="state=draft&desk=mine",
        ),
        _first(
            newest.filter(state=RulingState.IN_REVIEW),
            heading="Waiting for review",
            empty="Nothing waits for review.",
            query="state=in_review",
        ),
        _first(
            expiring,
            heading="Expiring soon",
            empty=f"Nothing leaves the site within {SOON.days} days.",
            query="desk=expiring",
            shows_last_day=True,
        ),
        _first(newest, heading="Changed last", empty="There are no rulings yet.", query=""),
    ]


def _first(
    rulings: RulingQuerySet, *, heading: str, empty: str, query: str, shows_last_day: bool = False
) -> DeskList:
    found = list(rulings.select_related("regulator")[: SHOWN + 1])
    return DeskList(heading, empty, query, found[:SHOWN], len(found) > SHOWN, shows_last_day)
