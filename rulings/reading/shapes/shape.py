"""What a shape of determinations is: the lines it is known by, and what it can be told from."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LOOKED_AT = 400_000
"""Characters; headings of every part of a determination stand in them."""
_LONGEST_LINE = 300
_AROUND = " \t#*"
ANYWHERE = r"[^\n]*"
"""How a mark begins that may stand anywhere in a line."""


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
    furniture: tuple[str, ...] = (r"page \d{1,4}(?: of \d{1,4})?",)
    """Whole lines that belong to the pages of a document, not to its words."""
    outcome_has_length: bool = True
    """Whether the metadata may give the length of an order; HCPTS pages never do."""

    def fits(self, text: str) -> bool:
        """Whether the text bears this shape's marks."""
        lines = _beginnings_of_lines(text)
        if not all(_found(mark, lines) for mark in self.required):
            return False
        return sum(_found(mark, lines) for mark in self.marks) >= self.fewest


def _beginnings_of_lines(text: str) -> str:
    lines = text[:_LOOKED_AT].replace(" | ", "\n").split("\n")
    return "\n".join(line.strip(_AROUND)[:_LONGEST_LINE] for line in lines)


def _found(mark: str, lines: str) -> bool:
    """A mark that may stand anywhere in a line is searched as such, which takes no backtracking."""
    pattern = mark.removeprefix(ANYWHERE) if mark.startswith(ANYWHERE) else f"^(?:{mark})"
    return re.search(pattern, lines, re.IGNORECASE | re.MULTILINE) is not None
