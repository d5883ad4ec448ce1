"""Comments for tests."""

from typing import Any

from comments.models import Comment
from comments.vocabulary import CommentState
from rulings.models import Ruling


def comment(ruling: Ruling, text: str = "Well said.", **values: Any) -> Comment:
    """An approved comment."""
    return Comment.objects.create(
        **{"ruling": ruling, "text": text, "author_name": "A reader", "state": "approved"} | values
    )


def chain(ruling: Ruling, depth: int) -> list[Comment]:
    """Approved comments, each answering the one before."""
    written: list[Comment] = []
    for level in range(1, depth + 1):
        parent = written[-1] if written else None
        written.append(
            comment(ruling, f"Level {level}", parent=parent, state=CommentState.APPROVED)
        )
    return written
