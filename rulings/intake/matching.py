"""Rows that are there, beside what they should say: which row is which, and what is to be written.

A row that says what is wanted stays as it is: its id is what evidence and readers hold on to.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import copy
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rulings.intake.values import Columns

Way = Callable[[Any, "Columns"], bool]
"""Whether a row is the one that the columns describe."""


def says(row: Any, columns: Columns) -> bool:
    """Whether the row holds all of it already."""
    return all(getattr(row, name) == value for name, value in columns.items())


def anyhow(*_row_and_columns: Any) -> bool:
    """For what is left over: the first row that is free."""
    return True


def matched(rows: Sequence[Any], wanted: Sequence[Columns], ways: Sequence[Way]) -> list[Any]:
    """For each wanted the row that it is, or ``None``; the first way that finds one counts."""
    found: list[Any] = [None] * len(wanted)
    free = list(rows)
    for way in ways:
        for place, columns in enumerate(wanted):
            if found[place] is None:
                found[place] = row = next((row for row in free if way(row, columns)), None)
                if row is not None:
                    free.remove(row)
    return found


class Table:
    """What is to be written to one table: three statements at most, however many owners."""

    def __init__(self, model: Any) -> None:
        self.model = model
        self.gone: list[Any] = []
        self.altered: list[Any] = []
        self.added: list[Any] = []
        self.moved: list[tuple[Any, Any]] = []
        self._names: set[str] = set()

    def settle(
        self, rows: Sequence[Any], wanted: Sequence[Columns], ways: Sequence[Way]
    ) -> list[Any]:
        """The rows of one owner whose order is their ``position``; as they will be."""
        found = matched(rows, wanted, ways)
        if found != list(rows):
            wanted = [
                {**columns, "position": place} for place, columns in enumerate(wanted, start=1)
            ]
        return self._settled(rows, found, wanted)

    def settle_in_sequence(
        self,
        rows: Sequence[Any],
        wanted: Sequence[Columns],
        ways: Sequence[Way],
        beside: str = "ruling_id",
    ) -> list[Any]:
        """The same where the order is that of the ids, among rows with the same ``beside``.

        What follows a new row is written anew after it, as a copy of what was there.
        """
        found = matched(rows, wanted, ways)
        latest: dict[Any, Any] = {}
        for place, (row, columns) in enumerate(zip(found, wanted, strict=True)):
            among = columns.get(beside)
            if row is not None and row.pk > latest.get(among, 0):
                latest[among] = row.pk
                continue
            latest[among] = float("inf")
            if row is not None:
                found[place] = self._moved(row)
        return self._settled(rows, found, wanted)

    def settle_set(
        self, rows: Sequence[Any], wanted: Sequence[Columns], ways: Sequence[Way]
    ) -> list[Any]:
        """The same where the rows have no order of their own."""
        return self._settled(rows, matched(rows, wanted, ways), wanted)

    def write(self) -> bool:
        """Whether there was anything to write. What goes makes room for what comes."""
        if self.gone:
            self.model.objects.filter(pk__in=[row.pk for row in self.gone]).delete()
        if self.altered:
            self.model.objects.bulk_update(self.altered, sorted(self._names))
        if self.added:
            self.model.objects.bulk_create(self.added)
        return bool(self.gone or self.altered or self.added)

    def _settled(
        self, rows: Sequence[Any], found: Sequence[Any], wanted: Sequence[Columns]
    ) -> list[Any]:
        settled = []
        for row, columns in zip(found, wanted, strict=True):
            settled.append(row if row is not None else self.model())
            self._alter(settled[-1], columns)
        staying = {row.pk for row in settled if row.pk is not None}
        self.gone += [row for row in rows if row.pk not in staying]
        return settled

    def _alter(self, row: Any, columns: Columns) -> None:
        different = {name for name, value in columns.items() if getattr(row, name) != value}
        for name in different:
            setattr(row, name, columns[name])
        if row.pk is None:
            self.added.append(row)
        elif different:
            self.altered.append(row)
            self._names |= different

    def _moved(self, row: Any) -> Any:
        anew = copy(row)
        anew.pk = None
        anew._state = copy(row._state)
        anew._state.adding = True
        self.moved.append((row, anew))
        return anew
