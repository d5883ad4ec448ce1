"""Letters that wait, for tests."""

from typing import Any

from django.utils import timezone

from comments.models import Comment, Letter, Subscription
from comments.vocabulary import LetterKind
from rulings.models import Ruling
from tests.comments.written import comment
from tests.rulings.described import published

EMAIL = "night@shift.example"


def subscribed(**values: Any) -> Subscription:
    """A confirmed subscription to a comment under a public ruling."""
    ruling = values.pop("ruling", None) or published()
    described = {"email": EMAIL, "confirmed_at": timezone.now()} | values
    return Subscription.objects.create(
        comment=comment(ruling, "Two charts?", author_name="Night shift"), **described
    )


def reply_to(subscription: Subscription, **values: Any) -> Comment:
    """A reply; the database puts the letter into the outbox."""
    above = subscription.comment
    return comment(above.ruling, parent=above, **{"author_name": "Day shift"} | values)


def told(**values: Any) -> Letter:
    """A letter about a reply that waits."""
    return Letter.objects.get(reply=reply_to(subscribed(), **values))


def asked(ruling: Ruling | None = None, email: str = EMAIL, **values: Any) -> Letter:
    """A letter that asks for confirmation and waits."""
    above = comment(ruling or published(), **{"state": "pending"} | values)
    subscription = Subscription.objects.create(comment=above, email=email)
    return Letter.objects.create(kind=LetterKind.CONFIRM, subscription=subscription)


def due_again() -> None:
    """Time passes."""
    Letter.objects.filter(done_at=None).update(next_try_at=timezone.now())
