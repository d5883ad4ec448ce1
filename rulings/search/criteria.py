"""What a reader asked for, after parsing: the one object that list, counts and links share."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any, Self


class Sort(StrEnum):
    """Orders of the result list."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"
    LONGEST = "longest"
    DISCUSSED = "discussed"


@dataclass(frozen=True, slots=True)
class Criteria:
    """Values of one parameter are alternatives; different parameters must all hold.

    An empty tuple, ``None`` or a blank ``q`` asks for nothing in particular.
    Lengths are in months; dates are inclusive.
    """

    q: str = ""
    sanction: tuple[str, ...] = ()
    sanction_rejected: tuple[str, ...] = ()
    length: tuple[str, ...] = ()
    ground: tuple[str, ...] = ()
    ground_not_found: tuple[str, ...] = ()
    impairment: tuple[str, ...] = ()
    regulator: tuple[str, ...] = ()
    committee: tuple[str, ...] = ()
    profession: tuple[str, ...] = ()
    setting: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    hearing: tuple[str, ...] = ()
    mitigating: tuple[str, ...] = ()
    aggravating: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    duration_min: int | None = None
    duration_max: int | None = None
    decided_after: date | None = None
    decided_before: date | None = None

    def lifting(self, name: str) -> Self:
        """The same criteria without the selection of one facet."""
        lifted: dict[str, Any] = {name: ()}
        return replace(self, **lifted)

    def selected(self, name: str) -> tuple[str, ...]:
        """The values chosen in one facet."""
        values: tuple[str, ...] = getattr(self, name)
        return values
