"""A search as a feed."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse

from rulings.faces.feed import Places, RulingFeed, atom
from rulings.filters import RulingFilter
from rulings.found import Found
from rulings.terms import terms
from rulings.views.faces import on_page, public_face, refused_in_words, whole_address
from rulings.views.found import page_of
from rulings.views.results import chips

if TYPE_CHECKING:
    from django.core.paginator import Page
    from django.http import HttpRequest

    from rulings.terms import Terms

EVERYTHING = "All rulings"


@public_face
def feed(request: HttpRequest) -> HttpResponse:
    """The rulings that the page with the same query string lists, in the same order."""
    labels = terms()
    rulings = RulingFilter(request.GET, labels)
    if not rulings.is_valid():
        return refused_in_words(rulings)
    found = Found(rulings.criteria)
    page = page_of(rulings, found.number, lambda *stretch: found.between(*stretch).for_feed())
    document = atom(
        page, _title(rulings, labels), _places(request, rulings, page), request.build_absolute_uri
    )
    return HttpResponse(document, content_type=RulingFeed.content_type)


def _title(rulings: RulingFilter, labels: Terms) -> str:
    """The applied filters in words: “Rulings – Sanction: Caution or Advice; Regulator: HCPC”."""
    applied = [
        f"{label}: {' or '.join(chip.value for chip in same)}"
        for label, same in groupby(chips(rulings, labels), key=lambda chip: chip.label)
    ]
    return f"Rulings – {'; '.join(applied)}" if applied else EVERYTHING


def _places(request: HttpRequest, rulings: RulingFilter, page: Page[Any]) -> Places:
    query = rulings.canonical()
    first = query.copy()
    first.pop("page", None)

    def neighbour(number: int) -> str:
        return whole_address(request, "rulings:feed", on_page(query, number))

    return Places(
        page=whole_address(request, "rulings:search", query),
        feed=whole_address(request, "rulings:feed", first),
        this=whole_address(request, "rulings:feed", query),
        previous=neighbour(page.previous_page_number()) if page.has_previous() else None,
        next=neighbour(page.next_page_number()) if page.has_next() else None,
    )
