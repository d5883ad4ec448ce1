"""Two texts as one, word by word: what stayed, what was removed, what was added.

Time grows with the length of the texts: words that stand once in both are held fast first, and
only short stretches between them are compared in full, as long as the budget for that lasts.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")

# Comparing two stretches in full takes the product of their lengths, in tokens.
_BUDGET: Final = 600_000
_STRETCH: Final = 90_000

# Of a long stretch that stayed, so many characters are shown on either side of a change.
AROUND: Final = 120

Block = tuple[int, int, int]
"""So many tokens are the same, from a place in the one and a place in the other text."""


class PieceKind(StrEnum):
    """What became of a stretch of text."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, and what became of it."""

    kind: PieceKind
    text: str


def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """The removed and the kept make up ``before``, the added and the kept ``after``."""
    was, now = _TOKEN.findall(before), _TOKEN.findall(after)
    return tuple(_joined(_pieces(was, now, _Comparison(was, now).blocks())))


def abridged(whole: Iterable[Piece]) -> tuple[Piece, ...]:
    """Long stretches that stayed are cut to what stands around the changes."""
    whole = tuple(whole)
    last = len(whole) - 1
    return tuple(
        shown
        for place, piece in enumerate(whole)
        for shown in _cut(piece, is_first=place == 0, is_last=place == last)
    )


def _cut(piece: Piece, *, is_first: bool, is_last: bool) -> Iterator[Piece]:
    if piece.kind != PieceKind.SAME or len(piece.text) <= 3 * AROUND:
        yield piece
        return
    if not is_first:
        yield Piece(PieceKind.SAME, piece.text[:AROUND])
    yield Piece(PieceKind.LEFT_OUT, "…")
    if not is_last:
        yield Piece(PieceKind.SAME, piece.text[-AROUND:])


class _Comparison:
    """Finds what two texts share, in order."""

    def __init__(self, was: Sequence[str], now: Sequence[str]) -> None:
        self._was, self._now = was, now
        self._budget = _BUDGET

    def blocks(self) -> list[Block]:
        """Rising in both texts; the last one is empty and stands at the end of both."""
        found = self._between(0, len(self._was), 0, len(self._now))
        return [*found, (len(self._was), len(self._now), 0)]

    def _between(self, a: int, a_end: int, b: int, b_end: int) -> Iterator[Block]:
        """What stays at both ends, then what is held fast in between."""
        same = self._same_from(a, a_end, b, b_end)
        yield a, b, same
        a, b = a + same, b + same
        tail = self._same_to(a, a_end, b, b_end)
        a_end, b_end = a_end - tail, b_end - tail
        if a < a_end and b < b_end:
            yield from self._inside(a, a_end, b, b_end)
        yield a_end, b_end, tail

    def _same_from(self, a: int, a_end: int, b: int, b_end: int) -> int:
        length = 0
        while a + length < a_end and b + length < b_end:
            if self._was[a + length] != self._now[b + length]:
                break
            length += 1
        return length

    def _same_to(self, a: int, a_end: int, b: int, b_end: int) -> int:
        length = 0
        while a < a_end - length and b < b_end - length:
            if self._was[a_end - length - 1] != self._now[b_end - length - 1]:
                break
            length += 1
        return length

    def _inside(self, a: int, a_end: int, b: int, b_end: int) -> Iterator[Block]:
        size = (a_end - a) * (b_end - b)
        if size <= min(_STRETCH, self._budget):
            self._budget -= size
            yield from self._in_full(a, a_end, b, b_end)
            return
        held = _rising(_once_in_both(self._was[a:a_end], self._now[b:b_end]))
        if not held:
            return  # too long to compare, and nothing to hold on to: all of it was replaced
        ends = [(-1, -1), *held, (a_end - a, b_end - b)]
        for (left, right), (next_left, next_right) in pairwise(ends):
            if left >= 0:
                yield a + left, b + right, 1
            yield from self._between(a + left + 1, a + next_left, b + right + 1, b + next_right)

    def _in_full(self, a: int, a_end: int, b: int, b_end: int) -> Iterator[Block]:
        matcher = SequenceMatcher(None, self._was[a:a_end], self._now[b:b_end], autojunk=False)
        for left, right, length in matcher.get_matching_blocks():
            yield a + left, b + right, length


def _once_in_both(was: Sequence[str], now: Sequence[str]) -> list[tuple[int, int]]:
    """The places of tokens that stand once in each, by their place in the first."""
    in_was, in_now = Counter(was), Counter(now)
    place = {token: index for index, token in enumerate(now) if in_now[token] == 1}
    return [
        (index, place[token])
        for index, token in enumerate(was)
        if in_was[token] == 1 and token in place
    ]


def _rising(places: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest selection in which the second numbers rise too."""
    tops: list[int] = []  # last number of the best run of each length
    runs: list[int] = []  # where that stands
    before: list[int] = []
    for index, (_, number) in enumerate(places):
        length = bisect_left(tops, number)
        before.append(runs[length - 1] if length else -1)
        tops[length : length + 1] = [number]
        runs[length : length + 1] = [index]
    chosen, at = [], runs[-1] if runs else -1
    while at >= 0:
        chosen.append(places[at])
        at = before[at]
    return chosen[::-1]


def _pieces(was: list[str], now: list[str], blocks: Iterable[Block]) -> Iterator[Piece]:
    a = b = 0
    for left, right, length in blocks:
        yield Piece(PieceKind.REMOVED, "".join(was[a:left]))
        yield Piece(PieceKind.ADDED, "".join(now[b:right]))
        a, b = left + length, right + length
        yield Piece(PieceKind.SAME, "".join(was[left:a]))


def _joined(found: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbours of one kind as one; within a change everything removed comes first."""
    whole = _spread(list(_runs(piece for piece in found if piece.text)))
    for is_same, run in groupby(whole, key=lambda piece: piece.kind == PieceKind.SAME):
        stretch = list(run)
        for kind in (PieceKind.SAME,) if is_same else (PieceKind.REMOVED, PieceKind.ADDED):
            text = "".join(piece.text for piece in stretch if piece.kind == kind)
            if text:
                yield Piece(kind, text)


def _runs(found: Iterable[Piece]) -> Iterator[Piece]:
    for kind, run in groupby(found, key=attrgetter("kind")):
        yield Piece(kind, "".join(piece.text for piece in run))


def _spread(whole: list[Piece]) -> Iterator[Piece]:
    """A blank alone between two changes belongs to both of them."""
    last = len(whole) - 1
    for place, piece in enumerate(whole):
        if piece.kind == PieceKind.SAME and piece.text.isspace() and 0 < place < last:
            yield Piece(PieceKind.REMOVED, piece.text)
            yield Piece(PieceKind.ADDED, piece.text)
        else:
            yield piece
