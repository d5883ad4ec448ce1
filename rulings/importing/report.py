"""What an import did, or would do, in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from rulings.importing.trouble import MOST_SHOWN, Troubles

MOST_DIFFERENCES = 100


@dataclass(frozen=True, slots=True)
class Options:
    """How a file is taken in; ``name`` is what the file is called in the history."""

    name: str
    user_id: int | None = None
    publish: bool = False
    dry_run: bool = False
    note: str = ""
    is_minor: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """One ruling that changes: the row, the ruling, and “field: before → after” lines."""

    row: int
    ruling_id: str
    title: str
    lines: list[str]


@dataclass
class Report:
    """Counts, the first differences, and what is wrong. Nothing is kept if anything is wrong."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    published: int = 0
    writes: int = 0
    """How many rulings come, change or are published."""
    differences: list[Difference] = field(default_factory=list)
    troubles: Troubles = field(default_factory=Troubles)

    @property
    def troubles_not_shown(self) -> int:
        return max(0, self.troubles.number - MOST_SHOWN)

    @property
    def differences_not_shown(self) -> int:
        return max(0, self.changed - len(self.differences))

    def tell(self, difference: Difference) -> None:
        if len(self.differences) < MOST_DIFFERENCES:
            self.differences.append(difference)

    def lines(self) -> Iterator[str]:
        """For a terminal."""
        for difference in self.differences:
            yield f"Row {difference.row}, {difference.ruling_id} “{difference.title}”"
            yield from (f"    {line}" for line in difference.lines)
        if self.differences_not_shown:
            yield f"… and {self.differences_not_shown} more changed rulings"
        yield from map(str, self.troubles.shown)
        if self.troubles_not_shown:
            yield f"… and {self.troubles_not_shown} more errors"
        yield self.counts

    @property
    def counts(self) -> str:
        """“12 new, 1 changed, 3 unchanged, 12 published”."""
        numbers = {
            "new": self.new,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "published": self.published,
        }
        return ", ".join(f"{number} {name}" for name, number in numbers.items())
