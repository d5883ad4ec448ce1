"""The stretch of a comment that shows why it is in the list, with its matches."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rulings.search.highlight import Finder, Match, Piece, pieces, words_to_stem
from rulings.search.language.words import words_of
from rulings.search.stems import stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comments.models import Comment
    from rulings.search.language.tree import Node

# In letters. Most comments are shorter than an excerpt, and shown whole.
LONGEST_EXCERPT = 480
BEFORE_MATCH = 120

_BLANK = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class FoundComment:
    """A comment with the stretch of its text that answers the search."""

    comment: Comment
    excerpt: list[Piece]


def with_excerpts(comments: Sequence[Comment], tree: Node | None) -> list[FoundComment]:
    """The comments in their order, with what was looked for; one query for any number of them."""
    wanted = words_to_stem(tree)
    finder = Finder(tree, stems(_words(comments) | wanted) if wanted and comments else {})
    return [
        FoundComment(comment, excerpt(comment.text, finder.matches(comment.text, kind="comment")))
        for comment in comments
    ]


def excerpt(text: str, matches: list[Match]) -> list[Piece]:
    """The whole of a short text; of a long one its densest stretch or, without any, its start."""
    if len(text) <= LONGEST_EXCERPT:
        return pieces(text, matches)
    first = max(matches, key=lambda match: _density(match, matches), default=Match(0, 0, 0))
    latest = len(text) - LONGEST_EXCERPT
    start = _after_blank(text, min(max(0, first.start - BEFORE_MATCH), latest), first.start)
    end = _before_blank(text, max(start + LONGEST_EXCERPT, first.end), first.end)
    inside = [
        Match(match.start - start, match.end - start, match.term)
        for match in matches
        if start <= match.start and match.end <= end
    ]
    before = [Piece("… ")] if start else []
    after = [Piece(" …")] if end < len(text) else []
    return [*before, *pieces(text[start:end], inside), *after]


def _words(comments: Sequence[Comment]) -> set[str]:
    return {word for comment in comments for word in words_of(comment.text)}


def _density(first: Match, matches: list[Match]) -> tuple[int, int]:
    """Different terms, then matches, in the stretch that this match begins."""
    end = first.start + LONGEST_EXCERPT - BEFORE_MATCH
    inside = [match for match in matches if first.start <= match.start < end]
    return len({match.term for match in inside}), len(inside)


def _after_blank(text: str, at: int, latest: int) -> int:
    """Where the next word starts; ``at`` itself if no word starts before ``latest``."""
    blank = _BLANK.search(text, at, latest) if at else None
    return blank.end() if blank else at


def _before_blank(text: str, at: int, earliest: int) -> int:
    """Where the last whole word ends; ``at`` itself if none ends after ``earliest``."""
    if at >= len(text):
        return len(text)
    blanks = [blank.start() for blank in _BLANK.finditer(text, max(earliest, at - 60), at + 1)]
    return blanks[-1] if blanks else at
