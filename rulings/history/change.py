"""One readable difference between two texts of a ruling."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from rulings.history.words import abridged, pieces

if TYPE_CHECKING:
    from rulings.history.words import Piece


class ChangeKind(StrEnum):
    """What happened to a value or a row."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """``where`` is a path in words: “Sanction 1, length in months”. ``before`` and ``after`` are
    plain text for people, empty where there was or is nothing; a whole row has a line for each of
    its values."""

    kind: ChangeKind
    where: str
    before: str
    after: str

    @classmethod
    def of(cls, where: str, before: str, after: str) -> Change:
        """Added where nothing was before, removed where nothing is left."""
        if not before:
            return cls(ChangeKind.ADDED, where, before, after)
        kind = ChangeKind.CHANGED if after else ChangeKind.REMOVED
        return cls(kind, where, before, after)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """Both texts as one, what was removed and added apart: word by word, nothing left out."""
        return pieces(self.before, self.after)

    @property
    def shown(self) -> tuple[Piece, ...]:
        """The same, with long stretches that stayed cut short."""
        return abridged(self.pieces)
