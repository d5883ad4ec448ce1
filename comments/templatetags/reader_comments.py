"""The comments below a ruling."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import template
from django.http import QueryDict

from comments.paging import PAGE, discussion_page, page_number
from comments.submission.place import why_closed

if TYPE_CHECKING:
    from django.template import Context

    from rulings.models import Ruling

register = template.Library()

# A shorter discussion is read at a glance.
MOST_WITHOUT_SEARCH = 10


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
        "closed": why_closed(ruling.discussion),
        "search": _search(ruling) if count > MOST_WITHOUT_SEARCH else QueryDict(),
    }


def _search(ruling: Ruling) -> QueryDict:
    query = QueryDict(mutable=True)
    query["ruling"] = ruling.pk
    return query
