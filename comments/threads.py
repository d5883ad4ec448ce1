"""Comments as they are read -> the nested articles of a page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Set

    from comments.models import Comment


@dataclass(slots=True)
class Node:
    """A comment at its place on the page.

    ``closes`` is how many articles end after its words: its own, if nothing stands in it, and those
    around it that end with it. ``answers`` is the id of its parent where it does not stand in its
    parent's article: where indents stop, and where a page begins inside a thread. ``parent`` is
    then that comment, if it is on the same page. ``correction`` is the id of the comment that puts
    this one right, ``corrected`` of the one that this puts right, if they can be read.
    """

    comment: Comment
    closes: range = range(0)
    answers: int | None = None
    parent: Comment | None = None
    correction: int | None = None
    corrected: int | None = None

    @property
    def level(self) -> int:
        """From 1 to ``DEEPEST_LEVEL``."""
        return self.comment.level


@dataclass(frozen=True, slots=True)
class Ties:
    """The latest correction of each of some comments, by ids; and which tied ones can be read."""

    corrections: Mapping[int, int] = field(default_factory=dict)
    readable: Set[int] = frozenset()


def nodes(comments: Iterable[Comment], ties: Ties) -> list[Node]:
    """The comments of one page, in thread order. Depth is unlimited: nothing is recursive."""
    laid: list[Node] = []
    around: list[Comment] = []  # whose articles are open
    on_page: dict[int, Comment] = {}
    for comment in comments:
        opened = len(around)
        while around and around[-1].level >= comment.level:
            around.pop()
        if laid:
            laid[-1].closes = range(opened - len(around))
        laid.append(_node(comment, around, on_page))
        laid[-1].correction = ties.corrections.get(comment.pk)
        if comment.corrects_id in ties.readable:
            laid[-1].corrected = comment.corrects_id
        around.append(comment)
        on_page[comment.pk] = comment
    if laid:
        laid[-1].closes = range(len(around))
    return laid


def _node(comment: Comment, around: list[Comment], on_page: dict[int, Comment]) -> Node:
    parent = comment.parent_id
    if parent is None or (around and around[-1].pk == parent):
        return Node(comment)
    return Node(comment, answers=parent, parent=on_page.get(parent))
