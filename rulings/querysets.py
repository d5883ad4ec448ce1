"""The verbs of the record: what a view may ask for."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import connections
from django.db.models import (
    BooleanField,
    CharField,
    Count,
    ExpressionWrapper,
    F,
    Func,
    Max,
    Min,
    Prefetch,
    Q,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.functions import Upper

from rulings.search.counting import COLUMNS, counting_sql, meets
from rulings.search.criteria import Criteria, Sort
from rulings.search.facets import FACETS
from rulings.search.language.tsquery import holds, search_query
from rulings.search.query import FIRST_PARTS, beside_facets, chosen, conditions, order
from rulings.vocabulary import RulingState

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from rulings.search.language.tree import Node

SOON = timedelta(days=60)
"""How long before its last day a ruling counts as expiring soon."""

_VOWELS = frozenset("aeiou")

FacetCounts = dict[str, dict[str, int]]


def reference_key(field: str) -> Func:
    """A case reference as it is compared: letters and digits alone, in upper case."""
    return Upper(
        Func(
            F(field),
            Value("[^A-Za-z0-9]"),
            Value(""),
            Value("g"),
            function="REGEXP_REPLACE",
            output_field=TextField(),
        )
    )


def _is_among(ids: Sequence[str]) -> Func:
    """That the key is one of these, in one parameter however many there are."""
    return Func(
        F("pk"),
        Value(list(ids), output_field=ArrayField(CharField())),
        template="%(expressions)s)",
        arg_joiner=" = ANY (",
        output_field=BooleanField(),
    )


class RulingQuerySet(QuerySet[Any]):
    """Rulings, narrowed step by step."""

    def published(self) -> Self:
        """What the public may see; the same rule as ``Ruling.is_public``."""
        return self.filter(state=RulingState.PUBLISHED)

    def gone(self) -> Self:
        """What was public once and is not: a note stands in its place."""
        return self.exclude(state=RulingState.PUBLISHED).filter(published_on__isnull=False)

    def due(self, today: date) -> Self:
        """What has reached its last day and can still leave; the oldest first."""
        leaving = [state for state in RulingState if RulingState.EXPIRED in state.moves_to]
        return self.filter(state__in=leaving, expires_on__lte=today).order_by("expires_on", "pk")

    def meeting(self, criteria: Criteria) -> Self:
        """Published rulings that a search asks for."""
        return self.filter(conditions(criteria, "entry__"), entry__isnull=False)

    def in_order(
        self, sort: Sort, criteria: Criteria | None = None, *, is_bounded: bool = False
    ) -> Self:
        """The total order of a result list; see ``RANKED_AT_MOST`` for a bounded one."""
        return self.order_by(*order(sort, criteria or Criteria(), "entry__", is_bounded=is_bounded))

    def named(self, typed: str) -> Self:
        """Rulings that this id or case reference names; blanks, signs and capitals do not matter.

        Costs no query where it can be neither: ids have no vowels, and references have digits.
        """
        key = "".join(filter(str.isalnum, typed))
        has_digits = any(map(str.isdigit, key))
        has_vowels = not _VOWELS.isdisjoint(key.lower())
        if not key or not key.isascii() or (has_vowels and not has_digits):
            return self.none()
        reference = ~Q(case_reference="") & Q(key=key.upper())
        return self.annotate(key=reference_key("case_reference")).filter(
            Q(pk=key.lower()) | reference
        )

    def with_ids(self, ids: Sequence[str]) -> Self:
        """These rulings."""
        return self.filter(_is_among(ids))

    def entered_by(self, user_id: int | None) -> Self:
        """What this user began; of nobody there is nothing."""
        return self.none() if user_id is None else self.filter(entered_by=user_id)

    def held(self) -> Self:
        """What must not be published for now."""
        return self.exclude(hold_reason="")

    def expiring_by(self, day: date) -> Self:
        """What is public and leaves the site on that day or before; the nearest first."""
        return self.published().filter(expires_on__lte=day).order_by("expires_on", "pk")

    def for_tombstone(self) -> Self:
        """With what may be told of a ruling that is gone."""
        return self.select_related("regulator", "replaced_by")

    def for_data(self) -> Self:
        """With everything a ruling as data holds, in a fixed number of queries."""
        return self._whole().select_related("discussion")

    def _whole(self) -> Self:
        """With all its parts, in a fixed number of queries."""
        return self.select_related(
            "regulator", "profession", "committee", "setting"
        ).prefetch_related(
            "particulars__topics",
            "findings__particulars",
            "sanctions__conditions__phases",
            "factors__factor_type",
            "ruling_topics__topic",
            _sources_without_texts(),
            "corrections",
            "regulator__sanction_types",
        )

    def for_spreadsheet(self) -> Self:
        """With everything a row of the spreadsheet holds; lists of slugs come from the entry."""
        return (
            self.select_related(
                "regulator", "profession", "committee", "setting", "discussion", "entry"
            )
            .defer(*_VECTORS)
            .prefetch_related("sanctions", _sources_without_texts())
        )

    def for_feed(self) -> Self:
        """With everything an entry of the feed holds."""
        return self.select_related("entry").prefetch_related("corrections").defer(*_VECTORS)

    def undated(self) -> Self:
        """Rulings whose source does not say when they were decided."""
        return self.filter(decided_on__isnull=True)


# Long, and of use to the database alone.
_VECTORS = ("entry__short_vector", "entry__long_vector")


def _sources_without_texts() -> Prefetch[str]:
    """What a source is called and where it stands; its whole text is of use to reading alone."""
    sources = apps.get_model("rulings", "Source")._default_manager
    return Prefetch("sources", sources.defer("text"))


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


class PassageQuerySet(QuerySet[Any]):
    """Texts of rulings, piece by piece."""

    def of_rulings(self, ids: Iterable[str]) -> Self:
        """All passages of some rulings, in the order of their pages."""
        return self.filter(ruling__in=list(ids)).order_by("ruling_id", "section", "position")

    def texts_of(self, ids: Sequence[str]) -> list[tuple[str, str, str, str]]:
        """The same as ruling's id, kind, anchor and text, by a plan that the database keeps."""
        with connections[self.db].cursor() as cursor:
            cursor.execute("SELECT * FROM rulings_passages_of(%s)", [list(ids)])
            return list(cursor.fetchall())


def counts_of(several: Sequence[QuerySet[Any]]) -> list[int]:
    """The number of rows of each queryset over one table, in their order, in one query."""
    if not several:
        return []
    counted = [_numbered(number, rows) for number, rows in enumerate(several)]
    hits = dict(counted[0].union(*counted[1:], all=True))
    return [hits.get(number, 0) for number in range(len(several))]


def _numbered(number: int, rows: QuerySet[Any]) -> QuerySet[Any, Any]:
    counted: QuerySet[Any, Any] = (
        rows.order_by()
        .annotate(which=Value(number))
        .values("which")
        .annotate(number=Count("*"))
        .values_list("which", "number")
    )
    return counted


class SearchEntryQuerySet(QuerySet[Any]):
    """Search entries, counted by facet."""

    def meeting(self, criteria: Criteria) -> Self:
        """Entries of the rulings that a search asks for."""
        return self.filter(conditions(criteria, ""))

    def with_ids(self, ids: Sequence[str]) -> Self:
        """The entries of these rulings."""
        return self.filter(_is_among(ids))

    def holding(self, tree: Node, in_first_parts: bool) -> tuple[str, tuple[Any, ...]]:
        """SQL for the ids of the rulings whose words meet a tree, as ``ruling_id``."""
        parts = Q(short_vector=search_query(tree, FIRST_PARTS))
        found = self.filter(parts if in_first_parts else holds(tree, "")).order_by()
        return found.values("ruling_id").query.sql_with_params()

    def facet_counts(self, criteria: Criteria) -> tuple[int, FacetCounts]:
        """The number of hits, and for each facet its values' counts, in one query.

        Each facet is counted with its own selection lifted: a value's count is what that value
        alone would give, with all that is chosen in other facets.
        """
        selected = [facet for facet in FACETS if criteria.selected(facet.name)]
        hits = self.filter(beside_facets(criteria, "")).order_by()
        met = {
            meets(facet): ExpressionWrapper(chosen(facet, criteria, ""), BooleanField())
            for facet in selected
        }
        sql, parameters = hits.annotate(**met).values(*COLUMNS, *met).query.sql_with_params()
        counts: FacetCounts = {facet.name: {} for facet in FACETS}
        total = 0
        with connections[self.db].cursor() as cursor:
            cursor.execute(counting_sql(sql, selected), parameters)
            for name, value, number in cursor:
                if name:
                    counts[name][value] = number
                else:
                    total = number
        return total, counts
