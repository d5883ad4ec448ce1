"""A whole file, in one transaction: everything or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO, TypeVar

from django.db import connection, transaction

from rulings.editing import Editor, editing
from rulings.importing.changes import differences
from rulings.importing.entries import Entry, Rows
from rulings.importing.personal import watch
from rulings.importing.reading import read
from rulings.importing.report import Difference, Options, Report
from rulings.importing.saving import Saving
from rulings.importing.suspects import Suspects
from rulings.importing.trouble import MOST_SHOWN, Refused
from rulings.vocabulary import MadeWith, RulingState

if TYPE_CHECKING:
    from collections.abc import Sequence

AT_ONCE = 500
"""So many rows are checked and written together."""

# Two imports at once would each miss the rulings of the other: one waits.
_ONE_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('rulings.importing'))"

_One = TypeVar("_One")


def import_rulings(content: BinaryIO, options: Options) -> Report:
    """Take a file in, or say what is wrong with it; a dry run does the same and keeps nothing.

    Raises ``Refused`` for a file that cannot be read at all.
    """
    report = Report()
    editor = Editor(
        MadeWith.IMPORT,
        options.user_id,
        reason=f"Import of {options.name}",
        is_minor=options.is_minor,
    )
    with transaction.atomic():
        with editing(editor):
            _run(content, options, report)
        if report.troubles or options.dry_run:
            transaction.set_rollback(True)
    return report


def _run(content: BinaryIO, options: Options, report: Report) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_ONE_AT_A_TIME)
    parted = read(content, report.troubles)
    rows = Rows(report.troubles, is_sheet=parted.is_sheet)
    suspects, saving = Suspects(report.troubles), Saving(options, report)
    number = 0
    for some in _batches(parted.rows, AT_ONCE):
        number += len(some)
        entries = rows.entries(some)
        suspects.settle(entries)
        for entry in entries:
            _tell(entry, options, saving, report)
        watch(_sound(entries, report), saving, report.troubles)
        if report.troubles.number < MOST_SHOWN:
            saving.save(_sound(entries, report))
    saving.finish()
    if not number and not report.troubles:
        raise Refused("The file has a heading and no rulings: add a row for each.")


def _sound(entries: Sequence[Entry], report: Report) -> list[Entry]:
    return [entry for entry in entries if entry.row not in report.troubles.rows]


def _tell(entry: Entry, options: Options, saving: Saving, report: Report) -> None:
    """Count the entry and, if it changes a ruling, show how."""
    publishes = saving.publishes(entry)
    report.published += publishes
    report.writes += entry.is_new or publishes or bool(entry.described)
    if entry.is_new:
        report.new += 1
    elif not entry.described:
        report.unchanged += 1
    else:
        report.changed += 1
        _tell_change(entry, options, report)


def _tell_change(entry: Entry, options: Options, report: Report) -> None:
    now = entry.now or {}
    report.tell(
        Difference(
            entry.row, entry.ruling_id or "", now["title"], differences(now, entry.described)
        )
    )
    has_note = entry.note or options.note or options.is_minor or "corrections" in entry.described
    if entry.state == RulingState.PUBLISHED and not has_note:
        report.troubles.add(
            entry.row,
            "note",
            "this ruling is public: say in “note” what was wrong and what it says now, give one "
            "note for all rows, or mark the change as minor.",
        )


def _batches(rows: Iterable[_One], size: int) -> Iterator[Sequence[_One]]:
    remaining: Any = iter(rows)
    while some := list(islice(remaining, size)):
        yield some
