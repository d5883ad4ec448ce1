"""What a described ruling is made of, each value with its name and how it reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import BooleanField, DateField

from rulings.models import Ruling

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from django.db.models import Field as Column
    from django.db.models import Model

    from rulings.terms import Terms

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Field:
    """One value: its key in the data, its name for people, and how it reads.

    ``usual`` is what it is where the key is absent; one that ``stays`` is then left as it was.
    """

    key: str
    label: str
    words: Callable[[Any, Terms], str]
    usual: Any = None
    stays: bool = False

    def of(self, row: Mapping[str, Any]) -> Any:
        """The value, in a form that can be compared: nothing is always the empty text."""
        value = row.get(self.key, self.usual)
        if isinstance(value, date):
            return value.isoformat()
        return "" if value is None or value == [] else value


def field(
    model: type[Model],
    name: str,
    key: str = "",
    label: str = "",
    words: Callable[[Any, Terms], str] | None = None,
    stays: bool = False,
) -> Field:
    """A column of a table, named and read as its model says unless said otherwise."""
    column: Any = model._meta.get_field(name)
    usual = None if column.is_relation else column.get_default()
    label = label or str(column.verbose_name)
    return Field(key or name, label, words or _words_of(column), usual, stays)


def term(model: type[Model], name: str, facet: str) -> Field:
    """A column that names a row of a vocabulary by its slug."""

    def words(slug: Any, terms: Terms) -> str:
        return terms[facet].get(slug, str(slug))

    return field(model, name, words=words)


def slugs(key: str, label: str, facet: str) -> Field:
    """Several rows of a vocabulary; left as they were where the key is absent."""

    def words(value: Any, terms: Terms) -> str:
        return ", ".join(sorted(terms[facet].get(slug, slug) for slug in value))

    return Field(key, label, words, stays=True)


def _words_of(column: Column[Any, Any]) -> Callable[[Any, Terms], str]:
    if column.choices:
        labels = dict(column.flatchoices)
        return lambda value, _terms: str(labels.get(value, value))
    if isinstance(column, BooleanField):
        return answer("Yes", "No")
    if isinstance(column, DateField):
        return lambda value, _terms: _day(value)
    return lambda value, _terms: str(value)


def answer(yes: str, no: str, unknown: str = "") -> Callable[[Any, Terms], str]:
    """How a yes, a no and “not stated” read."""
    return lambda value, _terms: {True: yes, False: no}.get(value, unknown)


def _day(value: Any) -> str:
    try:
        day = date.fromisoformat(value)
    except (TypeError, ValueError):
        return str(value)
    return f"{day.day} {day:%B %Y}"


COMPONENT = answer("Found", "Not found")

CASE = (
    *(field(Ruling, name) for name in ("title", "summary")),
    *(term(Ruling, name, name) for name in ("regulator", "committee", "profession", "setting")),
    *(
        field(Ruling, name)
        for name in ("case_reference", "agency", "hearing", "decided_on", "decided_precision")
    ),
)
IMPAIRMENT = (
    field(Ruling, "impairment", "outcome", "outcome"),
    field(Ruling, "impairment_personal", "personal", words=COMPONENT),
    field(Ruling, "impairment_public", "public", words=COMPONENT),
    field(Ruling, "impairment_reason", "reason"),
)
ORDER = (field(Ruling, "sanction_not_stated"),)
HARM = (
    field(Ruling, "harm_affected", "affected"),
    field(Ruling, "harm_actual", "actual"),
    field(Ruling, "harm_unit", "unit"),
    field(Ruling, "harm_note", "note"),
)
READERS = (field(Ruling, "comments_stated"),)
DESK = (
    field(Ruling, "state"),
    field(Ruling, "replaced_by", words=lambda value, _terms: str(value)),
    field(Ruling, "hold_reason"),
    field(Ruling, "expires_by_hand"),
)
