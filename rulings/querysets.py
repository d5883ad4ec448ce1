"""The verbs of the record: what a view may ask for."""

from __future__ import annotations

from typing import Any, Self

from django.db.models import Count, F, Func, Max, Min, Q, QuerySet, TextField, Value

from rulings.search.criteria import Criteria, Sort
from rulings.search.facets import COUNTED_FACETS, Facet
from rulings.search.query import conditions, order
from rulings.vocabulary import RulingState

FacetCounts = dict[str, dict[str, int]]


class RulingQuerySet(QuerySet[Any]):
    """Rulings, narrowed step by step."""

    def published(self) -> Self:
        """What the public may see; the same rule as ``Ruling.is_public``."""
        return self.filter(state=RulingState.PUBLISHED)

    def meeting(self, criteria: Criteria) -> Self:
        """Published rulings that a search asks for."""
        return self.filter(conditions(criteria, "entry__"), entry__isnull=False)

    def in_order(self, sort: Sort, words: str = "") -> Self:
        """The total order of a result list."""
        return self.order_by(*order(sort, words, "entry__"))

    def for_cards(self) -> Self:
        """With everything a result card shows, in a fixed number of queries."""
        return self.select_related("regulator", "profession", "discussion").prefetch_related(
            "sanctions", "findings"
        )

    def for_page(self) -> Self:
        """With everything the page of one ruling shows, in a fixed number of queries."""
        return self.select_related(
            "regulator", "profession", "committee", "setting"
        ).prefetch_related(
            "particulars__topics",
            "findings__particulars",
            "sanctions__conditions__phases",
            "factors__factor_type",
            "ruling_topics__topic",
            "sources",
            "corrections",
            "regulator__sanction_types",
            "regulator__grounds",
        )

    def demonstration(self) -> Self:
        """Rulings that were written to show the site."""
        return self.filter(is_demonstration=True)

    def undated(self) -> Self:
        """Rulings whose source does not say when they were decided."""
        return self.filter(decided_on__isnull=True)


class RegulatorQuerySet(QuerySet[Any]):
    """Regulators, with what the site holds of them."""

    def with_coverage(self) -> Self:
        """Adds ``published`` (how many), ``earliest`` and ``latest`` decision."""
        published = Q(rulings__state=RulingState.PUBLISHED)
        return self.annotate(
            published=Count("rulings", filter=published),
            earliest=Min("rulings__decided_on", filter=published),
            latest=Max("rulings__decided_on", filter=published),
        ).order_by("name")


class SearchEntryQuerySet(QuerySet[Any]):
    """Search entries, counted by facet."""

    def meeting(self, criteria: Criteria) -> Self:
        """Entries of the rulings that a search asks for."""
        return self.filter(conditions(criteria, ""))

    def facet_counts(self, criteria: Criteria) -> tuple[int, FacetCounts]:
        """The number of hits, and for each facet its values' counts, in one query.

        Each facet is counted with its own selection lifted, so that ticking one value shows
        what ticking another would add.
        """
        total = self._total(criteria)
        counted = [self._counted(facet, criteria) for facet in COUNTED_FACETS]
        counts: FacetCounts = {facet.name: {} for facet in COUNTED_FACETS}
        hits = 0
        for name, value, number in total.union(*counted, all=True):
            if name:
                counts[name][value] = number
            else:
                hits = number
        return hits, counts

    def _total(self, criteria: Criteria) -> QuerySet[Any, Any]:
        empty = Value("", TextField())
        counted: QuerySet[Any, Any] = (
            self.meeting(criteria)
            .order_by()
            .annotate(facet=empty)
            .values("facet")
            .annotate(value=empty, number=Count("*"))
            .values_list("facet", "value", "number")
        )
        return counted

    def _counted(self, facet: Facet, criteria: Criteria) -> QuerySet[Any, Any]:
        column: F | Func = F(facet.column)
        if facet.many:
            column = Func(column, function="unnest", output_field=TextField())
        counted: QuerySet[Any, Any] = (
            self.meeting(criteria.lifting(facet.name))
            .filter(**{f"{facet.column}__isnull": False})
            .order_by()
            .annotate(facet=Value(facet.name, TextField()), value=column)
            .values("facet", "value")
            .annotate(number=Count("*"))
            .values_list("facet", "value", "number")
        )
        return counted
