"""Holds the search entries against the rulings and reports every difference."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand

from rulings.freshness import (
    Difference,
    Fault,
    differences,
    differences_of,
    one_snapshot,
    refresh,
)
from rulings.models import Ruling
from rulings.tallying import is_right, tally

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.core.management.base import CommandParser

_LONGEST_TITLE = 60
_TALLY = "The tally, which searches are counted from, does not hold what the entries say."
_MEND = "To mend this: python manage.py check_search --repair"


class Command(BaseCommand):
    """Exit status 1 if there were differences and they were not mended, otherwise 0."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--repair", action="store_true", help="make the entries that differ anew"
        )

    def handle(self, *args: Any, repair: bool, **options: Any) -> None:
        with one_snapshot():
            public = Ruling.objects.published().count()
            faults = self._report(differences())
            tally_is_right = is_right()
        self.stdout.write(_summary(public, faults.values()))
        if not tally_is_right:
            self.stdout.write(_TALLY)
        if tally_is_right and not faults:
            return
        if not repair:
            self.stdout.write(_MEND)
            sys.exit(1)
        if faults:
            self._repair(list(faults))
        if not tally_is_right:
            self.stdout.write(f"Repaired: the tally of {_entries(tally())} made anew.")

    def _report(self, found: Iterable[Difference]) -> dict[str, Fault]:
        """Writes a line for each difference; keeps no more of it than what a repair needs."""
        faults = {}
        for difference in found:
            self.stdout.write(_line(difference))
            faults[difference.ruling_id] = difference.fault
        return faults

    def _repair(self, ids: list[str]) -> None:
        refresh(ids)
        with one_snapshot():
            left = self._report(differences_of(ids))
        if left:
            self.stderr.write(f"{len(left):,} of {len(ids):,} still wrong after the repair.")
            sys.exit(1)
        self.stdout.write(f"Repaired: {_entries(len(ids))} made anew, none is wrong now.")


def _line(difference: Difference) -> str:
    title = difference.title
    shown = title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1]}…"
    return f"{difference.ruling_id} “{shown}”: {_in_words(difference)}"


def _in_words(difference: Difference) -> str:
    match difference.fault:
        case Fault.MISSING:
            return "public, but not in the search"
        case Fault.NOT_PUBLIC:
            return "in the search, but not public"
    number = len(difference.columns)
    columns = "1 column" if number == 1 else f"{number} columns"
    return f"{columns}: {', '.join(difference.columns)}"


def _summary(public: int, faults: Iterable[Fault]) -> str:
    rulings = "1 public ruling" if public == 1 else f"{public:,} public rulings"
    counted = Counter(faults)
    if not counted:
        return f"{rulings}: the search holds what they say."
    parts = [f"{counted[fault]:,} {fault.value}" for fault in Fault if counted[fault]]
    verb = "is" if counted.total() == 1 else "are"
    return f"{rulings}; {_entries(counted.total())} {verb} wrong: {', '.join(parts)}."


def _entries(number: int) -> str:
    return "1 search entry" if number == 1 else f"{number:,} search entries"
