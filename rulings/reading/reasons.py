"""Where a reason ends that began in the middle of a sentence."""

from __future__ import annotations

from rulings.reading.phrases import phrase
from rulings.reading.rules.sanctions import REASON_END

_END = phrase(REASON_END)


def end_of_reason(words: str, start: int) -> int:
    """The end of the clause that begins at ``start``."""
    found = _END.search(words, start)
    return found.start() if found else len(words.rstrip(" ."))
