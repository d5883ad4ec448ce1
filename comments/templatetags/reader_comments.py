"""The comments below a ruling."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.http import QueryDict

from comments.threads import thread

if TYPE_CHECKING:
    from rulings.models import Ruling

register = template.Library()

# A shorter thread is read at a glance.
MOST_WITHOUT_SEARCH = 10


@register.inclusion_tag("comments/discussion.html")
def discussion(ruling: Ruling) -> dict[str, Any]:
    """All visible comments of a ruling as a thread, in one query."""
    comments = list(ruling.comments.visible().in_thread_order())
    return {
        "ruling": ruling,
        "count": len(comments),
        "thread": thread(comments),
        "search": _search(ruling) if len(comments) > MOST_WITHOUT_SEARCH else QueryDict(),
    }


def _search(ruling: Ruling) -> QueryDict:
    query = QueryDict(mutable=True)
    query["ruling"] = ruling.pk
    return query
