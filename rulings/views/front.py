"""The front page: ways in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from rulings.found import Found
from rulings.search.criteria import Criteria, Sort
from rulings.terms import terms
from rulings.views.found import cards
from rulings.views.results import facet_boxes
from rulings.vocabulary import SanctionKind

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_NEWEST = 6
_WAYS = ("profession", "topic", "regulator")


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Search box, ways in by facet, newest rulings, and what is covered."""
    everything = Found(Criteria())
    count, counts = everything.counts()
    boxes = {box.name: box for box in facet_boxes(everything.criteria, counts, terms())}
    context = {
        "count": count,
        "kinds": [
            {
                "value": value.value,
                "label": value.label,
                "count": value.count,
                "rung": SanctionKind(value.value).rung,
                "meaning": SanctionKind(value.value).meaning,
            }
            for value in boxes["sanction"].values
        ]
        if "sanction" in boxes
        else [],
        "ways": [boxes[name] for name in _WAYS if name in boxes],
        "newest": cards(everything, Sort.NEWEST, 0, _NEWEST),
    }
    return TemplateResponse(request, "rulings/front.html", context)
