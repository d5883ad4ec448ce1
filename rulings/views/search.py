"""Search and browse."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from django.conf import settings
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from rulings.did_you_mean import did_you_mean
from rulings.faces.spreadsheet import CSV_ROWS
from rulings.filters import DEEPEST_RULING, NO_SYNONYMS, PAGE_SIZES, RulingFilter
from rulings.found import Found
from rulings.models import Ruling
from rulings.parameters import problems
from rulings.search.criteria import Sort
from rulings.search.time_limit import TookTooLong, noticing_limit, time_limit
from rulings.terms import terms
from rulings.views.found import cards, counted, nothing, page_of
from rulings.views.marks import Why
from rulings.views.results import chips, facet_boxes, grouped, recent_choices
from rulings.views.wider import wider

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest, HttpResponse

    from rulings.terms import Terms
    from rulings.views.results import Chip

Offer = TypeVar("Offer")

SORT_LABELS = {
    Sort.RELEVANCE: "Best match",
    Sort.NEWEST: "Newest decision",
    Sort.OLDEST: "Oldest decision",
    Sort.LONGEST: "Longest sanction",
    Sort.DISCUSSED: "Most discussed",
    Sort.CHANGED: "Newly added or changed",
}
PAGES_END = f"Pages end at ruling {DEEPEST_RULING:,}; narrow the search."


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """The list of rulings that meet the query string, with facets; 400 if it asks nonsense.

    Words that are the id or the case reference of one ruling lead straight to it.
    """
    labels = terms()
    rulings = RulingFilter(request.GET, labels)
    if not rulings.is_valid():
        context = {
            "form": rulings.form,
            "problems": problems(rulings.form),
            "sound": rulings.canonical_sound(),
        }
        return TemplateResponse(request, "rulings/search.html", context, status=400)
    with time_limit(settings.SEARCH_LIMIT):
        named = _named(rulings.criteria.q)
        if named:
            return HttpResponseRedirect(named.get_absolute_url())
        results = _results(rulings, labels)
    return TemplateResponse(request, "rulings/search.html", results)


def _named(words: str) -> Ruling | None:
    """The one ruling that the words name, if they do, and if that is found out in time."""
    rulings = Ruling.objects.named(words)
    if rulings.query.is_empty():  # words alone, as usual: to find that out later takes longer
        return None
    try:
        with noticing_limit():
            named = list(rulings.published()[:2])
    except TookTooLong:
        return None
    return named[0] if len(named) == 1 else None


def _results(rulings: RulingFilter, labels: Terms) -> dict[str, Any]:
    criteria = rulings.criteria
    found = Found(criteria)
    count, counts = counted(found)
    applied = chips(rulings, labels)
    return {
        "form": rulings.form,
        "query": rulings.canonical(),
        "words": rulings.canonical_only("q"),
        "understood": criteria.understood,
        "without_synonyms": rulings.canonical_changed(synonyms=NO_SYNONYMS),
        "is_narrow": bool(criteria.q) or len(applied) > 1,
        "count": count,
        "uncounted": count is None,
        "rows": CSV_ROWS,
        "end": PAGES_END if count and count > DEEPEST_RULING else "",
        "groups": grouped(facet_boxes(criteria, counts, labels)),
        "recent": recent_choices(criteria.decided_within),
        "chips": applied,
        "sorts": _sorts(rulings),
        "order": rulings.order,
        "sizes": PAGE_SIZES,
        "size": rulings.page_size,
        **_listed(rulings, found, count),
        **(_instead(rulings, applied) if count == 0 else {}),
    }


def _listed(rulings: RulingFilter, found: Found, count: int | None) -> dict[str, Any]:
    """One page of rulings, each with why it is here; none if it took too long."""
    try:
        with noticing_limit():
            page = page_of(rulings, count, partial(cards, found))
            why = Why(page, found.criteria)
        is_too_slow = False
    except TookTooLong:
        page = nothing(rulings)
        why = Why(page, found.criteria)
        is_too_slow = True
    return {
        "page": page,
        "page_asked": rulings.page_number,
        "address": rulings.canonical_address(page.number),
        "is_too_slow": is_too_slow,
        "is_bounded": not is_too_slow and found.is_bounded(rulings.order),
        "link": rulings.canonical_changed(),
        "first": page.start_index(),
        "cards": [(ruling, why.title(ruling), why.snippets(ruling)) for ruling in page],
    }


def _instead(rulings: RulingFilter, applied: list[Chip]) -> dict[str, Any]:
    """What would give something, where nothing was found; each was counted."""
    return {
        "wider": _in_time(lambda: wider(rulings, applied)),
        "meant": [
            (words, count, rulings.canonical_changed(q=words))
            for words, count in _in_time(lambda: did_you_mean(rulings.criteria))
        ],
    }


def _in_time(offer: Callable[[], list[Offer]]) -> list[Offer]:
    try:
        with noticing_limit():
            return offer()
    except TookTooLong:
        return []


def _sorts(rulings: RulingFilter) -> list[tuple[str, str, Sort]]:
    """Value to send, label and order. The usual order is sent as nothing.

    Words that are added to a list of the newest then come by best match, as everywhere else.
    """
    return [
        ("" if sort is rulings.usual_order else sort.value, label, sort)
        for sort, label in SORT_LABELS.items()
        if sort is not Sort.RELEVANCE or rulings.usual_order is Sort.RELEVANCE
    ]
