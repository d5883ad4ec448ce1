"""What authors may do for some minutes: change the words of a comment they sent, or withdraw it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from comments.fingerprint import fingerprint
from comments.models import Comment, Contact
from comments.moving import AUTHOR, Mover
from comments.submission.checks import check_words, note
from comments.submission.following import is_held
from comments.submission.refusals import Closed, Refused
from comments.submission.sentences import (
    CHANGED_MEANWHILE,
    DECIDED_MEANWHILE,
    HELD,
    NOT_ACCEPTED,
    SAID_BEFORE,
    TOO_LATE,
)
from comments.submission.taking_in import AS_SPAM, said_before
from comments.vocabulary import NAME_REMOVED, CommentState, ConcernRule, MovedAs
from rulings.models import Discussion

if TYPE_CHECKING:
    from comments.submission.checks import Verdict

REWRITTEN = ("author_name", "text", "edited_at", "rendered", "renderer_version")
CHANGEABLE = (CommentState.PENDING, CommentState.APPROVED)
AS_EDITED = Mover(MovedAs.RULE, reason="Its author changed it after it was approved.", batch=None)


def changeable_until(comment: Comment) -> datetime:
    """When the time ends in which its author may change or withdraw it."""
    return comment.created_at + timedelta(minutes=settings.COMMENTS.minutes_to_edit)


def why_fixed(comment: Comment) -> str:
    """Why its author may neither change nor withdraw it, as a sentence; empty if they may."""
    if is_held(comment):
        return HELD
    if comment.state not in CHANGEABLE or comment.author_name == NAME_REMOVED:
        return DECIDED_MEANWHILE
    return TOO_LATE if timezone.now() >= changeable_until(comment) else ""


def withdraw(comment: Comment) -> None:
    """Take a comment back for good, for its author. Raises ``Refused``."""
    if why := why_fixed(comment):
        raise Closed(why)
    if not Comment.objects.filter(pk=comment.pk).move_to(CommentState.WITHDRAWN, AUTHOR):
        raise Closed(DECIDED_MEANWHILE)


def change(comment: Comment, name: str, text: str, seen: str) -> None:
    """Put other words in place of those that its author began with. Raises ``Refused``."""
    with transaction.atomic():
        locked = _locked(comment)
        _check(locked, seen)
        if (locked.author_name, locked.text) == (name, text):
            return
        email = _email(locked)
        if said_before(locked.ruling, name, text, apart_from=locked):
            raise Refused(SAID_BEFORE)
        locked.author_name, locked.text, locked.edited_at = name, text, timezone.now()
        locked.save(update_fields=REWRITTEN)
        _decide(locked, check_words(locked, email))


def _locked(comment: Comment) -> Comment:
    """As it is now; a moderator who decides about it waits until we are done."""
    Discussion.objects.filter(pk=comment.ruling_id).locked()
    whole = Comment.objects.select_related("ruling").defer("vector")
    found: Comment = whole.select_for_update(of=("self",)).get(pk=comment.pk)
    return found


def _check(comment: Comment, seen: str) -> None:
    if why := why_fixed(comment):
        raise Closed(why)
    if not settings.COMMENTS.accepted:
        raise Closed(NOT_ACCEPTED)
    if seen != fingerprint(comment):
        raise Refused(CHANGED_MEANWHILE)


def _email(comment: Comment) -> str:
    return Contact.objects.filter(comment=comment).values_list("email", flat=True).first() or ""


def _decide(comment: Comment, verdict: Verdict) -> None:
    """What was approved is not what it says now; what waits goes on waiting."""
    this = Comment.objects.filter(pk=comment.pk)
    if verdict.is_spam:
        this.move_to(CommentState.SPAM, AS_SPAM)
    elif comment.state == CommentState.APPROVED and not verdict.is_trusted:
        note(comment, ConcernRule.EDITED)
        this.move_to(CommentState.PENDING, AS_EDITED)
