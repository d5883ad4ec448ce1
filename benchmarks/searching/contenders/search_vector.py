"""Django's `SearchVector` over the tables' text, without an entry: what a tutorial gives."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, Self

from django.apps import apps
from django.contrib.postgres.aggregates import StringAgg
from django.contrib.postgres.search import SearchQuery, SearchRank, SearchVector
from django.db import OperationalError, connection, transaction
from django.db.models import Count, F, Max, Q, TextField

from benchmarks.searching.mix import PAGE_SIZE, Search
from benchmarks.searching.targets import DJANGO
from benchmarks.searching.timings import Answer

if TYPE_CHECKING:
    from benchmarks.searching.mix import Asked

ROWS: Final = 20
ENGLISH: Final = "english"


def _accepted(side: str) -> Q:
    return Q(factors__accepted=True, factors__factor_type__side=side)


# Where the tables keep what each facet asks for, and which of those rows count.
PLACES: Final[dict[str, tuple[str, Q]]] = {
    "sanction": ("sanctions__kind", Q(sanctions__imposed=True)),
    "length": ("sanctions__duration_months", Q(sanctions__imposed=True)),
    "sanction_rejected": ("sanctions__kind", Q(sanctions__imposed=False)),
    "ground": ("findings__ground", Q(findings__outcome="found")),
    "ground_not_found": ("findings__ground", Q(findings__outcome="not_found")),
    "impairment": ("impairment", Q()),
    "regulator": ("regulator__slug", Q()),
    "committee": ("committee__slug", Q()),
    "profession": ("profession__slug", Q()),
    "setting": ("setting__slug", Q()),
    "topic": ("topics__slug", Q()),
    "hearing": ("hearing", Q()),
    "year": ("decided_on__year", Q()),
    "mitigating": ("factors__factor_type__slug", _accepted("mitigating")),
    "aggravating": ("factors__factor_type__slug", _accepted("aggravating")),
}
_NEWEST: Final = F("decided_on").desc(nulls_last=True)


class DjangoSearchVector:
    """In this process: a list, its count, and one query a facet, as long as one may wait."""

    name = DJANGO

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        connection.close()

    def ask(self, asked: Asked) -> Answer | None:
        """All of a page, or as much of it as was made in time."""
        if asked.search is None:
            return None
        started = time.perf_counter()
        found, is_over = None, False
        try:
            found = self._page(asked.search, started)
        except OperationalError:
            is_over = True
        return Answer((time.perf_counter() - started) * 1000, is_over=is_over, found=found)

    def found(self, word: str) -> int | None:
        """The count alone."""
        answers = _meeting(Search((word,)))
        try:
            with transaction.atomic():
                self._limit(time.perf_counter())
                count: int = answers.count()
                return count
        except OperationalError:
            return None

    def _page(self, search: Search, started: float) -> int:
        rulings = _meeting(search)
        with transaction.atomic():
            self._limit(started)
            skipped = (search.page - 1) * PAGE_SIZE
            list(_in_order(rulings, search)[skipped : skipped + ROWS])
            self._limit(started)
            count: int = rulings.count()
            for path, counted in PLACES.values():
                self._limit(started)
                answers = rulings.filter(counted).order_by().values(path)
                list(answers.annotate(number=Count("pk", distinct=True)))
        return count

    def _limit(self, started: float) -> None:
        """What is left of the time, for the next statement."""
        left = int((self._seconds - (time.perf_counter() - started)) * 1000)
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('statement_timeout', %s, true)", [str(max(1, left))])


def _meeting(search: Search) -> Any:
    """Published rulings with what was chosen, and with the words somewhere in their text."""
    rulings = _published()
    for name, value in search.chosen:
        path, counted = PLACES[name]
        rulings = rulings.filter(counted, **{path: value})
    return rulings.filter(pk__in=_with_words(search).values("pk")) if search.words else rulings


def _with_words(search: Search) -> Any:
    """Rulings by their vectors, which are made of all their passages as they are looked at."""
    text = StringAgg("passages__text", " ", output_field=TextField())
    made = _published().annotate(text=text).annotate(vector=SearchVector("text", config=ENGLISH))
    return made.filter(vector=_query(search))


def _published() -> Any:
    return apps.get_model("rulings", "Ruling")._default_manager.published()


def _query(search: Search) -> SearchQuery:
    return SearchQuery(search.query, config=ENGLISH, search_type="websearch")


def _in_order(rulings: Any, search: Search) -> Any:
    if search.order == "longest":
        longest = Max("sanctions__duration_months", filter=Q(sanctions__imposed=True))
        return rulings.annotate(longest=longest).order_by(F("longest").desc(nulls_last=True))
    if search.order == "relevance":
        rank = SearchRank(F("vector"), _query(search))
        chosen = _meeting(replace(search, words=())).values("pk")
        return _with_words(search).filter(pk__in=chosen).annotate(rank=rank).order_by("-rank")
    return rulings.order_by(_NEWEST)
