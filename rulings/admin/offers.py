"""What the panels of each regulator can choose from, and what to say when it is not among that."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Literal, TypeVar

from rulings.models import (
    Committee,
    Ground,
    Profession,
    RegulatedProfession,
    Regulator,
    SanctionType,
)
from rulings.vocabulary import GroundKind, SanctionKind

What = Literal["committees", "professions", "grounds", "sanctions"]
Labels = dict[str, str]
Choices = list[tuple[str, str] | tuple[str, list[tuple[str, str]]]]

EMPTY: tuple[str, str] = ("", "---------")
Row = TypeVar("Row", Ground, SanctionType)

ANY = ""  # the key of what all regulators have together

NOT_AMONG = {
    "committees": "{regulator} sits as: {labels}. Choose one of these, or leave the field empty.",
    "professions": "{regulator} registers: {labels}. Choose one of these, or another regulator.",
    "grounds": "{regulator} panels find on: {labels}. Choose one of these grounds.",
    "sanctions": "{regulator} panels order: {labels}. Choose one of these kinds.",
}
NOTHING = "{regulator} has no {what} on record: an administrator can add them under “Regulators”."


@dataclass(frozen=True)
class Offer:
    """What one regulator has: value -> its own name for it."""

    regulator: str
    committees: Labels
    professions: Labels
    grounds: Labels
    sanctions: Labels

    def of(self, what: What) -> Labels:
        """One of the four."""
        labels: Labels = getattr(self, what)
        return labels

    def refusal(self, what: What, value: str) -> str | None:
        """A sentence that names what there is, if the value is not among it."""
        labels = self.of(what)
        if value in labels:
            return None
        sentence = NOT_AMONG[what] if labels else NOTHING
        return sentence.format(
            regulator=self.regulator, labels=", ".join(labels.values()), what=what
        )


class Offers:
    """All regulators' offers, read once a request."""

    def __init__(self) -> None:
        self._offers = {ANY: _everything()} | _each()

    def at(self, regulator: int | None) -> Offer | None:
        """The offer of a regulator, if one is chosen."""
        return self._offers.get(str(regulator)) if regulator else None

    def choices(self, what: What, regulator: int | None) -> Choices:
        """For a select: the regulator's own first, what it has not apart from that."""
        everything = self._offers[ANY].of(what)
        offer = self.at(regulator)
        if offer is None:
            return [EMPTY, *self._unchosen(what, everything)]
        own = offer.of(what)
        others = [pair for pair in everything.items() if pair[0] not in own]
        groups = (
            (offer.regulator, list(own.items())),
            (f"Not {offer.regulator}", others),
        )
        return [EMPTY, *(group for group in groups if group[1])]

    def _unchosen(self, what: What, everything: Labels) -> Choices:
        if what != "committees":
            return list(everything.items())
        regulators = [offer for key, offer in self._offers.items() if key != ANY]
        return [
            (offer.regulator, list(offer.committees.items()))
            for offer in regulators
            if offer.committees
        ]

    def as_json(self) -> str:
        """For the script that narrows the selects: lists, because order matters."""
        return json.dumps(
            {
                key: {
                    name: list(value.items()) if isinstance(value, dict) else value
                    for name, value in asdict(offer).items()
                }
                for key, offer in self._offers.items()
            }
        )


def _everything() -> Offer:
    return Offer(
        regulator="",
        committees={str(committee.pk): str(committee) for committee in _committees()},
        professions=_labels(Profession.objects.values_list("pk", "label")),
        grounds=_labels(GroundKind.choices),
        sanctions=_labels(SanctionKind.choices),
    )


def _each() -> dict[str, Offer]:
    offers = {
        str(regulator.pk): Offer(regulator.short_name, {}, {}, {}, {})
        for regulator in Regulator.objects.all()
    }
    for committee in _committees():
        offers[str(committee.regulator_id)].committees[str(committee.pk)] = committee.name
    registers = RegulatedProfession.objects.select_related("profession")
    for register in registers.order_by("profession__label"):
        offer = offers[str(register.regulator_id)]
        offer.professions[str(register.profession_id)] = register.profession.label
    for ground in _in_order(Ground.objects.all(), GroundKind.values):
        offers[str(ground.regulator_id)].grounds[ground.kind] = ground.legal_name
    for kind in _in_order(SanctionType.objects.all(), SanctionKind.values):
        offers[str(kind.regulator_id)].sanctions[kind.kind] = kind.legal_name
    for offer in offers.values():  # a case can end without an order anywhere
        offer.sanctions.setdefault(SanctionKind.NO_ACTION, SanctionKind.NO_ACTION.label)
    return offers


def _committees() -> Iterable[Committee]:
    return Committee.objects.select_related("regulator")


def _labels(pairs: Iterable[tuple[object, object]]) -> Labels:
    return {str(value): str(label) for value, label in pairs}


def _in_order(rows: Iterable[Row], kinds: list[str]) -> list[Row]:
    return sorted(rows, key=lambda row: kinds.index(row.kind))
