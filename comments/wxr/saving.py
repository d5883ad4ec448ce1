"""What waits in the spool -> rows, in the order of their ids, so that parents come first."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from django.conf import settings
from django.utils import timezone

from comments.models import Comment, Contact
from comments.wxr.report import Remarks, where
from comments.wxr.spool import rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime
    from uuid import UUID

    from rulings.models import Ruling

_MOST_ROWS: Final = 500
_MOST_LETTERS: Final = 1_000_000

_CORRECTS_NOTHING = "corrects a comment that is not here, or not before it: kept without the tie"

_WAITING = """
SELECT new.id, coalesce(new.known_parent, above.id) AS parent_id,
       coalesce(beside.id, earlier.id) AS corrected_id,
       one.corrects, one.line, one.comment_id, one.uid, one.state, one.author_name, one.text,
       one.printed_number, one.posted_at, one.posted_as_printed, one.email
FROM wxr_new new JOIN wxr_comment one USING (ordinal)
LEFT JOIN wxr_new above ON above.ordinal = new.above
LEFT JOIN LATERAL (
    SELECT saved.id FROM wxr_comment other JOIN wxr_new saved USING (ordinal)
    WHERE other.uid = one.corrects AND one.corrects IS NOT NULL LIMIT 1) beside ON true
LEFT JOIN comments_comment earlier ON earlier.ruling_id = %s AND earlier.uid = one.corrects
ORDER BY new.id
"""


class _Waiting(NamedTuple):
    id: int
    parent_id: int | None
    corrected_id: int | None
    corrects: UUID | None
    line: int
    comment_id: str
    uid: UUID
    state: str
    author_name: str
    text: str
    printed_number: int | None
    posted_at: datetime | None
    posted_as_printed: str
    email: str


def save(ruling: Ruling, remarks: Remarks) -> int:
    """Save all that has an id in the spool; returns how many. E-mails are kept for a time."""
    saved = 0
    for batch in _batches(map(_Waiting._make, rows(_WAITING, [ruling.pk]))):
        Comment.objects.bulk_create([_comment(ruling, waiting, remarks) for waiting in batch])
        _keep_emails(batch)
        saved += len(batch)
    return saved


def _batches(waiting: Iterable[_Waiting]) -> Iterator[list[_Waiting]]:
    """Some hundred at once; fewer where they are long."""
    batch: list[_Waiting] = []
    letters = 0
    for one in waiting:
        batch.append(one)
        letters += len(one.text)
        if len(batch) == _MOST_ROWS or letters > _MOST_LETTERS:
            yield batch
            batch, letters = [], 0
    if batch:
        yield batch


def _comment(ruling: Ruling, waiting: _Waiting, remarks: Remarks) -> Comment:
    corrected = waiting.corrected_id
    if waiting.corrects and (corrected is None or corrected >= waiting.id):
        about = where(waiting.line, waiting.comment_id, waiting.author_name)
        remarks.add(f"{about}: {_CORRECTS_NOTHING}")
        corrected = None
    return Comment(
        id=waiting.id,
        ruling=ruling,
        parent_id=waiting.parent_id,
        corrects_id=corrected,
        uid=waiting.uid,
        state=waiting.state,
        author_name=waiting.author_name,
        text=waiting.text,
        printed_number=waiting.printed_number,
        posted_at=waiting.posted_at,
        posted_as_printed=waiting.posted_as_printed,
    )


def _keep_emails(batch: list[_Waiting]) -> None:
    days = settings.COMMENTS.keep_email_days
    if days > 0:
        until = timezone.localdate() + timedelta(days=days)
        Contact.objects.bulk_create(
            Contact(comment_id=one.id, email=one.email, email_until=until)
            for one in batch
            if one.email
        )
