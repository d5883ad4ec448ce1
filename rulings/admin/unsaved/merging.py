"""Two editors at one ruling: what each of them changed since both had it open.

Whatever only one of them changed is taken from whoever changed it. Where both changed the same
value in different ways, an editor chooses; for words, both can be kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

from rulings.admin.unsaved.versions import ROWS, Place, Version


class Choice(Enum):
    """Whose value is kept."""

    MINE = "mine"
    THEIRS = "theirs"
    BOTH = "both"


ABSENT: Final = "\0absent"  # no value of a ruling holds a null character
_LINES: Final = {"summary", "impairment.reason", "harm.note", "text", "reason", "note"}
_SHORT: Final = {"title": 300, "harm.unit": 60, "publisher": 120, "review": 120}
_LISTS: Final = {"topics", "particulars"}
_BETWEEN: Final = " / "

Choices = Mapping[Place, Choice]


@dataclass(frozen=True)
class Difference:
    """A value, or a whole row, that somebody changed: in three versions, and what can be chosen.

    For a row the versions are whether it is there. ``choice`` is what is kept unless the editor
    says otherwise; none: the editor has to say. In a conflict both changed it, in different ways.
    """

    place: Place
    base: Any
    theirs: Any
    mine: Any
    choice: Choice | None
    is_conflict: bool = False
    both: Any = ABSENT

    @property
    def is_row(self) -> bool:
        """Whether it is about a row as a whole."""
        return not self.place.name

    @property
    def choices(self) -> list[Choice]:
        """What can be chosen."""
        return [Choice.MINE, Choice.THEIRS, *([Choice.BOTH] if self.both != ABSENT else [])]

    def value(self, choice: Choice) -> Any:
        """What is kept by a choice."""
        return {Choice.MINE: self.mine, Choice.THEIRS: self.theirs, Choice.BOTH: self.both}[choice]


def differences(base: Version, theirs: Version, mine: Version) -> list[Difference]:
    """All that differs between theirs and mine, in the order of the form."""
    found = list(_of_cells(base, theirs, mine, "", ""))
    for rows in ROWS:
        for row in _ordered(base, theirs, mine, rows):
            found += _of_row(base, theirs, mine, Place(rows, row, ""))
    return found


def merged(
    base: Version, theirs: Version, mine: Version, choices: Choices | None = None
) -> Version:
    """One ruling of the two. Without a choice mine is taken where nothing else is proposed."""
    found = {each.place: each for each in differences(base, theirs, mine)}
    chosen = {
        place: (choices or {}).get(place) or each.choice or Choice.MINE
        for place, each in found.items()
    }
    result = Version(order={rows: [] for rows in ROWS})
    _take_cells(result, (theirs, mine), "", "")
    for rows in ROWS:
        for row in _ordered(base, theirs, mine, rows):
            whole = Place(rows, row, "")
            if whole not in found or found[whole].value(chosen[whole]):
                result.order[rows].append(row)
                _take_cells(result, (theirs, mine), rows, row)
    for place, each in found.items():
        if place in result.cells:
            result.cells[place] = each.value(chosen[place])
    return result


def _take_cells(result: Version, sides: Iterable[Version], rows: str, row: str) -> None:
    for side in sides:
        for name, value in side.row(rows, row).items():
            result.cells.setdefault(Place(rows, row, name), value)


def _of_row(base: Version, theirs: Version, mine: Version, place: Place) -> Iterator[Difference]:
    was, is_theirs, is_mine = (side.has(*place[:2]) for side in (base, theirs, mine))
    if is_theirs and is_mine:
        yield from _of_cells(base, theirs, mine, *place[:2])
    elif is_theirs or is_mine:
        holder, choice = (theirs, Choice.THEIRS) if is_theirs else (mine, Choice.MINE)
        # Taken away by one, and left as it was by the other: it goes. Otherwise it stays.
        is_untouched = was and holder.row(*place[:2]) == base.row(*place[:2])
        if is_untouched:
            choice = Choice.MINE if is_theirs else Choice.THEIRS
        yield Difference(place, was, is_theirs, is_mine, choice, was and not is_untouched)


def _of_cells(
    base: Version, theirs: Version, mine: Version, rows: str, row: str
) -> Iterator[Difference]:
    was, are, shall = (side.row(rows, row) for side in (base, theirs, mine))
    for name in [*are, *(name for name in shall if name not in are)]:
        values = [side.get(name, ABSENT) for side in (was, are, shall)]
        if values[1] != values[2]:
            yield _difference(Place(rows, row, name), *values)


def _difference(place: Place, base: Any, theirs: Any, mine: Any) -> Difference:
    if mine in (base, ABSENT):
        return Difference(place, base, theirs, mine, Choice.THEIRS)
    if theirs in (base, ABSENT):
        return Difference(place, base, theirs, mine, Choice.MINE)
    both = _both(place, base, theirs, mine)
    choice = Choice.BOTH if both != ABSENT else None
    return Difference(place, base, theirs, mine, choice, is_conflict=True, both=both)


def _both(place: Place, base: Any, theirs: Any, mine: Any) -> Any:
    """Both values in one, where that has a meaning and there is room for it."""
    name = place.name
    if name in _LISTS:
        before = [] if base == ABSENT else base
        gone = [each for each in before if each not in theirs or each not in mine]
        return [each for each in dict.fromkeys([*theirs, *mine]) if each not in gone]
    if name == "conditions":
        return _lines_of_both("" if base == ABSENT else base, theirs, mine)
    if name not in _LINES and name not in _SHORT:
        return ABSENT
    if place.rows == "sources" and name == "title":
        return ABSENT
    both = _one_after_the_other(theirs, mine, "\n\n" if name in _LINES else _BETWEEN)
    return both if len(both) <= _SHORT.get(name, len(both)) else ABSENT


def _lines_of_both(base: str, theirs: str, mine: str) -> str:
    known = {*base.split("\n"), *theirs.split("\n")}
    added = [line for line in mine.split("\n") if line not in known]
    return "\n".join([theirs, *added]).strip("\n")


def _one_after_the_other(theirs: str, mine: str, between: str) -> str:
    if theirs in mine:
        return mine
    return theirs if mine in theirs else f"{theirs}{between}{mine}"


def _ordered(base: Version, theirs: Version, mine: Version, rows: str) -> list[str]:
    """The keys of all rows of both, in theirs' order unless only mine put them into another."""
    was, are, shall = (side.order.get(rows, []) for side in (base, theirs, mine))
    shared = [key for key in are if key in was and key in shall]
    has_theirs_moved = [key for key in was if key in shared] != shared
    first, second = (are, shall) if has_theirs_moved or rows == "topics" else (shall, are)
    keys = list(first)
    for index, key in enumerate(second):
        if key not in keys:
            after = next((keys.index(k) for k in reversed(second[:index]) if k in keys), None)
            keys.insert(0 if after is None else after + 1, key)
    return keys
