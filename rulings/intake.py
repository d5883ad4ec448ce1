"""Ruling as plain data -> rows. One way in for read articles, demonstrations and imports.

The shape is that of ``fixtures/demonstration``: slugs for everything that has a vocabulary, indexes
into ``particulars`` for what a finding rests on. Nothing is saved by halves: call it in a
transaction; the database's own rules speak at the end of that.
"""

from __future__ import annotations

from typing import Any

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
    RulingTopic,
    Sanction,
    Setting,
    Source,
    Topic,
)

Described = dict[str, Any]


class UnknownTerm(ValueError):
    """A slug that no vocabulary has. The message names the vocabulary and the slug."""


class KnownRows:
    """Finds the row of a slug, each once: for many rulings in one transaction."""

    def __init__(self) -> None:
        self._rows: dict[tuple[Any, ...], Any] = {}

    def row(self, model: Any, slug: str | None, **belonging: Any) -> Any:
        """The row with the slug, ``None`` for no slug. Raises ``UnknownTerm``."""
        if not slug:
            return None
        key = (model, slug, *belonging.values())
        if key not in self._rows:
            self._rows[key] = model.objects.filter(slug=slug, **belonging).first()
        if self._rows[key] is None:
            raise UnknownTerm(f"There is no {model._meta.verbose_name} “{slug}”.")
        return self._rows[key]


def take_in(
    described: Described, *, known: KnownRows | None = None, is_demonstration: bool = False
) -> Ruling:
    """Save a draft ruling with all its parts. Raises ``UnknownTerm`` or ``IntegrityError``."""
    known = known or KnownRows()
    ruling = Ruling.objects.create(
        is_demonstration=is_demonstration,
        sanction_not_stated=described.get("sanction_not_stated", False),
        comments_stated=described.get("comments_stated"),
        **_texts(described),
        **_who(described, known),
        **_impairment(described.get("impairment") or {}),
        **_harm(described.get("harm") or {}),
    )
    particulars = _particulars(ruling, described.get("particulars", []), known)
    _findings(ruling, described.get("findings", []), particulars)
    for position, sanction in enumerate(described.get("sanctions", []), start=1):
        _sanction(ruling, position, sanction)
    _factors(ruling, described.get("factors", []), known)
    _topics(ruling, described.get("topics", []), known)
    Source.objects.bulk_create(
        Source(ruling=ruling, **source) for source in described.get("sources", [])
    )
    Correction.objects.bulk_create(
        Correction(ruling=ruling, **correction) for correction in described.get("corrections", [])
    )
    return ruling


def _texts(described: Described) -> Described:
    return {
        "title": described["title"],
        "summary": described.get("summary", ""),
        "case_reference": described.get("case_reference") or "",
        "agency": described.get("agency"),
        "hearing": described.get("hearing") or "",
        "decided_on": described.get("decided_on"),
        "decided_precision": described.get("decided_precision") or "",
    }


def _who(described: Described, known: KnownRows) -> Described:
    regulator = known.row(Regulator, described.get("regulator"))
    return {
        "regulator": regulator,
        "committee": known.row(Committee, described.get("committee"), regulator=regulator),
        "profession": known.row(Profession, described.get("profession")),
        "setting": known.row(Setting, described.get("setting")),
    }


def _impairment(described: Described) -> Described:
    return {
        "impairment": described.get("outcome") or "not_stated",
        "impairment_personal": described.get("personal"),
        "impairment_public": described.get("public"),
        "impairment_reason": described.get("reason", ""),
    }


def _harm(described: Described) -> Described:
    return {
        "harm_affected": described.get("affected"),
        "harm_actual": described.get("actual"),
        "harm_unit": described.get("unit") or "",
        "harm_note": described.get("note", ""),
    }


def _particulars(ruling: Ruling, described: list[Described], known: KnownRows) -> list[Particular]:
    particulars = []
    for position, row in enumerate(described, start=1):
        values = {name: value for name, value in row.items() if name != "topics"}
        particular = Particular.objects.create(ruling=ruling, position=position, **values)
        particular.topics.set([known.row(Topic, slug) for slug in row.get("topics", [])])
        particulars.append(particular)
    return particulars


def _findings(ruling: Ruling, described: list[Described], particulars: list[Particular]) -> None:
    for position, row in enumerate(described, start=1):
        values = {name: value for name, value in row.items() if name != "particulars"}
        finding = Finding.objects.create(ruling=ruling, position=position, **values)
        finding.particulars.set([particulars[index] for index in row.get("particulars", [])])


def _sanction(ruling: Ruling, position: int, described: Described) -> None:
    values = {name: value for name, value in described.items() if name != "conditions"}
    sanction = Sanction.objects.create(ruling=ruling, position=position, **values)
    for number, row in enumerate(described.get("conditions", []), start=1):
        condition = Condition.objects.create(sanction=sanction, position=number, text=row["text"])
        ConditionPhase.objects.bulk_create(
            ConditionPhase(condition=condition, **phase) for phase in row.get("phases", [])
        )


def _factors(ruling: Ruling, described: list[Described], known: KnownRows) -> None:
    Factor.objects.bulk_create(
        Factor(
            ruling=ruling,
            factor_type=known.row(FactorType, row["factor"], side=row["side"]),
            text=row.get("text", ""),
            accepted=row.get("accepted"),
        )
        for row in described
    )


def _topics(ruling: Ruling, described: list[Described], known: KnownRows) -> None:
    RulingTopic.objects.bulk_create(
        RulingTopic(ruling=ruling, topic=known.row(Topic, row["topic"]), standing=row["standing"])
        for row in described
    )
