"""Search and browse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from rulings.filters import PAGE_SIZES, RulingFilter
from rulings.models import SearchEntry
from rulings.search.criteria import Sort
from rulings.terms import terms
from rulings.views.results import chips, facet_boxes, unseen

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from rulings.terms import Terms

SORT_LABELS = {
    Sort.RELEVANCE: "Best match",
    Sort.NEWEST: "Newest decision",
    Sort.OLDEST: "Oldest decision",
    Sort.LONGEST: "Longest sanction",
    Sort.DISCUSSED: "Most discussed",
}


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The list of rulings that meet the query string, with facets; 400 if it asks nonsense."""
    labels = terms()
    rulings = RulingFilter(request.GET, labels)
    if not rulings.is_valid():
        context = {
            "form": rulings.form,
            "problems": _problems(rulings),
            "sound": rulings.canonical_sound(),
        }
        return TemplateResponse(request, "rulings/search.html", context, status=400)
    return TemplateResponse(request, "rulings/search.html", _results(rulings, labels))


def _results(rulings: RulingFilter, labels: Terms) -> dict[str, Any]:
    criteria = rulings.criteria()
    count, counts = SearchEntry.objects.facet_counts(criteria)
    paginator = Paginator(rulings.qs.for_cards(), rulings.page_size)
    paginator.count = count  # the facets have counted already
    return {
        "form": rulings.form,
        "query": rulings.canonical(),
        "count": count,
        "page": paginator.get_page(rulings.page_number),
        "facets": facet_boxes(criteria, counts, labels),
        "chips": chips(rulings, labels),
        "unseen": unseen(rulings),
        "sorts": _sorts(has_words=bool(criteria.q)),
        "order": rulings.order,
        "sizes": PAGE_SIZES,
        "size": rulings.page_size,
    }


def _sorts(*, has_words: bool) -> list[tuple[str, str]]:
    return [
        (sort.value, label)
        for sort, label in SORT_LABELS.items()
        if has_words or sort is not Sort.RELEVANCE
    ]


def _problems(rulings: RulingFilter) -> list[str]:
    return [str(problem) for errors in rulings.form.errors.values() for problem in errors]
