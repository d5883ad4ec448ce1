"""Every slug of the public interface with its label, its meaning and where it comes from.

``parameters`` tells which list each parameter of the query string takes its values from. A value's
``source`` is the regulator's law, or this site for words that only we use. Null: not known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from rulings.faces.columns import COLUMNS
from rulings.faces.meanings import MEANINGS, SORT_MEANINGS
from rulings.faces.regulators import regulators_at_work
from rulings.faces.spreadsheet import CSV_ROWS
from rulings.models import FactorType, Profession, Setting, Topic
from rulings.search.facets import FACETS, INDEFINITE, LENGTH_BANDS
from rulings.vocabulary import (
    DatePrecision,
    FindingOutcome,
    GroundKind,
    HearingKind,
    ImpairmentOutcome,
    ParticularOutcome,
    SanctionKind,
    SourceKind,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.db.models import TextChoices

    from rulings.faces.data import Plain
    from rulings.faces.regulators import AtWork
    from rulings.search.criteria import Sort

THIS_SITE: Final = "this site"

# Parameter -> the list below that holds its values. Years are any four digits: they need no list.
_LISTS: Final = {
    "sanction": "sanctions",
    "sanction_rejected": "sanctions",
    "length": "lengths",
    "ground": "grounds",
    "ground_not_found": "grounds",
    "impairment": "impairment",
    "regulator": "regulators",
    "committee": "committees",
    "profession": "professions",
    "setting": "settings",
    "topic": "topics",
    "hearing": "hearings",
    "mitigating": "mitigating",
    "aggravating": "aggravating",
}


def vocabulary(sort_labels: Mapping[Sort, str]) -> Plain:
    """The whole vocabulary, in a fixed number of queries."""
    at_work = regulators_at_work()
    return {
        "parameters": [
            {"name": facet.name, "label": facet.label, "values": _LISTS.get(facet.name)}
            for facet in FACETS
        ],
        **_sanctions_and_grounds(at_work),
        **_closed_lists(),
        "lengths": _lengths(),
        "sorts": [
            _value(sort.value, label, SORT_MEANINGS[sort]) for sort, label in sort_labels.items()
        ],
        "regulators": at_work.regulators,
        "committees": at_work.committees,
        **_open_lists(at_work),
        "spreadsheet": {
            "rows": CSV_ROWS,
            "columns": [{"name": column.name, "meaning": column.meaning} for column in COLUMNS],
        },
    }


def _value(value: str, label: str, meaning: str | None, **more: Any) -> Plain:
    return {"value": value, "label": label, "meaning": meaning, "source": THIS_SITE, **more}


def _closed(kind: type[TextChoices]) -> list[Plain]:
    meanings = MEANINGS[kind]
    return [_value(value, label, meanings[value]) for value, label in kind.choices]


def _closed_lists() -> dict[str, list[Plain]]:
    return {
        "impairment": _closed(ImpairmentOutcome),
        "hearings": _closed(HearingKind),
        "outcomes_of_particulars": _closed(ParticularOutcome),
        "outcomes_of_findings": _closed(FindingOutcome),
        "date_precisions": _closed(DatePrecision),
        "source_kinds": _closed(SourceKind),
    }


def _sanctions_and_grounds(at_work: AtWork) -> dict[str, list[Plain]]:
    """The kinds in our words, each with what the regulators' laws call it."""
    return {
        "sanctions": [
            {
                **row,
                "rung": SanctionKind(row["value"]).rung,
                "names": at_work.sanctions.get(row["value"], []),
            }
            for row in _closed(SanctionKind)
        ],
        "grounds": [
            {**row, "names": at_work.grounds.get(row["value"], [])} for row in _closed(GroundKind)
        ],
    }


def _lengths() -> list[Plain]:
    bands = [
        _value(slug, label, f"An order was imposed for {fewest} to {most} months.")
        for slug, (label, fewest, most) in LENGTH_BANDS.items()
    ]
    endless = "An order was imposed without an end, or until further order."
    return [*bands, _value(INDEFINITE, "Indefinite", endless)]


def _open_lists(at_work: AtWork) -> dict[str, list[Plain]]:
    """What editors extend: the label is all that there is to know."""
    topics = Topic.objects.all()
    return {
        "professions": [
            _value(row.slug, row.label, None, registers=at_work.registers.get(row.slug, []))
            for row in Profession.objects.all()
        ],
        "settings": [_value(row.slug, row.label, None) for row in Setting.objects.all()],
        "topics": [_value(row.slug, row.label, None, group=row.group) for row in topics],
        **_factors(FactorType.objects.all()),
    }


def _factors(rows: Iterable[FactorType]) -> dict[str, list[Plain]]:
    sides: dict[str, list[Plain]] = {"mitigating": [], "aggravating": []}
    for row in rows:
        sides[row.side].append(_value(row.slug, row.label, None))
    return sides
