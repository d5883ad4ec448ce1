"""Whether an interim order belongs to this decision: one that is over is not told at all."""

from __future__ import annotations

from rulings.reading.phrases import phrase, phrases
from rulings.reading.rules import interim as rules

_COVERS_APPEAL = phrases(*rules.COVERS_APPEAL)
_PRESENT = phrases(*rules.PRESENT)
_OVER = phrases(*rules.OVER)
_OWNED = phrase(rf"\b{rules.OWNED}")
_BOUNDARY = phrase(r"[;:]|,? but\b|, and\b")


def is_over(words: str, start: int, end: int) -> bool:
    """Whether the clause tells of an interim order that was made earlier or has ended."""
    first, last = _clause(words, start, end)
    if _COVERS_APPEAL.search(words, first):
        return False
    return bool(_OVER.search(words, first, last) or _OWNED.search(words[:start]))


def is_of_this_decision(words: str) -> bool:
    """Whether the sentence has words that only an order of this decision is told with."""
    return bool(_COVERS_APPEAL.search(words) or _PRESENT.search(words))


def _clause(words: str, start: int, end: int) -> tuple[int, int]:
    before = [found.end() for found in _BOUNDARY.finditer(words, 0, start)]
    after = _BOUNDARY.search(words, end)
    return (before[-1] if before else 0), (after.start() if after else len(words))
