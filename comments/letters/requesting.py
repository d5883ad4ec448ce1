"""An author asks to be told of replies: a letter asks back, and nothing else is sent until then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from comments.keys import email_key
from comments.limiting import within_limits
from comments.models import Letter, Subscription
from comments.vocabulary import LetterKind

if TYPE_CHECKING:
    from comments.models import Comment


def request_letters(comment: Comment, email: str) -> bool:
    """Put a letter that asks for confirmation into the outbox; once for a comment and address.

    False if this site sends no letters, if the address was asked too often of late, or if letters
    about this comment were stopped.
    """
    email = email.strip()
    if not (settings.SENDS_LETTERS and email):
        return False
    known = Subscription.objects.filter(comment=comment, email=email).first()
    if known:
        return known.ended_at is None
    limits = settings.COMMENTS
    counted = {f"letters:{email_key(email)}": limits.letters_by_email}
    if within_limits(counted, limits.window_minutes) is not None:
        return False
    with transaction.atomic():
        subscription, _ = Subscription.objects.get_or_create(comment=comment, email=email)
        Letter.objects.get_or_create(kind=LetterKind.CONFIRM, subscription=subscription, reply=None)
    return True
