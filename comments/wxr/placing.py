"""Which comment stands below which, and in which order they are saved; for any file.

Comments are numbers here, 0 for the first of the file, so that a thread of any depth and a file of
any size take 8 bytes a comment. Nothing calls itself.
"""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

TOP: Final = -1  # answers no comment that is saved now
ABSENT: Final = -2  # is itself not saved now

_NEW, _ON_THE_WAY, _DONE = 0, 1, 2


def break_loops(parents: array[int]) -> Iterator[int]:
    """Give the earliest comment of each loop no parent; tells which these are."""
    seen = bytearray(len(parents))
    for start in range(len(parents)):
        way = []
        comment = start
        while comment >= 0 and seen[comment] == _NEW:
            seen[comment] = _ON_THE_WAY
            way.append(comment)
            comment = parents[comment]
        if comment >= 0 and seen[comment] == _ON_THE_WAY:
            earliest = min(way[way.index(comment) :])
            parents[earliest] = TOP
            yield earliest
        for passed in way:
            seen[passed] = _DONE


def parents_first(parents: array[int]) -> Iterator[int]:
    """Every comment that is saved, in the order of the file; a parent that comes later in it is
    drawn forward. There must be no loops.
    """
    placed = bytearray(len(parents))
    for start in range(len(parents)):
        way = []
        comment = start
        while comment >= 0 and not placed[comment] and parents[comment] != ABSENT:
            placed[comment] = True
            way.append(comment)
            comment = parents[comment]
        yield from reversed(way)
