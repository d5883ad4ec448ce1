"""Loads the demonstration rulings with their comments, into an empty database only."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection, transaction
from django.utils import timezone

from comments.intake import take_in_thread
from comments.models import Comment
from comments.moving import IMPORT, moving
from comments.vocabulary import CommentState
from rulings.demonstration import demonstration
from rulings.intake import KnownRows, take_in
from rulings.models import Ruling

# Any number will do, as long as nothing else locks it: two first starts must not load twice.
_LOCK = 20_171_023


class Command(BaseCommand):
    """Does nothing where there is a ruling already."""

    help = __doc__ or ""

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
            if Ruling.objects.exists():
                return
            known = KnownRows()
            rulings = [_load(described, known) for described in demonstration()]
        self.stdout.write(f"Loaded {len(rulings)} demonstration rulings.")


def _load(described: dict[str, Any], known: KnownRows) -> Ruling:
    thread = described.pop("comments", [])
    ruling = take_in(described, known=known, is_demonstration=True)
    comments: list[Comment] = []
    parents: list[int | None] = []
    _flatten(ruling, thread, None, comments, parents)
    with moving(IMPORT):
        take_in_thread(comments, parents)
    decided = described.get("decided_on")
    ruling.publish(on=_shown_on(decided))
    return ruling


def _shown_on(decided: str | None) -> date:
    """Shown a month after the decision, as a site that had been there all along would have."""
    today = timezone.localdate()
    return min(date.fromisoformat(decided) + timedelta(days=30), today) if decided else today


def _flatten(
    ruling: Ruling,
    thread: list[dict[str, Any]],
    parent: int | None,
    comments: list[Comment],
    parents: list[int | None],
) -> None:
    for row in thread:
        index = len(comments)
        comments.append(
            Comment(
                ruling=ruling,
                state=CommentState.APPROVED,
                author_name=row["author_name"],
                text=row["text"],
                printed_number=row.get("printed_number"),
                posted_at=timezone.make_aware(datetime.fromisoformat(row["posted_at"])),
            )
        )
        parents.append(parent)
        _flatten(ruling, row.get("replies", []), index, comments, parents)
