"""The stretch of a comment that shows why it is in the list, with its matches."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rulings.search.highlight import Finder, words_to_stem
from rulings.search.language.words import words_of
from rulings.search.snippets import stretch
from rulings.search.stems import stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comments.models import Comment
    from rulings.search.highlight import Match, Piece
    from rulings.search.language.tree import Node

# In letters. Most comments are shorter than an excerpt, and shown whole.
LONGEST_EXCERPT = 480
BEFORE_MATCH = 120


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
        FoundComment(comment, excerpt(text, finder.matches(text, kind="comment")))
        for comment in comments
        for text in [comment.public_text]
    ]


def excerpt(text: str, matches: list[Match]) -> list[Piece]:
    """The whole of a short text; of a long one its densest stretch or, without any, its start."""
    return stretch(text, matches, BEFORE_MATCH, LONGEST_EXCERPT)


def _words(comments: Sequence[Comment]) -> set[str]:
    return {word for comment in comments for word in words_of(comment.public_text)}
