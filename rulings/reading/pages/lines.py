"""The lines of a text, each with its place in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rulings.reading.draft import Span

TAB_WIDTH = 4


class Line(NamedTuple):
    """One line without its newline; ``start`` is its place in the text."""

    start: int
    words: str

    @property
    def end(self) -> int:
        """The place just after its last character."""
        return self.start + len(self.words)

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to see."""
        return not self.words.strip()

    @property
    def indentation(self) -> int:
        """The column of its first character; a tab moves to the next multiple of four."""
        return indentation_of(self.words)

    @property
    def span(self) -> Span:
        """Its words without the blanks around them."""
        left = len(self.words) - len(self.words.lstrip())
        return Span(self.start + left, self.start + max(left, len(self.words.rstrip())))


def indentation_of(words: str) -> int:
    """The column of the first character that is neither blank nor tab."""
    column = 0
    for character in words:
        if character == "\t":
            column += TAB_WIDTH - column % TAB_WIDTH
        elif character == " ":
            column += 1
        else:
            break
    return column


def outdented(words: str, columns: int) -> str:
    """``words`` without the blanks that reach up to ``columns``."""
    column = 0
    for place, character in enumerate(words):
        if character not in " \t" or column >= columns:
            return words[place:]
        column += TAB_WIDTH - column % TAB_WIDTH if character == "\t" else 1
    return ""


def lines_of(text: str) -> list[Line]:
    """Every line of the text, in order."""
    return list(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    start = 0
    for words in text.split("\n"):
        yield Line(start, words)
        start += len(words) + 1
