"""Where a comment is to stand, and whether readers may write there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings

from comments.models import Comment
from comments.submission.sentences import NOT_ACCEPTED, OFF, closed_on
from rulings.models import Ruling

if TYPE_CHECKING:
    from rulings.models import Discussion


@dataclass(frozen=True, slots=True)
class Place:
    """Under a public ruling; perhaps in answer to a comment."""

    ruling: Ruling
    parent: Comment | None = None

    @property
    def purpose(self) -> str:
        """What a form for this place is for, in its token."""
        return f"comment {self.ruling.pk} {self.parent.pk if self.parent else ''}"

    @property
    def closed(self) -> str:
        """Why nobody may write here, as a sentence; empty if readers may."""
        return why_closed(self.ruling.discussion)


def place_under(ruling_id: str) -> Place | None:
    """At the top level of a public ruling."""
    found = Ruling.objects.published().select_related("discussion").filter(pk=ruling_id).first()
    return Place(found) if found else None


def place_below(comment_id: int) -> Place | None:
    """In answer to a comment that the public may read."""
    public = Comment.objects.public().select_related("ruling__discussion")
    found = public.filter(pk=comment_id).first()
    return Place(found.ruling, found) if found else None


def place_beside(comment_id: int) -> Place | None:
    """At the top level of the public ruling of a comment that readers could see once."""
    seen = Comment.objects.filter(pk=comment_id, shown_at__isnull=False)
    ruling = seen.values_list("ruling", flat=True).first()
    return place_under(ruling) if ruling else None


def why_closed(discussion: Discussion) -> str:
    """A sentence; empty if readers may write."""
    if not settings.COMMENTS.accepted:
        return NOT_ACCEPTED
    if discussion.is_off:
        return OFF
    if discussion.is_open() or discussion.last_day is None:
        return ""
    return closed_on(discussion.last_day)
