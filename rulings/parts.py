"""Rulings and their parts, all in one journey to the database, by statements that are made once.

``prefetch_related`` makes a query for each part, and its SQL anew each time: most of what the page
of a ruling would cost.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final

from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.models import BooleanField, CharField, F, Func, Value

from rulings.models import Ruling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from django.db.models import Model, QuerySet

# Written as for ``prefetch_related``.
OF_A_CARD: Final = ("regulator", "profession", "discussion", "sanctions", "findings")
OF_A_PAGE: Final = (
    "regulator__sanction_types",
    "regulator__grounds",
    "profession",
    "committee",
    "setting",
    "discussion",
    "particulars__topics",
    "findings__particulars",
    "sanctions__conditions__phases",
    "factors__factor_type",
    "ruling_topics__topic",
    "sources",
    "corrections",
)
# Long, and of use to the reading of sources alone.
_LEFT_OUT: Final = {"sources": ("text",)}


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of one relation. ``path`` leads to them from a ruling: “sanctions__conditions”.

    ``back`` leads from each to what it is a part of, “sanction”, and ``way`` to the ruling.
    ``columns`` are those that are fetched, in their order.
    """

    path: str
    model: type[Model]
    columns: tuple[str, ...]
    is_many: bool
    back: str
    way: str
    has_one_whole: bool

    @property
    def whole(self) -> str:
        """The path to what these are parts of; empty for the ruling."""
        return self.path.rpartition("__")[0]

    @property
    def name(self) -> str:
        """What the whole calls them: “conditions”."""
        return self.path.rpartition("__")[2]


_RULING: Final = Part(
    path="",
    model=Ruling,
    columns=tuple(field.attname for field in Ruling._meta.concrete_fields),
    is_many=True,
    back="pk",
    way="pk",
    has_one_whole=False,
)


def fetch_rulings(ids: Sequence[str], lookups: tuple[str, ...]) -> list[Ruling]:
    """Those of these rulings that are public, with their parts, in the order of the ids.

    In one query; in none for no ids.
    """
    if not ids:
        return []
    with _arriving([_RULING, *_parts(lookups)], ids) as arrived:
        known = {ruling.pk: ruling for ruling, _ in _rows(arrived.fetchall(), _RULING)}
        rulings = [known[key] for key in ids if key in known and known[key].is_public]
        arrived.nextset()
        _take_parts(arrived, rulings, lookups)
    return rulings


def fetch_parts(rulings: Iterable[Ruling], lookups: tuple[str, ...]) -> None:
    """As ``prefetch_related_objects`` does, in one query; in none for no rulings."""
    wholes = list(rulings)
    if not wholes:
        return
    ids = [ruling.pk for ruling in wholes]
    with _arriving(_parts(lookups), ids) as arrived:
        _take_parts(arrived, wholes, lookups)


@contextmanager
def _arriving(parts: list[Part], ids: Sequence[str]) -> Iterator[Any]:
    """The rows of each part of these rulings, one result after the other."""
    sql = ";\n".join(map(_statement, parts))
    with connection.cursor() as cursor:
        cursor.execute(sql, [list(ids)] * len(parts))
        # All has arrived: no error of the database is left for Django's cursor to translate.
        yield cursor.cursor


def _take_parts(arrived: Any, rulings: list[Ruling], lookups: tuple[str, ...]) -> None:
    known: dict[str, list[Any]] = {"": rulings}
    for part in _parts(lookups):
        rows = _rows(arrived.fetchall(), part)
        _give(part, known[part.whole], rows)
        known[part.path] = [row for row, _ in rows]
        arrived.nextset()


def _rows(fetched: Iterable[tuple[Any, ...]], part: Part) -> list[tuple[Any, Any]]:
    """Each row with the key of its whole, which stands in the last column."""
    alias, row, columns = connection.alias, part.model.from_db, part.columns
    return [(row(alias, columns, values), key) for *values, key in fetched]


def _give(part: Part, wholes: list[Any], rows: list[tuple[Any, Any]]) -> None:
    """To each whole its parts, each once however many rulings share it."""
    of_whole: dict[Any, dict[Any, Any]] = {}
    for row, key in rows:
        of_whole.setdefault(key, {})[row.pk] = row
    for whole in wholes:
        found = list(of_whole.get(whole.pk, {}).values())
        if part.is_many:
            _remember(whole, part, found)
        elif found:
            setattr(whole, part.name, found[0])


def _remember(whole: Any, part: Part, found: list[Any]) -> None:
    """For ``whole.parts.all()``, where ``prefetch_related`` leaves its rows.

    They are a list: whoever would narrow them hears an error, and makes no query in silence.
    """
    whole.__dict__.setdefault("_prefetched_objects_cache", {})[part.name] = found
    if part.has_one_whole:
        for row in found:
            setattr(row, part.back, whole)


@cache
def _parts(lookups: tuple[str, ...]) -> list[Part]:
    """Each relation on the way once, wholes before their parts."""
    parts: dict[str, Part] = {}
    for lookup in lookups:
        for path in accumulate(lookup.split("__"), "{}__{}".format):
            whole, _, name = path.rpartition("__")
            parts.setdefault(path, _part(path, name, parts.get(whole)))
    return list(parts.values())


def _part(path: str, name: str, whole: Part | None) -> Part:
    model = whole.model if whole else Ruling
    relation: Any = model._meta.get_field(name)
    back: str = relation.remote_field.name
    fields = relation.related_model._meta.concrete_fields
    return Part(
        path,
        relation.related_model,
        tuple(field.attname for field in fields if field.name not in _LEFT_OUT.get(path, ())),
        is_many=relation.one_to_many or relation.many_to_many,
        back=back,
        way=f"{back}__{whole.way}" if whole else back,
        has_one_whole=relation.one_to_many,
    )


@cache
def _statement(part: Part) -> str:
    """It takes the ids of the rulings, and gives the columns and then the key of the whole."""
    rows: QuerySet[Any] = part.model._default_manager.defer(*_LEFT_OUT.get(part.path, ()))
    is_wanted = Func(
        F(part.way),
        Value([], ArrayField(CharField())),
        template="%(expressions)s)",
        arg_joiner=" = ANY (",
        output_field=BooleanField(),
    )
    sql, _ = rows.filter(is_wanted).annotate(whole=F(part.back)).query.sql_with_params()
    return str(sql)
