"""A long discussion in pages: whole threads, as many as there is room for.

A thread with more comments than a page has room for is divided; what does not fit goes on at the
top of the next page.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Q

from comments.models import Comment
from comments.threads import Node, Ties, nodes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rulings.models import Ruling

# The parameter of the ruling's page that says which page of its comments to show.
PAGE = "comments"
TOP = "1"
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class DiscussionPage:
    """One page of a ruling's comments."""

    number: int
    last: int
    nodes: list[Node]

    @property
    def previous(self) -> int | None:
        """The number before it; ``None``, as a link to the first page leaves it out."""
        return self.number - 1 if self.number > 2 else None

    @property
    def next(self) -> int:
        """The number after it."""
        return self.number + 1

    @property
    def begins_inside_thread(self) -> bool:
        """Whether the first comment answers one on an earlier page."""
        return bool(self.nodes) and self.nodes[0].answers is not None


def discussion_page(ruling: Ruling, number: int) -> DiscussionPage:
    """The page of that number, or the last one; three queries, however long the discussion is.

    Most discussions are empty, which takes none, or have one page, which takes two.
    """
    if not ruling.discussion.visible_comments:
        return DiscussionPage(1, 1, [])
    comments = Comment.objects.filter(ruling=ruling).shown()
    room = settings.COMMENTS.a_page
    beginning = list(comments.in_thread_order()[: room + 1]) if number == 1 else []
    if 0 < len(beginning) <= room:
        return DiscussionPage(1, 1, nodes(beginning, _ties(beginning)))
    bounds = list(pairwise(starts_of(comments.levels(), room)))
    number = min(number, len(bounds))
    first, end = bounds[number - 1]
    shown = beginning[:end] or list(comments.stretch(first, end))
    return DiscussionPage(number, len(bounds), nodes(shown, _ties(shown)))


def page_number(asked: str) -> int:
    """The number of a page, at least 1, from what stands in an address."""
    is_number = asked.isascii() and asked.isdecimal() and len(asked) <= _DIGITS
    return max(1, int(asked)) if is_number else 1


def page_of(comment: Comment) -> int:
    """The number of the page on which a shown comment stands."""
    comments = Comment.objects.filter(ruling=comment.ruling_id).shown()
    starts = starts_of(comments.levels(), settings.COMMENTS.a_page)
    place = comments.before(comment).count()
    return max(1, sum(start <= place for start in starts[:-1]))


def starts_of(levels: str, room: int) -> list[int]:
    """Where each page begins, and where the last one ends, as places in thread order.

    ``levels`` are those of all comments in their order, a digit each; ``room`` that of a page.
    """
    starts = [0]
    while starts[-1] + room < len(levels):
        full = starts[-1] + room
        between_threads = levels.rfind(TOP, starts[-1] + 1, full + 1)
        starts.append(full if between_threads < 0 else between_threads)
    return [*starts, len(levels)]


def _ties(shown: Sequence[Comment]) -> Ties:
    """What corrects these comments and what they correct, as far as it can be read."""
    ids = {each.pk for each in shown}
    corrected = {each.corrects_id for each in shown if each.corrects_id}
    tied = Comment.objects.visible().filter(Q(corrects__in=ids) | Q(pk__in=corrected))
    found = list(tied.values_list("pk", "corrects").order_by("pk"))
    return Ties(
        corrections={corrects: pk for pk, corrects in found if corrects in ids},
        readable=frozenset(pk for pk, _ in found),
    )
