"""Plain data -> columns. Only keys that are there: what is not described is not touched.

Null means what an empty column means: the default of its field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rulings.models import (
    Committee,
    Condition,
    ConditionPhase,
    Correction,
    Factor,
    FactorType,
    Finding,
    Particular,
    Profession,
    Regulator,
    Ruling,
    Sanction,
    Setting,
    Source,
    Topic,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    from rulings.intake.known import KnownRows

Described = dict[str, Any]
Columns = dict[str, Any]

_OWN = (
    "title",
    "summary",
    "case_reference",
    "agency",
    "hearing",
    "decided_on",
    "decided_precision",
    "sanction_not_stated",
    "comments_stated",
)
_GROUPED = {
    "impairment": {
        "outcome": "impairment",
        "personal": "impairment_personal",
        "public": "impairment_public",
        "reason": "impairment_reason",
    },
    "harm": {
        "affected": "harm_affected",
        "actual": "harm_actual",
        "unit": "harm_unit",
        "note": "harm_note",
    },
}
_SLUGS = {"regulator": Regulator, "profession": Profession, "setting": Setting}


def ruling_columns(
    described: Described, known: KnownRows, regulator_id: int | None = None
) -> Columns:
    """Columns of the ruling itself; ``regulator_id`` is its own if none is described."""
    columns = _columns(Ruling, {key: described[key] for key in _OWN if key in described})
    for key, names in _GROUPED.items():
        group = described.get(key) or {}
        columns |= _columns(Ruling, {names[name]: group[name] for name in names if name in group})
    for key, model in _SLUGS.items():
        if key in described:
            columns[f"{key}_id"] = _id(known.row(model, described[key]))
    if "committee" in described:
        regulator = columns.get("regulator_id", regulator_id)
        committee = known.row(Committee, described["committee"], regulator=regulator)
        columns["committee_id"] = _id(committee)
    return columns


def particular_columns(row: Described) -> Columns:
    """Without its topics."""
    return _columns(Particular, row, {"topics"})


def finding_columns(row: Described) -> Columns:
    """Without the particulars that it rests on."""
    return _columns(Finding, row, {"particulars"})


def sanction_columns(row: Described) -> Columns:
    """Without its conditions."""
    return _columns(Sanction, row, {"conditions"})


def condition_columns(row: Described) -> Columns:
    """Without its phases."""
    return _columns(Condition, row, {"phases"})


def phase_columns(row: Described) -> Columns:
    """One stretch of a condition's schedule."""
    return _columns(ConditionPhase, row)


def factor_columns(row: Described, known: KnownRows) -> Columns:
    """With the factor that the side and the slug name."""
    factor = known.row(FactorType, row["factor"], side=row["side"])
    return _columns(Factor, row, {"side", "factor"}) | {"factor_type_id": _id(factor)}


def topic_columns(row: Described, known: KnownRows) -> Columns:
    """A topic of the ruling, and how far it got."""
    columns: Columns = {"topic_id": known.row(Topic, row["topic"]).pk}
    return columns | ({"standing": row["standing"]} if "standing" in row else {})


def source_columns(row: Described) -> Columns:
    """With the whole text, where it is given; without evidence."""
    return _columns(Source, row, {"evidence"})


def correction_columns(row: Described) -> Columns:
    """A public note."""
    return _columns(Correction, row)


def _columns(model: Any, described: Described, without: Collection[str] = ()) -> Columns:
    return {
        name: _written(model._meta.get_field(name), value)
        for name, value in described.items()
        if name not in without
    }


def _written(field: Any, value: Any) -> Any:
    """As the row will have it when it is read again."""
    if value is None:
        return None if field.null else field.get_default()
    return field.to_python(value)


def _id(row: Any) -> Any:
    return row.pk if row else None
