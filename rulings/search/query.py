"""Criteria -> conditions on the search entry. One small function per clause; no models."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.postgres.search import SearchRank
from django.db.models import Case, F, IntegerField, Q, When
from django.db.models.expressions import OrderBy
from django.db.models.functions import Coalesce

from rulings.search.criteria import Criteria, Sort
from rulings.search.facets import FACETS, LONGEST_MONTHS, Facet
from rulings.search.language.tree import Node, Term, wanted
from rulings.search.language.tsquery import holds, search_query

# title and particulars, findings, other text: the weights A, B, C, D of the vectors, lowest first.
WEIGHTS = [0.1, 0.2, 0.4, 1.0]
FIRST_PARTS = "AB"

# Ranking every hit is what costs: beyond so many the order is bounded, and the page says so.
RANKED_AT_MOST = 1_000


def conditions(criteria: Criteria, entry: str) -> Q:
    """All clauses joined; ``entry`` is the lookup path to the search entry, with its ``__``."""
    combined = beside_facets(criteria, entry)
    for facet in FACETS:
        combined &= chosen(facet, criteria, entry)
    return combined


def beside_facets(criteria: Criteria, entry: str) -> Q:
    """What is asked for in words and ranges."""
    return _words(criteria, entry) & _durations(criteria, entry) & _dates(criteria, entry)


def chosen(facet: Facet, criteria: Criteria, entry: str) -> Q:
    """That one of the values chosen in a facet holds; empty where none is chosen."""
    values = criteria.selected(facet.name)
    if not values:
        return Q()
    lookup = "overlap" if facet.many else "in"
    return Q(**{f"{entry}{facet.column}__{lookup}": list(values)})


def order(sort: Sort, criteria: Criteria, entry: str, *, is_bounded: bool) -> tuple[OrderBy, ...]:
    """Ordering expressions; always total, so that pages neither repeat nor lose a ruling."""
    newest = (
        F(f"{entry}decided_on").desc(nulls_last=True),
        F("published_on").desc(),
        F("pk").asc(),
    )
    tree = wanted(criteria.understood.tree)
    if sort is Sort.RELEVANCE and tree:
        best = _bounded(tree, entry) if is_bounded else _best(tree, criteria.understood.run, entry)
        return (*best, *newest)
    if sort is Sort.OLDEST:
        # The newest first read backwards, but for the undated: they stay at the end.
        return (
            F(f"{entry}decided_on").asc(nulls_last=True),
            F("published_on").asc(),
            F("pk").desc(),
        )
    if sort is Sort.LONGEST:
        return (F(f"{entry}longest_months").desc(nulls_last=True), *newest)
    if sort is Sort.CHANGED:
        return (F(f"{entry}changed_at").desc(), F("pk").asc())
    if sort is Sort.DISCUSSED:
        return (Coalesce(F("discussion__visible_comments"), 0).desc(), *newest)
    return newest


def _best(tree: Node, run: Term | None, entry: str) -> tuple[OrderBy, ...]:
    """Best match first.

    - All words side by side, as typed, in the title or the particulars: "late notes" before
      "late with her notes".
    - All words in the title or the particulars: before rulings that only give reasons with them.
    - All words side by side anywhere: before scattered ones.
    - Inside each of these the weights decide: a word in the title before one in the particulars.
    """
    steps = [(f"{entry}short_vector", tree, FIRST_PARTS, 2)]
    if run:
        steps = [(f"{entry}short_vector", run, FIRST_PARTS, 3), *steps]
        steps.append((f"{entry}long_vector", run, "", 1))
    step = Case(
        *(
            When(Q(**{vector: search_query(words, parts)}), then=number)
            for vector, words, parts, number in steps
        ),
        default=0,
        output_field=IntegerField(),
    )
    rank = SearchRank(F(f"{entry}short_vector"), search_query(tree), weights=WEIGHTS)
    return (step.desc(), rank.desc())


def _bounded(tree: Node, entry: str) -> tuple[OrderBy, ...]:
    """Of very many rulings only this is told apart: the words in title and particulars, or not."""
    in_first_parts = Q(**{f"{entry}short_vector": search_query(tree, FIRST_PARTS)})
    return (Case(When(in_first_parts, then=1), default=0, output_field=IntegerField()).desc(),)


def _words(criteria: Criteria, entry: str) -> Q:
    tree = criteria.understood.tree
    return holds(tree, entry) if tree else Q()


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
    if criteria.decided_within is not None:
        first = criteria.today - timedelta(days=criteria.decided_within)
        clause &= Q(**{f"{entry}decided_on__range": (first, criteria.today)})
    return clause
