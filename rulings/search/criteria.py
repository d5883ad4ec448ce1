"""What a reader asked for, after parsing: the one object that list, counts and links share."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any, Self

from django.utils.timezone import localdate

from rulings.search.language.synonyms import Groups
from rulings.search.language.understood import Understood, understand


class Sort(StrEnum):
    """Orders of the result list."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"
    LONGEST = "longest"
    DISCUSSED = "discussed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Criteria:
    """Values of one parameter are alternatives; different parameters must all hold.

    An empty tuple, ``None`` or a blank ``q`` asks for nothing in particular.
    ``synonyms`` are the editors' groups of words, none where the reader wants none.
    Lengths are in months; dates are inclusive. ``decided_within`` is a number of days before
    ``today``, the day in London that list and counts share even over midnight.
    """

    q: str = ""
    synonyms: Groups = ()
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
    decided_within: int | None = None
    today: date = field(default_factory=localdate)

    @property
    def understood(self) -> Understood:
        """What was made of the words."""
        return understand(self.q, self.synonyms)

    def lifting(self, name: str) -> Self:
        """The same criteria without one parameter: a facet's selection, the words or a bound."""
        lifted: dict[str, Any] = {name: getattr(_NOTHING, name)}
        return replace(self, **lifted)

    def only(self, name: str) -> Self:
        """Criteria that ask for one of these parameters and nothing else."""
        kept: dict[str, Any] = {name: getattr(self, name)}
        return type(self)(today=self.today, synonyms=self.synonyms, **kept)

    def selected(self, name: str) -> tuple[str, ...]:
        """The values chosen in one facet."""
        values: tuple[str, ...] = getattr(self, name)
        return values


_NOTHING = Criteria(today=date.min)
