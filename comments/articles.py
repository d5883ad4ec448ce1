"""The readers' comments that a source printed: kept with the article that was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from comments.intake import take_in_thread
from comments.models import Comment
from comments.moving import IMPORT, moving
from comments.repeated import mark_repeated
from comments.vocabulary import CommentState

if TYPE_CHECKING:
    from rulings.models import Source
    from rulings.reading.draft import Draft, ReadComment


def keep_comments(source: Source, draft: Draft, **_: Any) -> None:
    """Take in the comments of an article that is being kept (``rulings.signals.was_kept``)."""
    read = draft.article.comments
    if not read:
        return
    comments = [_comment(source, comment) for comment in read]
    with moving(IMPORT):
        take_in_thread(comments, [comment.parent for comment in read])
    mark_repeated(source.ruling, [comment.pk for comment in comments])


def _comment(source: Source, read: ReadComment) -> Comment:
    """A comment that its source published already: approved, as printed."""
    return Comment(
        ruling=source.ruling,
        source=source,
        state=CommentState.APPROVED,
        author_name=read.author_name,
        text=read.text,
        printed_number=read.printed_number,
        posted_at=timezone.make_aware(read.posted_at) if read.posted_at else None,
        posted_as_printed=read.posted_as_printed,
    )
