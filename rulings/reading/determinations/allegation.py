"""An allegation while it is being read."""

from __future__ import annotations

from dataclasses import dataclass, field

from rulings.reading.determinations.labels import Path
from rulings.reading.draft import Read, Span
from rulings.reading.pages.lines import Line
from rulings.vocabulary import ParticularKind, ParticularOutcome


@dataclass(slots=True)
class Item:
    """One printed particular while it is being read."""

    path: Path
    label: str
    start: int
    end: int
    mark_span: Span | None = None
    outcome: Read[ParticularOutcome] | None = None
    kind: ParticularKind = ParticularKind.FACT
    is_void: bool = False
    """Whether a mark says that it was withdrawn."""


@dataclass(slots=True)
class Allegation:
    """The particulars in printed order, with the words above them."""

    items: list[Item] = field(default_factory=list)
    stem: list[Span] = field(default_factory=list)
    tail: tuple[Line, ...] = ()
    """The lines below the list, up to the next heading."""
    found_as: Read[ParticularOutcome] | None = None
    """What the words above the list say of all of it: "the charges found proved were"."""

    @property
    def by_path(self) -> dict[Path, int]:
        """The place of every labelled particular; of a label printed twice the first."""
        return {
            item.path: place for place, item in reversed(list(enumerate(self.items))) if item.path
        }
