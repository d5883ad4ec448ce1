"""What waits on the editors' desk."""

from django import template

from rulings.models import Ruling
from rulings.querysets import RulingQuerySet
from rulings.vocabulary import RulingState

register = template.Library()

SHOWN = 8


@register.simple_tag
def drafts() -> list[Ruling]:
    """The drafts that were touched last."""
    return list(_newest().filter(state=RulingState.DRAFT)[:SHOWN])


@register.simple_tag
def changed_last() -> list[Ruling]:
    """What was changed last, in whatever state."""
    return list(_newest()[:SHOWN])


def _newest() -> RulingQuerySet:
    return Ruling.objects.select_related("regulator").order_by("-changed_at", "pk")
