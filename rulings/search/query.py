"""Criteria -> conditions on the search entry. One small function per clause; no models."""

from __future__ import annotations

import re

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F, Q
from django.db.models.expressions import OrderBy
from django.db.models.functions import Coalesce

from rulings.search.criteria import Criteria, Sort
from rulings.search.facets import FACETS, LONGEST_MONTHS, Facet

CONFIGURATION = "english"

# title and particulars, findings, other text: the weights A, B, C, D of the vectors, lowest first.
WEIGHTS = [0.1, 0.2, 0.4, 1.0]


def conditions(criteria: Criteria, entry: str) -> Q:
    """All clauses joined; ``entry`` is the lookup path to the search entry, with its ``__``."""
    clauses = (_words, _durations, _dates, _facets)
    combined = Q()
    for clause in clauses:
        combined &= clause(criteria, entry)
    return combined


# A dash that neither joins a word nor stands before what it excludes. PostgreSQL would read each as
# another "not", and gives up on the thirty-third ("tsquery stack too small").
_LOOSE_DASH = re.compile(r'(?<!\w)-(?![\w"])')


def search_query(words: str) -> SearchQuery:
    """The words in the form PostgreSQL understands; never raises, whatever was typed."""
    return SearchQuery(_LOOSE_DASH.sub(" ", words), config=CONFIGURATION, search_type="websearch")


def order(sort: Sort, words: str, entry: str) -> tuple[OrderBy, ...]:
    """Ordering expressions; always total, so that pages neither repeat nor lose a ruling."""
    newest = (
        F(f"{entry}decided_on").desc(nulls_last=True),
        F("published_on").desc(),
        F("pk").asc(),
    )
    if sort is Sort.RELEVANCE and words:
        rank = SearchRank(F(f"{entry}short_vector"), search_query(words), weights=WEIGHTS)
        return (rank.desc(), *newest)
    if sort is Sort.OLDEST:
        return (F(f"{entry}decided_on").asc(nulls_last=True), F("pk").asc())
    if sort is Sort.LONGEST:
        return (F(f"{entry}longest_months").desc(nulls_last=True), *newest)
    if sort is Sort.DISCUSSED:
        return (Coalesce(F("discussion__visible_comments"), 0).desc(), *newest)
    return newest


def _words(criteria: Criteria, entry: str) -> Q:
    if not criteria.q.strip():
        return Q()
    return Q(**{f"{entry}long_vector": search_query(criteria.q)})


def _durations(criteria: Criteria, entry: str) -> Q:
    if criteria.duration_min is None and criteria.duration_max is None:
        return Q()
    fewest = max(criteria.duration_min or 1, 1)
    most = min(
        LONGEST_MONTHS if criteria.duration_max is None else criteria.duration_max, LONGEST_MONTHS
    )
    return Q(**{f"{entry}durations__overlap": list(range(fewest, most + 1))})


def _dates(criteria: Criteria, entry: str) -> Q:
    clause = Q()
    if criteria.decided_after:
        clause &= Q(**{f"{entry}decided_on__gte": criteria.decided_after})
    if criteria.decided_before:
        clause &= Q(**{f"{entry}decided_on__lte": criteria.decided_before})
    return clause


def _facets(criteria: Criteria, entry: str) -> Q:
    clause = Q()
    for facet in FACETS:
        clause &= _facet(facet, criteria.selected(facet.name), entry)
    return clause


def _facet(facet: Facet, values: tuple[str, ...], entry: str) -> Q:
    if not values:
        return Q()
    lookup = "overlap" if facet.many else "in"
    return Q(**{f"{entry}{facet.column}__{lookup}": list(values)})
