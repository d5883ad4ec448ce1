"""Threads from outside -> rows, in the order and at the place they were printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comments.models import Comment

if TYPE_CHECKING:
    from collections.abc import Sequence


def take_in_thread(comments: Sequence[Comment], parents: Sequence[int | None]) -> None:
    """Save unsaved comments; ``parents`` gives for each the index of what it answers.

    Saved level by level, so that every reply comes after what it answers (the database insists)
    and a deep thread costs one statement a level, not one a comment.
    """
    waiting = list(range(len(comments)))
    saved: set[int | None] = {None}
    while waiting:
        level = [index for index in waiting if parents[index] in saved]
        if not level:
            raise ValueError("The thread answers itself: some comments have no way to the top.")
        for index in level:
            parent = parents[index]
            comments[index].parent = None if parent is None else comments[parent]
        Comment.objects.bulk_create([comments[index] for index in level])
        saved.update(level)
        waiting = [index for index in waiting if index not in saved]
