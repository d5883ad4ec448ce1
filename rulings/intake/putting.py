"""An existing ruling is made to say what is described; what says so already stays as it is."""

from __future__ import annotations

from collections import defaultdict
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from django.db import transaction

from rulings.intake import values
from rulings.intake.known import KnownRows
from rulings.intake.matching import Table, anyhow, says
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
    from collections.abc import Iterable

    from rulings.intake.values import Columns, Described


@transaction.atomic
def put(ruling: Ruling, described: Described, *, known: KnownRows | None = None) -> None:
    """Make the ruling say what is described, in a fixed number of statements at most.

    Absent keys and the desk (state, hold, replaced names) are left alone. The ruling is read anew
    and locked until the transaction ends. Raises ``UnknownTerm`` or ``IntegrityError``.
    """
    known = known or KnownRows()
    ruling.refresh_from_db(from_queryset=Ruling.objects.select_for_update())
    written = [
        _put_particulars_and_findings(ruling, described, known),
        _put_sanctions(ruling, described),
        _put_factors(ruling, described, known),
        _put_topics(ruling, described, known),
        _put_sources(ruling, described),
        _put_corrections(ruling, described),
    ]
    columns = values.ruling_columns(described, known, ruling.regulator_id)
    different = [name for name, value in columns.items() if getattr(ruling, name) != value]
    for name in different:
        setattr(ruling, name, columns[name])
    if different or any(written):
        ruling.save(update_fields=[*different, "changed_at"])


def _rows(model: Any, ruling: Ruling) -> list[Any]:
    return list(model.objects.filter(ruling=ruling).order_by("id"))


def _placed(model: Any, ruling: Ruling) -> list[Any]:
    return list(model.objects.filter(ruling=ruling).order_by("position", "id"))


def _of(ruling: Ruling, columns: Iterable[Columns]) -> list[Columns]:
    return [{"ruling_id": ruling.pk, **one} for one in columns]


def _put_particulars_and_findings(ruling: Ruling, described: Described, known: KnownRows) -> bool:
    particulars = _placed(Particular, ruling)
    rows = described.get("particulars")
    written = False
    if rows is not None:
        table = Table(Particular)
        wanted = _of(ruling, map(values.particular_columns, rows))
        # A label never moves to another row: two rows could not carry it for a moment.
        particulars = table.settle(particulars, wanted, [_says_under_label, _same_label])
        written = table.write() | _put_particular_topics(particulars, rows, known)
    if described.get("findings") is None:
        return written
    return _put_findings(ruling, described["findings"], particulars) or written


def _same_label(row: Particular, columns: Columns) -> bool:
    return bool(row.label == columns.get("label", ""))


def _says_under_label(row: Particular, columns: Columns) -> bool:
    return _same_label(row, columns) and says(row, columns)


def _put_particular_topics(particulars: list[Any], rows: list[Described], known: KnownRows) -> bool:
    stated = {
        particular.pk: row["topics"] or []
        for particular, row in zip(particulars, rows, strict=True)
        if "topics" in row
    }
    wanted = {(pk, known.row(Topic, slug).pk) for pk, slugs in stated.items() for slug in slugs}
    return _put_pairs(Particular.topics.through, ("particular_id", "topic_id"), stated, wanted)


def _put_findings(ruling: Ruling, rows: list[Described], particulars: list[Any]) -> bool:
    table = Table(Finding)
    findings = table.settle(
        _placed(Finding, ruling),
        _of(ruling, map(values.finding_columns, rows)),
        [says, lambda row, columns: row.ground == columns["ground"], anyhow],
    )
    written = table.write()
    stated = {
        finding.pk: row["particulars"] or []
        for finding, row in zip(findings, rows, strict=True)
        if "particulars" in row
    }
    wanted = {(pk, particulars[index].pk) for pk, places in stated.items() for index in places}
    names = ("finding_id", "particular_id")
    return _put_pairs(FindingParticular, names, stated, wanted) or written


def _put_pairs(
    model: Any, names: tuple[str, str], owners: Iterable[int], wanted: set[tuple[int, int]]
) -> bool:
    """The links of some owners: those that are missing come, those too many go."""
    rows = model.objects.filter(**{f"{names[0]}__in": list(owners)}).order_by("id")
    table = Table(model)
    table.settle_set(
        list(rows), [dict(zip(names, pair, strict=True)) for pair in sorted(wanted)], [says]
    )
    return table.write()


def _put_sanctions(ruling: Ruling, described: Described) -> bool:
    rows = described.get("sanctions")
    if rows is None:
        return False
    table = Table(Sanction)
    sanctions = table.settle(
        _placed(Sanction, ruling),
        _of(ruling, map(values.sanction_columns, rows)),
        [says, _same_order, anyhow],
    )
    written = table.write()
    stated = [
        (sanction, row["conditions"] or [])
        for sanction, row in zip(sanctions, rows, strict=True)
        if "conditions" in row
    ]
    return _put_conditions(stated) or written


def _same_order(row: Sanction, columns: Columns) -> bool:
    return bool(row.kind == columns["kind"] and row.imposed == columns.get("imposed", True))


def _put_conditions(stated: list[tuple[Any, list[Described]]]) -> bool:
    owners = [sanction.pk for sanction, _ in stated]
    rows = Condition.objects.filter(sanction__in=owners).order_by("position", "id")
    by_sanction = _grouped(rows, "sanction_id")
    table = Table(Condition)
    settled: list[tuple[Any, Described]] = []
    for sanction, described in stated:
        wanted = [
            {"sanction_id": sanction.pk, **values.condition_columns(one)} for one in described
        ]
        conditions = table.settle(by_sanction[sanction.pk], wanted, [says, anyhow])
        settled += zip(conditions, described, strict=True)
    written = table.write()
    return _put_phases(settled) or written


def _put_phases(settled: list[tuple[Any, Described]]) -> bool:
    stated = [(condition, row["phases"] or []) for condition, row in settled if "phases" in row]
    owners = [condition.pk for condition, _ in stated]
    rows = ConditionPhase.objects.filter(condition__in=owners).order_by("from_month", "id")
    by_condition = _grouped(rows, "condition_id")
    table = Table(ConditionPhase)
    for condition, described in stated:
        wanted = [{"condition_id": condition.pk, **values.phase_columns(one)} for one in described]
        table.settle_set(by_condition[condition.pk], wanted, [says])
    return table.write()


def _grouped(rows: Iterable[Any], owner: str) -> dict[int, list[Any]]:
    grouped: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        grouped[getattr(row, owner)].append(row)
    return grouped


def _put_factors(ruling: Ruling, described: Described, known: KnownRows) -> bool:
    if described.get("factors") is None:
        return False
    table = Table(Factor)
    wanted = _of(ruling, (values.factor_columns(row, known) for row in described["factors"]))
    table.settle_in_sequence(_rows(Factor, ruling), wanted, [says, _same("factor_type_id")])
    return table.write()


def _put_topics(ruling: Ruling, described: Described, known: KnownRows) -> bool:
    if described.get("topics") is None:
        return False
    table = Table(RulingTopic)
    wanted = _of(ruling, (values.topic_columns(row, known) for row in described["topics"]))
    table.settle_set(_rows(RulingTopic, ruling), wanted, [_same("topic_id")])
    return table.write()


def _put_corrections(ruling: Ruling, described: Described) -> bool:
    if described.get("corrections") is None:
        return False
    table = Table(Correction)
    wanted = _of(ruling, map(values.correction_columns, described["corrections"]))
    ways = [says, _same("made_on")]
    table.settle_in_sequence(_rows(Correction, ruling), wanted, ways, beside="made_on")
    return table.write()


def _same(name: str) -> Any:
    value_of = attrgetter(name)
    return lambda row, columns: value_of(row) == columns.get(name)


def _put_sources(ruling: Ruling, described: Described) -> bool:
    """A source that is moved or put right keeps its text and its evidence."""
    if described.get("sources") is None:
        return False
    table = Table(Source)
    wanted = _of(ruling, map(values.source_columns, described["sources"]))
    ways = [_same_text, _says_besides_text, _may_have_text]
    settled = table.settle_in_sequence(_rows(Source, ruling), wanted, ways)
    evidence = _grouped(
        Evidence.objects.filter(source__in=[row.pk for row, _ in table.moved]).order_by("id"),
        "source_id",
    )
    copies = [
        (anew, Evidence(field=one.field, start=one.start, end=one.end))
        for row, anew in table.moved
        for one in evidence[row.pk]
    ]
    fresh = [
        (row, Evidence(**one))
        for row, stated in zip(settled, described["sources"], strict=True)
        if row.pk is None and not any(row is anew for _, anew in table.moved)
        for one in stated.get("evidence") or []
    ]
    written = table.write()
    for source, one in copies + fresh:
        one.source = source
    Evidence.objects.bulk_create(one for _, one in copies + fresh)
    return written


def _same_text(row: Source, columns: Columns) -> bool:
    return bool(row.text_digest) and row.text_digest == columns.get("text_digest")


def _says_besides_text(row: Source, columns: Columns) -> bool:
    return says(row, {name: value for name, value in columns.items() if name != "text"})


def _may_have_text(row: Source, columns: Columns) -> bool:
    return bool(row.text_digest == columns.get("text_digest", row.text_digest))
