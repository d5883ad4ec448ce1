"""What each regulator adds to the vocabulary: its names of orders and grounds, its committees."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rulings.models import RegulatedProfession, Regulator

if TYPE_CHECKING:
    from datetime import date

    from rulings.faces.data import Plain
    from rulings.models import SanctionLimit, SanctionType

Names = defaultdict[str, list["Plain"]]


def _names() -> Names:
    return defaultdict(list)


@dataclass(slots=True)
class AtWork:
    """Lists ready for the vocabulary; names by kind, registers by profession."""

    regulators: list[Plain] = field(default_factory=list)
    committees: list[Plain] = field(default_factory=list)
    sanctions: Names = field(default_factory=_names)
    grounds: Names = field(default_factory=_names)
    registers: Names = field(default_factory=_names)


def regulators_at_work() -> AtWork:
    """All regulators with all that they have, in a fixed number of queries."""
    at_work = AtWork()
    regulators = Regulator.objects.prefetch_related(
        "committees", "grounds", "sanction_types__limits"
    )
    for regulator in regulators:
        at_work.regulators.append(_regulator(regulator))
        at_work.committees.extend(_committees(regulator))
        for ground in regulator.grounds.all():
            at_work.grounds[ground.kind].append(_name(regulator, ground.legal_name))
        for sanction in regulator.sanction_types.all():
            at_work.sanctions[sanction.kind].append(_sanction(regulator, sanction))
    for row in RegulatedProfession.objects.select_related("regulator", "profession").order_by("pk"):
        at_work.registers[row.profession.slug].append(_register(row))
    return at_work


def _regulator(regulator: Regulator) -> Plain:
    return {
        "value": regulator.slug,
        "label": regulator.short_name,
        "meaning": regulator.name,
        "source": regulator.law,
        "name": regulator.name,
        "law": regulator.law,
        "website": regulator.website or None,
    }


def _committees(regulator: Regulator) -> list[Plain]:
    """A slug can stand for the committees of several regulators: each is listed."""
    return [
        {
            "value": committee.slug,
            "label": committee.name,
            "meaning": None,
            "source": regulator.law,
            "regulator": regulator.slug,
        }
        for committee in regulator.committees.all()
    ]


def _name(regulator: Regulator, name: str) -> Plain:
    return {"regulator": regulator.slug, "name": name, "source": regulator.law}


def _sanction(regulator: Regulator, sanction: SanctionType) -> Plain:
    """No limits: none is known."""
    return {
        **_name(regulator, sanction.legal_name),
        "confirmed": sanction.is_confirmed,
        "limits": [_limit(limit) for limit in sanction.limits.all()],
    }


def _limit(limit: SanctionLimit) -> Plain:
    return {
        "valid_from": _iso(limit.valid_from),
        "valid_to": _iso(limit.valid_to),
        "min_months": limit.min_months,
        "max_months": limit.max_months,
        "allowed_months": limit.allowed_months,
        "may_be_indefinite": limit.may_be_indefinite,
    }


def _register(row: RegulatedProfession) -> Plain:
    return {
        "regulator": row.regulator.slug,
        "valid_from": _iso(row.valid_from),
        "valid_to": _iso(row.valid_to),
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
