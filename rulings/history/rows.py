"""Lists of rows, and which row of one text is which of another."""

from __future__ import annotations

import json
import re
from collections import defaultdict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Sequence

    from rulings.history.fields import Field, Row
    from rulings.terms import Terms

# Rows with this share of words in common are one row that was changed.
_ALIKE: Final = 0.5
_SAME_LABEL: Final = 0.25
_WORDS_COMPARED: Final = 400
_PAIRS_COMPARED: Final = 10_000


@dataclass(frozen=True, slots=True)
class Rows:
    """One list: ``same`` are keys by which two rows are one, best first; then rows whose ``text``
    is alike are; then those with the same ``or_else``. An empty key says nothing."""

    key: str
    many: str
    called: Callable[[Row, int, Terms], str]
    fields: tuple[Field, ...]
    same: tuple[Callable[[Row], Hashable], ...]
    text: str = ""
    or_else: tuple[Callable[[Row], Hashable], ...] = ()
    rows: tuple[Rows, ...] = ()
    is_ordered: bool = True


def pairs_of(rows: Rows, before: Sequence[Row], after: Sequence[Row]) -> dict[int, int]:
    """Which row of ``after`` was which of ``before``, by their places from 0."""
    found: dict[int, int] = {}
    for key in (_whole, *rows.same):
        _pair_by_key(key, before, after, found)
    if rows.text:
        _pair_alike(rows.text, before, after, found)
    for key in rows.or_else:
        _pair_by_key(key, before, after, found)
    return found


def _whole(row: Row) -> str:
    return json.dumps(row, sort_keys=True, default=str)


def _free(before: Sequence[Row], after: Sequence[Row], found: dict[int, int]) -> tuple[Any, Any]:
    taken = set(found.values())
    return (
        [place for place in range(len(before)) if place not in taken],
        [place for place in range(len(after)) if place not in found],
    )


def _pair_by_key(
    key: Callable[[Row], Hashable],
    before: Sequence[Row],
    after: Sequence[Row],
    found: dict[int, int],
) -> None:
    was, now = _free(before, after, found)
    waiting: dict[Hashable, deque[int]] = defaultdict(deque)
    for place in was:
        waiting[key(before[place])].append(place)
    for place in now:
        same = key(after[place])
        if same != "" and waiting.get(same):
            found[place] = waiting[same].popleft()


def _pair_alike(
    text: str, before: Sequence[Row], after: Sequence[Row], found: dict[int, int]
) -> None:
    was, now = _free(before, after, found)
    if len(was) * len(now) > _PAIRS_COMPARED:
        return
    old = {place: _words(before[place], text) for place in was}
    new = {place: _words(after[place], text) for place in now}
    scored = [
        (-_likeness(old[one], new[other], before[one], after[other]), abs(one - other), one, other)
        for one in was
        for other in now
    ]
    taken = set(found.values())
    for score, _, one, other in sorted(scored):
        if -score >= _ALIKE and one not in taken and other not in found:
            found[other] = one
            taken.add(one)


def _words(row: Row, text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", str(row.get(text) or "").lower())[:_WORDS_COMPARED])


def _likeness(old: frozenset[str], new: frozenset[str], before: Row, after: Row) -> float:
    """The share of words in common; a little more where the printed label is the same."""
    if not old or not new:
        return 0
    label = before.get("label")
    share = 2 * len(old & new) / (len(old) + len(new))
    return share + (_SAME_LABEL if share and label and label == after.get("label") else 0)
