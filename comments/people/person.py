"""Which rows are about one person, who has no account: found by e-mail address or by comments."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import F, Q, Value
from django.db.models.functions import Lower

from comments.keys import email_key
from comments.models import Attempts, Comment, Contact, Subscription

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.db.models import QuerySet

    from comments.querysets import CommentQuerySet

NOTHING_KNOWN = (
    "Nothing is known of {email}: no comment and no subscription has this e-mail address. Check "
    "its spelling. E-mail addresses are forgotten in time: then name the comments with --comment."
)
NO_COMMENT = "There is no comment {ids}. Check the numbers: they stand in the comments’ addresses."


class UnknownPerson(Exception):
    """Nothing is held about them. The message says what was looked for and what to try."""


@dataclass(frozen=True, slots=True)
class Person:
    """Their comments, by id. ``email`` is the address they were looked for by, if they were."""

    ids: tuple[int, ...]
    email: str = ""

    @property
    def comments(self) -> CommentQuerySet:
        return Comment.objects.filter(pk__in=self.ids)

    @property
    def contacts(self) -> QuerySet[Contact]:
        return Contact.objects.filter(comment__in=self.ids)

    @property
    def subscriptions(self) -> QuerySet[Subscription]:
        """To their comments, and with their e-mail address."""
        return _lowered(Subscription.objects.all()).filter(
            Q(comment__in=self.ids) | (Q(lowered=Lower(Value(self.email))) & ~Q(email=""))
        )

    @property
    def emails(self) -> set[str]:
        """Every e-mail address that is known of them."""
        kept = {*self.contacts.values_list("email", flat=True)}
        asked = {*self.subscriptions.values_list("email", flat=True)}
        return (kept | asked | {self.email}) - {""}

    @property
    def counts(self) -> QuerySet[Attempts]:
        """How often their e-mail addresses were used of late, while one is known."""
        theirs = Q(pk__in=[])
        for email in self.emails:
            theirs |= Q(key__endswith=email_key(email))
        return Attempts.objects.filter(theirs)


def with_email(email: str) -> Person:
    """Everyone who gave this e-mail address; capitals do not matter. Raises ``UnknownPerson``.

    A comment whose own e-mail address is forgotten is theirs if they asked for letters about it.
    """
    email = email.strip()
    if not email or not email.isprintable():
        raise UnknownPerson(NOTHING_KNOWN.format(email=ascii(email)))
    same = {"lowered": Lower(Value(email))}
    contacts = _lowered(Contact.objects.exclude(email="")).filter(**same)
    subscriptions = _lowered(Subscription.objects.exclude(email="")).filter(**same)
    subscribed = subscriptions.exclude(
        comment__in=Contact.objects.exclude(email="").values("comment")
    )
    ids = {*contacts.values_list("comment", flat=True)}
    ids |= {*subscribed.values_list("comment", flat=True)}
    if not (ids or subscriptions.exists()):
        raise UnknownPerson(NOTHING_KNOWN.format(email=email))
    return Person(tuple(sorted(ids)), email)


def who_wrote(ids: Iterable[int]) -> Person:
    """The author of these comments. Raises ``UnknownPerson`` if one of them does not exist."""
    asked = set(ids)
    known = {*Comment.objects.filter(pk__in=asked).values_list("pk", flat=True)}
    if missing := sorted(asked - known):
        raise UnknownPerson(NO_COMMENT.format(ids=", ".join(map(str, missing))))
    return Person(tuple(sorted(known)))


def others_with_their_email(person: Person) -> int:
    """How many more comments came with an e-mail address of this person."""
    lowered = person.contacts.exclude(email="").values(lowered=Lower("email"))
    same = _lowered(Contact.objects.exclude(email="")).filter(lowered__in=lowered)
    return same.exclude(comment__in=person.ids).count()


def _lowered(rows: QuerySet[Any]) -> QuerySet[Any]:
    lowered: QuerySet[Any] = rows.alias(lowered=Lower(F("email")))
    return lowered
