"""New rulings from plain data: one statement a table, however many rulings there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from rulings.intake import values
from rulings.intake.known import KnownRows
from rulings.models import (
    Condition,
    ConditionPhase,
    Correction,
    Evidence,
    Factor,
    Finding,
    FindingParticular,
    Particular,
    Ruling,
    RulingTopic,
    Sanction,
    Source,
    Topic,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rulings.intake.values import Described

    Taken = Sequence[tuple[Ruling, Described]]


def take_in(
    described: Described, *, known: KnownRows | None = None, is_demonstration: bool = False
) -> Ruling:
    """Save a draft ruling with all its parts. Raises ``UnknownTerm`` or ``IntegrityError``."""
    return take_in_many([described], known=known, is_demonstration=is_demonstration)[0]


@transaction.atomic
def take_in_many(
    described: Sequence[Described],
    *,
    known: KnownRows | None = None,
    is_demonstration: bool = False,
) -> list[Ruling]:
    """Save draft rulings, in order, all or none; ``id`` gives one its id, which must be free."""
    known = known or KnownRows()
    rulings = [
        Ruling(
            is_demonstration=is_demonstration,
            **({"pk": one["id"]} if "id" in one else {}),
            **values.ruling_columns(one, known),
        )
        for one in described
    ]
    Ruling.objects.bulk_create(rulings)
    taken = list(zip(rulings, described, strict=True))
    _findings(taken, _particulars(taken, known))
    _sanctions(taken)
    _circumstances(taken, known)
    _sources(taken)
    return rulings


def _rows(taken: Taken, part: str) -> Iterator[tuple[Ruling, int, Described]]:
    """Every row of one part, with its ruling and its place there, from 1."""
    for ruling, described in taken:
        for position, row in enumerate(described.get(part) or [], start=1):
            yield ruling, position, row


def _particulars(taken: Taken, known: KnownRows) -> dict[str, list[Particular]]:
    """Saves them with their topics; by the id of their ruling."""
    rows = list(_rows(taken, "particulars"))
    saved = Particular.objects.bulk_create(
        Particular(ruling=ruling, position=position, **values.particular_columns(row))
        for ruling, position, row in rows
    )
    through: Any = Particular.topics.through
    through.objects.bulk_create(
        through(particular=particular, topic=known.row(Topic, slug))
        for particular, (_, _, row) in zip(saved, rows, strict=True)
        for slug in dict.fromkeys(row.get("topics") or [])
    )
    by_ruling: dict[str, list[Particular]] = {ruling.pk: [] for ruling, _ in taken}
    for particular in saved:
        by_ruling[particular.ruling_id].append(particular)
    return by_ruling


def _findings(taken: Taken, particulars: dict[str, list[Particular]]) -> None:
    rows = list(_rows(taken, "findings"))
    saved = Finding.objects.bulk_create(
        Finding(ruling=ruling, position=position, **values.finding_columns(row))
        for ruling, position, row in rows
    )
    FindingParticular.objects.bulk_create(
        FindingParticular(finding=finding, particular=particulars[ruling.pk][index])
        for finding, (ruling, _, row) in zip(saved, rows, strict=True)
        for index in dict.fromkeys(row.get("particulars") or [])
    )


def _sanctions(taken: Taken) -> None:
    rows = list(_rows(taken, "sanctions"))
    sanctions = Sanction.objects.bulk_create(
        Sanction(ruling=ruling, position=position, **values.sanction_columns(row))
        for ruling, position, row in rows
    )
    described = [
        (sanction, position, condition)
        for sanction, (_, _, row) in zip(sanctions, rows, strict=True)
        for position, condition in enumerate(row.get("conditions") or [], start=1)
    ]
    conditions = Condition.objects.bulk_create(
        Condition(sanction=sanction, position=position, **values.condition_columns(condition))
        for sanction, position, condition in described
    )
    ConditionPhase.objects.bulk_create(
        ConditionPhase(condition=condition, **values.phase_columns(phase))
        for condition, (_, _, row) in zip(conditions, described, strict=True)
        for phase in row.get("phases") or []
    )


def _circumstances(taken: Taken, known: KnownRows) -> None:
    Factor.objects.bulk_create(
        Factor(ruling=ruling, **values.factor_columns(row, known))
        for ruling, _, row in _rows(taken, "factors")
    )
    RulingTopic.objects.bulk_create(
        RulingTopic(ruling=ruling, **values.topic_columns(row, known))
        for ruling, _, row in _rows(taken, "topics")
    )
    Correction.objects.bulk_create(
        Correction(ruling=ruling, **values.correction_columns(row))
        for ruling, _, row in _rows(taken, "corrections")
    )


def _sources(taken: Taken) -> None:
    rows = list(_rows(taken, "sources"))
    saved = Source.objects.bulk_create(
        Source(ruling=ruling, **values.source_columns(row)) for ruling, _, row in rows
    )
    Evidence.objects.bulk_create(
        Evidence(source=source, **evidence)
        for source, (_, _, row) in zip(saved, rows, strict=True)
        for evidence in row.get("evidence") or []
    )
