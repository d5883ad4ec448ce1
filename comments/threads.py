"""Comments in a list -> a thread to show."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from comments.models import Comment

# Deeper replies stand at this level and name what they answer: the page must not get narrow.
DEEPEST_INDENT = 4


@dataclass(slots=True)
class Node:
    """A comment at its place on the page. ``in_reply_to`` is set where nesting has stopped."""

    comment: Comment
    level: int
    in_reply_to: Comment | None = None
    replies: list[Node] = field(default_factory=list)


def thread(comments: Iterable[Comment]) -> list[Node]:
    """The top-level comments with their replies; siblings keep the order they come in.

    A comment whose parent is missing from ``comments`` is left out with all below it. Depth is
    unlimited: the walk keeps its own stack.
    """
    answers: dict[int | None, list[Comment]] = defaultdict(list)
    for comment in comments:
        answers[comment.parent_id].append(comment)
    top: list[Node] = []
    waiting: list[tuple[Comment, Comment | None, list[Node], int]] = [
        (comment, None, top, 1) for comment in reversed(answers[None])
    ]
    while waiting:
        comment, parent, place, level = waiting.pop()
        node = Node(comment, level, parent)
        place.append(node)
        is_deepest = level == DEEPEST_INDENT
        below = (
            (reply, comment, place, level) if is_deepest else (reply, None, node.replies, level + 1)
            for reply in reversed(answers[comment.pk])
        )
        waiting.extend(below)
    return top
