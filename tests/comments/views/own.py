"""What tests do with an author’s own comment."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from comments.models import Comment
from comments.moving import Mover
from comments.submission.following import link_to
from comments.vocabulary import MovedAs
from tests.comments.submission.sending import value

MODERATOR = Mover(MovedAs.MODERATOR, reason="It names a patient.")


def this(one: Comment) -> Any:
    return Comment.objects.filter(pk=one.pk)


def age(one: Comment, **span: int) -> None:
    this(one).update(created_at=timezone.now() - timedelta(**span))


def state(one: Comment) -> str:
    one.refresh_from_db()
    return one.state


def change(client: Client, one: Comment, text: str, **changes: Any) -> Any:
    """Open the form, type, and save."""
    seen = value(client.get(f"{link_to(one)}edit/"), "seen")
    given = {"name": "A reader", "text": text, "seen": seen} | changes
    return client.post(f"{link_to(one)}edit/", given)
