"""What is wrong with a file or one of its rows, in words for the person who has to mend it."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_SHOWN = 100


class Refused(Exception):
    """The file as a whole cannot be read; the message says why and what to do."""


class Wrong(ValueError):
    """One value cannot be taken; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """``row`` is the line of the file that the row begins on; ``path`` its column or key."""

    row: int
    path: str
    sentence: str

    def __str__(self) -> str:
        place = f"Row {self.row}, {self.path}" if self.path else f"Row {self.row}"
        return f"{place}: {self.sentence}"


@dataclass
class Troubles:
    """The first of them are kept, the rest is counted."""

    shown: list[Trouble] = field(default_factory=list)
    number: int = 0
    rows: set[int] = field(default_factory=set)

    def add(self, row: int, path: str, sentence: str) -> None:
        self.number += 1
        self.rows.add(row)
        if len(self.shown) < MOST_SHOWN:
            self.shown.append(Trouble(row, _whole(path), _whole(sentence)))

    def __bool__(self) -> bool:
        return self.number > 0


def _whole(words: str) -> str:
    """JSON can quote half a character, which no page can show."""
    return words.encode(errors="replace").decode()


def shortened(value: object, most: int = 60) -> str:
    """A value as it is quoted in a sentence."""
    text = str(value)
    return text if len(text) <= most else f"{text[: most - 1]}…"


def unknown(vocabulary: str, slug: object, slugs: Iterable[str]) -> str:
    """That a vocabulary has no such slug, and which come close."""
    listed = sorted(slugs)
    close = get_close_matches(str(slug).casefold().replace(" ", "_"), listed, n=3, cutoff=0.5)
    offered = close or (listed if len(listed) <= 8 else [])
    quoted = ", ".join(f"“{one}”" for one in offered)
    asks = f"did you mean {quoted}?" if offered else "see /vocabulary.json for the slugs."
    article = "an" if vocabulary[:1] in "aeiou" else "a"
    return f"“{shortened(slug)}” is not {article} {vocabulary}: {asks}"
