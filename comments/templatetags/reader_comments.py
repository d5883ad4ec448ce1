"""The comments below a ruling."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.conf import settings
from django.http import QueryDict

from comments.paging import discussion_page

if TYPE_CHECKING:
    from django.template import Context

    from rulings.models import Ruling

register = template.Library()

# The parameter of the ruling's page that says which page of its comments to show.
PAGE = "comments"
# A shorter discussion is read at a glance.
MOST_WITHOUT_SEARCH = 10
_DIGITS = 6


@register.inclusion_tag("comments/discussion.html", takes_context=True)
def discussion(context: Context, ruling: Ruling) -> dict[str, Any]:
    """A page of a ruling's comments; what is no number of a page leads to the nearest."""
    request = context["request"]
    count = ruling.discussion.visible_comments
    return {
        "request": request,
        "ruling": ruling,
        "count": count,
        "page": discussion_page(ruling, page_number(request.GET.get(PAGE, ""))),
        "is_open": ruling.discussion.is_open() and settings.COMMENTS.accepted,
        "search": _search(ruling) if count > MOST_WITHOUT_SEARCH else QueryDict(),
    }


def page_number(asked: str) -> int:
    """The number of a page, at least 1, from what stands in an address."""
    is_number = asked.isascii() and asked.isdecimal() and len(asked) <= _DIGITS
    return max(1, int(asked)) if is_number else 1


def _search(ruling: Ruling) -> QueryDict:
    query = QueryDict(mutable=True)
    query["ruling"] = ruling.pk
    return query
