"""Entries -> the record: many at once, and one by one where the database refuses."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from django.db import DataError, IntegrityError, connection, transaction
from django.utils import timezone

from rulings.importing.trouble import MOST_SHOWN
from rulings.in_step import evidence_in_step
from rulings.intake import KnownRows, UnknownTerm, put, take_in_many
from rulings.models import (
    Clearance,
    Condition,
    ConditionPhase,
    Correction,
    Factor,
    Finding,
    FindingParticular,
    NameReplacement,
    Particular,
    Ruling,
    RulingTopic,
    Sanction,
    Source,
)
from rulings.rules import broken_rule
from rulings.vocabulary import CorrectionAuthor, RulingState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rulings.importing.entries import Entry
    from rulings.importing.report import Options, Report

_COLUMNS = (
    "state",
    "published_on",
    "hold_reason",
    "expires_by_hand",
    "is_demonstration",
)
# The beginning of a rule's name -> the key it is about.
_PATHS = {
    "sanction_": "sanctions",
    "published_ruling_has_sanction": "sanctions",
    "ruling_sanction_not_stated": "sanction_not_stated",
    "published_ruling_has_source": "sources",
    "source_": "sources",
    "published_ruling_has_regulator": "regulator",
    "particular_": "particulars",
    "finding_": "findings",
    "condition_": "sanctions, conditions",
    "ruling_topic": "topics",
    "ruling_not_decided": "decided_on",
    "ruling_date": "decided_precision",
    "ruling_harm": "harm",
    "ruling_committee": "committee",
    "name_replacement": "desk, names",
    "evidence_": "sources, evidence",
    "held_ruling": "desk, hold_reason",
}
MANY = 300
"""So many new rulings may change what the best plans are."""
_FILLED = [
    model._meta.db_table
    for model in (
        Ruling,
        RulingTopic,
        Particular,
        Particular.topics.through,
        Finding,
        FindingParticular,
        Sanction,
        Condition,
        ConditionPhase,
        Factor,
        Source,
        Correction,
    )
]
_WAS_PUBLIC = {RulingState.PUBLISHED, RulingState.WITHDRAWN, RulingState.REPLACED}


class Saving:
    """Writes entries inside the transaction of the import; tells the report what it did."""

    def __init__(self, options: Options, report: Report) -> None:
        self._options = options
        self._report = report
        self._known = KnownRows()
        self._gone: dict[str, Entry] = {}
        self._written = 0
        self._analyzed_at = MANY

    def save(self, entries: Sequence[Entry]) -> None:
        """All of them; the rows that the database refuses become troubles."""
        if not entries:
            return
        try:
            with transaction.atomic():
                self._write(entries)
                connection.check_constraints()
        except (IntegrityError, DataError, UnknownTerm) as error:
            if len(entries) == 1:
                self._report.troubles.add(entries[0].row, _path(error), _reason(error))
            elif self._report.troubles.number < MOST_SHOWN:
                half = len(entries) // 2
                self.save(entries[:half])
                self.save(entries[half:])

    def finish(self) -> None:
        """What was public and is no more goes last: one may name another in its place."""
        for ruling_id, entry in self._gone.items():
            try:
                with transaction.atomic():
                    Ruling.objects.filter(pk=ruling_id).update(
                        state=entry.desk["state"], replaced_by=entry.desk.get("replaced_by") or None
                    )
                    connection.check_constraints()
            except (IntegrityError, DataError) as error:
                self._report.troubles.add(entry.row, "desk, state", _reason(error))

    def _write(self, entries: Sequence[Entry]) -> None:
        new = [entry for entry in entries if entry.is_new]
        rulings = take_in_many([_with_id(entry) for entry in new], known=self._known)
        self._written += len(new)
        if self._written >= self._analyzed_at:
            self._analyze()
        pairs = list(zip(new, rulings, strict=True))
        for entry in entries:
            if not entry.is_new and entry.described:
                self._change(entry)
        NameReplacement.objects.bulk_create(
            NameReplacement(ruling=ruling, **name)
            for entry, ruling in pairs
            for name in entry.desk.get("names", [])
        )
        Clearance.objects.bulk_create(
            Clearance(ruling=ruling, cleared_by_id=self._options.user_id, **clearance)
            for entry, ruling in pairs
            for clearance in entry.alongside.get("clearances", [])
        )
        self._settle(pairs + self._drafts(entries))

    def _analyze(self) -> None:
        """Tell the planner that small tables have become large: entries are made of them next."""
        self._analyzed_at = 4 * self._written
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {', '.join(_FILLED)}")

    def _change(self, entry: Entry) -> None:
        ruling = Ruling.objects.get(pk=entry.ruling_id)
        with evidence_in_step(ruling):
            put(ruling, entry.described, known=self._known)
        note = entry.note or self._options.note
        if note and entry.state == RulingState.PUBLISHED:
            Correction.objects.create(
                ruling=ruling,
                made_by=CorrectionAuthor.EDITOR,
                made_on=timezone.localdate(),
                note=note,
            )

    def _drafts(self, entries: Sequence[Entry]) -> list[tuple[Entry, Ruling]]:
        """Those that are there and are to be published."""
        by_id = {entry.ruling_id: entry for entry in entries if self.publishes(entry)}
        there = Ruling.objects.filter(pk__in=[pk for pk, one in by_id.items() if not one.is_new])
        return [(by_id[ruling.pk], ruling) for ruling in there]

    def publishes(self, entry: Entry) -> bool:
        """A row that names no state is meant to be public."""
        wanted = entry.desk.get("state", RulingState.PUBLISHED)
        unpublished = entry.state in {RulingState.DRAFT, RulingState.IN_REVIEW}
        return self._options.publish and unpublished and wanted in _WAS_PUBLIC

    def _settle(self, pairs: Sequence[tuple[Entry, Ruling]]) -> None:
        """One statement for all that come to stand alike: most do."""
        alike: dict[tuple[Any, ...], list[str]] = defaultdict(list)
        for entry, ruling in pairs:
            if self._stand(entry, ruling):
                alike[tuple(getattr(ruling, name) for name in _COLUMNS)].append(ruling.pk)
        for values, ids in alike.items():
            Ruling.objects.filter(pk__in=ids).update(
                **dict(zip(_COLUMNS, values, strict=True)), changed_at=timezone.now()
            )

    def _stand(self, entry: Entry, ruling: Ruling) -> bool:
        """Put the ruling where the row says it stood; whether anything was different."""
        before = [getattr(ruling, column) for column in _COLUMNS]
        if entry.is_new:
            ruling.hold_reason = entry.desk.get("hold_reason", "")
            ruling.expires_by_hand = entry.desk.get("expires_by_hand")
            ruling.is_demonstration = bool(entry.alongside.get("is_demonstration"))
        if self.publishes(entry):
            given: Any = entry.alongside.get("published_on")
            ruling.published_on = ruling.published_on or given or timezone.localdate()
            ruling.state = RulingState.PUBLISHED
            self._goes_again(entry, ruling)
        elif self._options.publish and entry.desk.get("state") == RulingState.IN_REVIEW:
            ruling.state = RulingState.IN_REVIEW
        return before != [getattr(ruling, column) for column in _COLUMNS]

    def _goes_again(self, entry: Entry, ruling: Ruling) -> None:
        if entry.desk.get("state") in {RulingState.WITHDRAWN, RulingState.REPLACED}:
            self._gone[ruling.pk] = entry


def _with_id(entry: Entry) -> dict[str, Any]:
    return entry.described | ({"id": entry.ruling_id} if entry.ruling_id else {})


def _path(error: Exception) -> str:
    """Where the rule's own name says it is."""
    rule = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None) or ""
    return next((path for name, path in _PATHS.items() if rule.startswith(name)), "")


def _reason(error: Exception) -> str:
    if isinstance(error, IntegrityError) and (sentence := broken_rule(error)):
        return sentence
    if isinstance(error, UnknownTerm):
        return str(error)
    first_line = (str(error).strip().splitlines() or [""])[0]
    return f"the database refused this row ({first_line}): correct it."
