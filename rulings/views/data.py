"""Rulings as data, for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import JsonResponse

from rulings.faces.data import ruling_as_data
from rulings.filters import RulingFilter
from rulings.found import Found
from rulings.models import Ruling
from rulings.parameters import problems
from rulings.search.facets import FACETS
from rulings.terms import terms
from rulings.views.faces import on_page, public_face, whole_address
from rulings.views.found import counted, page_of
from rulings.views.gone import not_kept, what_is_gone
from rulings.views.results import facet_boxes

if TYPE_CHECKING:
    from django.core.paginator import Page
    from django.http import HttpRequest, HttpResponse

    from rulings.views.results import FacetBox

NOT_PUBLISHED = "No published ruling has this id."


@public_face
def ruling_data(request: HttpRequest, ruling_id: str) -> HttpResponse:
    """One published ruling; 410 for one that was public; 404 with a sentence for any other id."""
    found = Ruling.objects.published().for_data().filter(pk=ruling_id).first()
    if found is None:
        return _not_there(ruling_id)
    return _json(ruling_as_data(found, request.build_absolute_uri))


@public_face
def search_data(request: HttpRequest) -> HttpResponse:
    """One page of a search with its counts; 400 with sentences if it asks nonsense."""
    labels = terms()
    rulings = RulingFilter(request.GET, labels)
    if not rulings.is_valid():
        return _json({"errors": problems(rulings.form)}, status=400)
    criteria = rulings.criteria
    found = Found(criteria)
    count, counts = counted(found)
    page = page_of(rulings, count, lambda *stretch: found.between(*stretch).for_data())
    return _json(
        {
            "count": count,
            "page": page.number,
            "pages": None if count is None else page.paginator.num_pages,
            "next": _next(request, rulings, page),
            "searched_for": criteria.understood.searched_for or None,
            "repairs": criteria.understood.repairs,
            "facets": _facets(facet_boxes(criteria, counts, labels)),
            "rulings": [ruling_as_data(ruling, request.build_absolute_uri) for ruling in page],
        }
    )


def _not_there(ruling_id: str) -> HttpResponse:
    if gone := what_is_gone(ruling_id):
        return not_kept(_json(gone.as_data, status=410))
    return _json({"errors": {"id": [NOT_PUBLISHED]}}, status=404)


def _next(request: HttpRequest, rulings: RulingFilter, page: Page[Any]) -> str | None:
    if not page.has_next():
        return None
    following = on_page(rulings.canonical(), page.next_page_number())
    return whole_address(request, "rulings:search_as_data", following)


def _facets(boxes: list[FacetBox]) -> dict[str, list[dict[str, Any]]]:
    return {facet.name: [] for facet in FACETS} | {
        box.name: [
            {"value": value.value, "label": value.label, "count": value.count}
            for value in box.values
        ]
        for box in boxes
    }


def _json(content: dict[str, Any], status: int = 200) -> JsonResponse:
    return JsonResponse(content, status=status, json_dumps_params={"ensure_ascii": False})
