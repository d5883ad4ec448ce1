"""Every value a facet can have, with its label: closed lists from code, open lists from tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import CharField, F, Q, Value

from rulings.models import Committee, FactorType, Profession, Regulator, Setting, Topic
from rulings.search.facets import FACETS, INDEFINITE, LENGTH_BANDS
from rulings.vocabulary import (
    FactorSide,
    GroundKind,
    HearingKind,
    ImpairmentOutcome,
    SanctionKind,
)

if TYPE_CHECKING:
    from django.db.models import QuerySet

Terms = dict[str, dict[str, str]]
"""Parameter -> slug -> label, in the order in which values are offered."""

_CLOSED: Terms = {
    "sanction": dict(SanctionKind.choices),
    "sanction_rejected": dict(SanctionKind.choices),
    "length": {slug: label for slug, (label, *_) in LENGTH_BANDS.items()}
    | {INDEFINITE: "Indefinite"},
    "ground": dict(GroundKind.choices),
    "ground_not_found": dict(GroundKind.choices),
    "impairment": dict(ImpairmentOutcome.choices),
    "hearing": dict(HearingKind.choices),
}


def terms() -> Terms:
    """All labels, in one query. Years are not listed here: any four digits are a year."""
    labels: Terms = {facet.name: {} for facet in FACETS if facet.name != "year"} | _CLOSED
    tables = [
        _rows("regulator", Regulator.objects.all(), "short_name"),
        _rows("profession", Profession.objects.all(), "label"),
        _rows("setting", Setting.objects.all(), "label"),
        _rows("topic", Topic.objects.all(), "label"),
        _rows("committee", Committee.objects.all(), "name"),
        *(
            _rows(side.value, FactorType.objects.filter(Q(side=side)), "label")
            for side in FactorSide
        ),
    ]
    for name, slug, label in tables[0].union(*tables[1:], all=True).order_by("facet", "text"):
        labels[name].setdefault(slug, label)
    return labels


def _rows(name: str, rows: QuerySet[Any], label: str) -> QuerySet[Any, Any]:
    labelled = rows.order_by().annotate(facet=Value(name, CharField()), text=F(label))
    values: QuerySet[Any, Any] = labelled.values_list("facet", "slug", "text")
    return values
