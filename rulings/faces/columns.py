"""The spreadsheet's columns. Programs rely on the names: add at the end, change none.

Codes are the slugs of ``/vocabulary.json``; beside each stands what a person calls it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rulings.faces.cells import Value
from rulings.faces.data import visible_comments

if TYPE_CHECKING:
    from rulings.faces.data import Absolute
    from rulings.models import Ruling, Sanction
    from rulings.terms import Terms


@dataclass(frozen=True, slots=True)
class Row:
    """A ruling, fetched by ``for_spreadsheet``, with what turns its slugs into words."""

    ruling: Ruling
    terms: Terms
    absolute: Absolute

    def slugs(self, column: str) -> list[str]:
        """What the search entry keeps in a column of several answers."""
        slugs: list[str] = getattr(self.ruling.entry, column)
        return slugs

    def words(self, column: str, facet: str) -> list[str]:
        """The same in words, in the same order."""
        labels = self.terms[facet]
        return [labels.get(slug, slug) for slug in self.slugs(column)]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what its cells mean, and where they come from."""

    name: str
    meaning: str
    value: Callable[[Row], Value]


def _related(name: str, label: str, meaning: str) -> tuple[Column, Column]:
    """The code and the name of one row that the ruling points at."""

    def of(attribute: str) -> Callable[[Row], Any]:
        return lambda row: getattr(getattr(row.ruling, name), attribute, None)

    return (
        Column(name, f"{meaning}; code.", of("slug")),
        Column(f"{name}_name", f"{meaning}; in words.", of(label)),
    )


def _listed(name: str, column: str, facet: str, meaning: str) -> tuple[Column, Column]:
    """The codes and the words of a list in the search entry."""
    return (
        Column(name, f"{meaning}; codes.", lambda row: row.slugs(column)),
        Column(f"{name}_in_words", f"{meaning}; in words.", lambda row: row.words(column, facet)),
    )


def _orders(name: str, attribute: str, meaning: str) -> tuple[Column, Column]:
    """The codes and the words of orders imposed, or rejected, in the order of the ruling."""

    def orders(row: Row) -> list[Sanction]:
        listed: list[Sanction] = getattr(row.ruling, attribute)
        return listed

    return (
        Column(name, f"{meaning}; codes.", lambda row: [order.kind for order in orders(row)]),
        Column(
            f"{name}_in_words",
            f"{meaning}; kind and length in words.",
            lambda row: [_in_words(order) for order in orders(row)],
        ),
    )


def _in_words(order: Sanction) -> str:
    return f"{order.get_kind_display()} {order.length}".strip()


def _longest(row: Row) -> int | None:
    months = [order.duration_months for order in row.ruling.imposed if order.duration_months]
    return max(months, default=None)


COLUMNS: tuple[Column, ...] = (
    Column("id", "Permanent and opaque.", lambda row: row.ruling.pk),
    Column(
        "case_reference",
        "As the regulator prints it; empty where not stated.",
        lambda row: row.ruling.case_reference,
    ),
    Column("title", "Of the ruling on this site.", lambda row: row.ruling.title),
    Column(
        "url",
        "Address of the ruling’s page.",
        lambda row: row.absolute(row.ruling.get_absolute_url()),
    ),
    *_related("regulator", "name", "The body whose panel decided"),
    *_related("committee", "name", "The panel that sat"),
    *_related("profession", "label", "What the registrant was registered as"),
    *_related("setting", "label", "The kind of place where the registrant worked"),
    Column("agency", "Agency or locum work: yes, no, or not known.", lambda row: row.ruling.agency),
    Column("hearing", "The kind of hearing; code.", lambda row: row.ruling.hearing),
    Column(
        "hearing_name",
        "The kind of hearing; in words.",
        lambda row: row.ruling.get_hearing_display(),
    ),
    Column("decided_on", "When the panel decided.", lambda row: row.ruling.decided_on),
    Column(
        "decided_precision",
        "How much of that date the source gives: day, month or year.",
        lambda row: row.ruling.decided_precision,
    ),
    *_orders("sanctions", "imposed", "What was ordered"),
    *_orders("sanctions_rejected", "rejected", "What was considered and rejected"),
    Column("duration_months", "The longest length ordered, in months.", _longest),
    Column(
        "indefinite",
        "Whether an order has no end.",
        lambda row: any(order.indefinite for order in row.ruling.imposed),
    ),
    *_listed("grounds_found", "grounds", "ground", "Statutory grounds that the panel found"),
    *_listed(
        "grounds_not_found", "grounds_not_found", "ground_not_found", "Grounds it did not find"
    ),
    Column("impairment", "Whether fitness was impaired; code.", lambda row: row.ruling.impairment),
    Column(
        "impairment_in_words",
        "Whether fitness was impaired; in words.",
        lambda row: row.ruling.get_impairment_display(),
    ),
    *_listed("topics", "topics", "topic", "What the case is about, alleged or proved"),
    *_listed("mitigating", "mitigating", "mitigating", "Mitigating factors the panel accepted"),
    *_listed("aggravating", "aggravating", "aggravating", "Aggravating factors it accepted"),
    Column("summary", "A few plain sentences.", lambda row: row.ruling.summary),
    Column(
        "source_titles",
        "What the ruling was entered from.",
        lambda row: [str(source) for source in row.ruling.sources.all()],
    ),
    Column(
        "source_urls",
        "Where that can be read, if it can.",
        lambda row: [source.url for source in row.ruling.sources.all() if source.url],
    ),
    Column("published_on", "When it was first public here.", lambda row: row.ruling.published_on),
    Column(
        "comments_visible", "Reader comments to be read.", lambda row: visible_comments(row.ruling)
    ),
)
