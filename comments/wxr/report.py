"""What an import did, in lines for a person at a terminal."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

MOST_LINES: Final = 40
_MOST_DEPTHS = 12
_LONGEST_WORDS = 80
_LONGEST_NAME = 40
_LONGEST_NUMBER = 20


@dataclass(slots=True)
class Remarks:
    """Lines under a heading; of very many, the first and how many there are."""

    heading: str
    lines: list[str] = field(default_factory=list)
    number: int = 0

    def add(self, line: str) -> None:
        self.number += 1
        if self.number <= MOST_LINES:
            self.lines.append(line)

    def shown(self) -> list[str]:
        if not self.number:
            return []
        more = self.number - len(self.lines)
        lines = [*self.lines, f"… and {more:,} more"] if more else self.lines
        return [f"{self.heading} ({self.number:,})", *(f"  {line}" for line in lines)]


@dataclass(slots=True)
class Report:
    """Filled while a file is read and kept; ``lines`` says it."""

    found: int = 0
    known: int = 0
    kept_here: int = 0
    by_depth: Sequence[int] = ()
    by_state: Mapping[str, int] = field(default_factory=dict)
    left_out: Counter[str] = field(default_factory=Counter)
    without_time: int = 0
    repeated: int = 0
    like_markup: int = 0
    bytes_replaced: int = 0
    attached: Remarks = field(default_factory=lambda: Remarks("Attached elsewhere"))
    differing: Remarks = field(
        default_factory=lambda: Remarks("Here already, with another text; left as they are")
    )
    changed: Remarks = field(default_factory=lambda: Remarks("Not taken as it stands"))
    damaged: Remarks = field(default_factory=lambda: Remarks("Looks damaged by an earlier system"))

    def lines(self) -> list[str]:
        """The summary, then what was attached where, then what a person should look at."""
        return [
            *self._summary(),
            *(
                line
                for remarks in (self.attached, self.differing, self.changed, self.damaged)
                for line in remarks.shown()
            ),
            *self._advice(),
        ]

    def _summary(self) -> list[str]:
        lines = [f"found: {self.found:,}"]
        new = f"new: {self.kept_here:,}"
        if self.kept_here:
            new += f" ({_depths(self.by_depth)} by depth; {_counted(self.by_state.items())})"
        lines += [new, f"here already, not touched: {self.known:,}"]
        if self.left_out:
            lines.append(f"left out: {_counted(self.left_out.most_common())}")
        if self.without_time:
            lines.append(f"without a time: {self.without_time:,}")
        if self.repeated:
            lines.append(f"marked for a moderator as repeated: {self.repeated:,}")
        if not self.kept_here:
            lines.append("Nothing was changed: there is no new comment in the file.")
        return lines

    def _advice(self) -> list[str]:
        lines = []
        if self.bytes_replaced:
            lines.append(
                f"Bytes that are no text in the file’s encoding: {self.bytes_replaced:,}. "
                "Each became U+FFFD. Export the file again if the site still has the text."
            )
        if self.like_markup:
            lines.append(
                f"Comments that look like HTML: {self.like_markup:,}. They were kept as they "
                "stand; with --html they are read as a browser would show them."
            )
        return lines


def where(line: int, comment_id: str, author: str) -> str:
    """Which comment a line of the report is about."""
    number = one_line(comment_id, _LONGEST_NUMBER) or "without a number"
    return f"line {line}, comment {number} by {one_line(author, _LONGEST_NAME) or 'nobody'}"


def one_line(words: str, longest: int = _LONGEST_WORDS) -> str:
    """Words from a file for a terminal: shortened, and signs that could steer it as their codes."""
    line = " ".join(words[: 4 * longest].split())
    shown = line if len(line) <= longest else f"{line[:longest]}…"
    return "".join(sign if sign.isprintable() else f"\\u{ord(sign):04x}" for sign in shown)


def _depths(by_depth: Sequence[int]) -> str:
    shown = " + ".join(f"{number:,}" for number in by_depth[:_MOST_DEPTHS])
    deeper = sum(by_depth[_MOST_DEPTHS:])
    return f"{shown} + {deeper:,} deeper, {len(by_depth):,} levels" if deeper else shown


def _counted(pairs: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{number:,} {words}" for words, number in pairs if number)
