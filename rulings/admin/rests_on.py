"""The particulars that a finding rests on, as an editor writes them: “1(a), 2” or “#1, #3”.

A particular goes by its printed label, or by its number on the screen where nothing is printed.
Labels are given as they stand on the screen; ``None`` is a row that is empty or being removed.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

NOTHING_ENTERED = "There is no particular “{reference}”: enter the particulars first."
UNKNOWN = "There is no particular “{reference}”. The allegation has: {labels}."

_SEPARATOR = re.compile(r"[,;\n]")
_NUMBER = re.compile(r"#\s*(\d{1,4})")


class UnknownReference(ValueError):
    """A reference that leads to no particular. The message names those that there are."""


def written(labels: Sequence[str], chosen: Collection[int]) -> str:
    """References to the chosen rows (indexes), in the order of the allegation."""
    return ", ".join(
        _reference(label, index) for index, label in enumerate(labels) if index in chosen
    )


def resolved(text: str, labels: Sequence[str | None]) -> list[int]:
    """The rows (indexes) that a text refers to, each once. Raises ``UnknownReference``."""
    references = [part.strip() for part in _SEPARATOR.split(text) if part.strip()]
    return sorted({_index(reference, labels) for reference in references})


def _reference(label: str, index: int) -> str:
    can_stand = label and not _SEPARATOR.search(label) and not label.startswith("#")
    return label if can_stand else f"#{index + 1}"


def _index(reference: str, labels: Sequence[str | None]) -> int:
    number = _NUMBER.fullmatch(reference)
    if number and 1 <= int(number[1]) <= len(labels) and labels[int(number[1]) - 1] is not None:
        return int(number[1]) - 1
    for same in (_closed_up, _tolerant):
        found = [
            index for index, label in enumerate(labels) if label and same(label) == same(reference)
        ]
        if len(found) == 1:
            return found[0]
    raise UnknownReference(_refusal(reference, labels))


def _refusal(reference: str, labels: Sequence[str | None]) -> str:
    known = [_reference(label, index) for index, label in enumerate(labels) if label is not None]
    sentence = UNKNOWN if known else NOTHING_ENTERED
    return sentence.format(reference=reference[:40], labels=", ".join(known))


def _closed_up(label: str) -> str:
    """Without spaces: “1 (a)” is “1(a)”."""
    return "".join(label.split())


def _tolerant(label: str) -> str:
    """Whatever the case, and with or without a full stop; only where that leaves one candidate."""
    return _closed_up(label).casefold().rstrip(".")
