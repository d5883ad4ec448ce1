"""What a reader reports about a comment, and what reports of many do to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from comments.keys import address_key
from comments.limiting import within_limits
from comments.models import Comment, Report
from comments.moving import Mover
from comments.submission.checks import note
from comments.submission.refusals import Closed, Refused, TooMany
from comments.submission.sentences import NOT_HERE, REPORTED_BEFORE, too_many
from comments.vocabulary import CommentState, ConcernRule, MovedAs, ReportReason
from rulings.models import Discussion

if TYPE_CHECKING:
    from django.http import HttpRequest

AS_REPORTED = Mover(MovedAs.RULE, reason="Several readers reported it.", batch=None)


class ReportedBefore(Refused):
    """From this address an earlier report waits for a moderator."""


def reported_comment(comment_id: int) -> Comment | None:
    """The comment, if the public may read it."""
    found: Comment | None = (
        Comment.objects.public().select_related("ruling").filter(pk=comment_id).first()
    )
    return found


def take_report(comment: Comment, reason: ReportReason, words: str, request: HttpRequest) -> None:
    """Keep a report; many of them take the comment back to the queue. Raises ``Refused``."""
    address = address_key(request)
    with transaction.atomic():
        _count(address)
        Discussion.objects.filter(pk=comment.ruling_id).locked()
        if not Comment.objects.public().filter(pk=comment.pk).exists():
            raise Closed(NOT_HERE)
        waiting = Report.objects.filter(comment=comment, settled_at=None)
        if address and waiting.filter(address_key=address).exists():
            raise ReportedBefore(REPORTED_BEFORE)
        Report.objects.create(comment=comment, reason=reason, words=words, address_key=address)
        _hold(comment, waiting.values("address_key").distinct().order_by().count())


def _count(address: str) -> None:
    limits = settings.COMMENTS
    if not address:
        return
    until = within_limits(
        {f"report:address:{address}": limits.reports_by_address}, limits.window_minutes
    )
    if until is not None:
        what = "reports from your network"
        raise TooMany(too_many(what, limits.window_minutes, until), until)


def _hold(comment: Comment, senders: int) -> None:
    """Reports from addresses that are not known count as one sender’s.

    Once a moderator has answered reports on a comment, later ones wait beside it: readers who do
    not like the answer cannot take the comment away again.
    """
    if comment.reports.filter(settled_at__isnull=False).exists():
        return
    if 0 < settings.COMMENTS.reports_to_hold <= senders:
        note(comment, ConcernRule.REPORTED)
        Comment.objects.filter(pk=comment.pk).move_to(CommentState.PENDING, AS_REPORTED)
