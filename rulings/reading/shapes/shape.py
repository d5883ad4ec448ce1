"""What a shape of determinations is: the lines it is known by, and what it can be told from."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LOOKED_AT = 400_000
"""Characters; headings of every part of a determination stand in them."""


@dataclass(frozen=True)
class Shape:
    """One way in which determinations are laid out.

    ``marks`` are patterns of whole lines or their beginnings; ``fewest`` of them must be there,
    and each of ``required``. A mark found twice counts once.
    """

    slug: str
    marks: tuple[str, ...]
    fewest: int
    required: tuple[str, ...] = ()
    regulator: str | None = None
    profession: str | None = None
    heading_is_name: bool = False
    """Whether the line above the metadata is the registrant's name."""
    outcome_has_length: bool = True
    """Whether the metadata may give the length of an order; HCPTS pages never do."""

    def fits(self, text: str) -> bool:
        """Whether the text bears this shape's marks."""
        looked_at = text[:_LOOKED_AT]
        if not all(_found(mark, looked_at) for mark in self.required):
            return False
        return sum(_found(mark, looked_at) for mark in self.marks) >= self.fewest


def _found(mark: str, text: str) -> bool:
    return re.search(rf"^[ \t#*]*(?:{mark})", text, re.IGNORECASE | re.MULTILINE) is not None
