"""Erasing a person: their name and address, and their words if they wish; the thread stays."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Now

from comments.models import Attempts, Letter
from comments.moving import Mover, moving
from comments.people.history import empty_history
from comments.people.saved_articles import Reached, mask_in_articles
from comments.vocabulary import NAME_REMOVED, CommentState, MovedAs

if TYPE_CHECKING:
    from comments.people.person import Person

REASON: Final = "Erased at the author’s request."


class Words(Enum):
    """What becomes of the words of a person who is erased."""

    KEEP = "keep"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class Erased:
    """How many rows of each kind were changed or deleted."""

    names: int
    texts: int
    contacts: int
    subscriptions: int
    letters: int
    notes: int
    counts: int
    articles: int
    not_found: tuple[int, ...]
    """Comments that were not found, or not in full, in the article they were read from."""

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return any(number for kind, number in asdict(self).items() if kind != "not_found")


def erase(person: Person, words: Words) -> Erased:
    """Erase in one transaction; a second time changes nothing.

    Moderators and authors wait meanwhile: the discussions are locked first, as by every move. The
    counts go in a transaction of their own before it: whoever comments counts and then locks.
    """
    counts = _delete_counts(person)
    mover = Mover(MovedAs.OPERATOR, reason=REASON, batch=None)
    with moving(mover):
        person.comments.lock_discussions()
        articles = _mask(person, words)
        notes = empty_history(person.ids, _names(person), REASON)
        letters = _drop_letters(person) if words is Words.REMOVE else 0
        return Erased(
            contacts=_number(person.contacts),
            subscriptions=_number(person.subscriptions),
            texts=_remove_words(person, mover) if words is Words.REMOVE else 0,
            names=person.comments.exclude(author_name=NAME_REMOVED).update(
                author_name=NAME_REMOVED
            ),
            letters=letters,
            notes=notes,
            counts=counts,
            articles=articles.articles,
            not_found=articles.not_found,
        )


def _delete_counts(person: Person) -> int:
    """In the order in which they are locked to count."""
    with transaction.atomic():
        counts = person.counts.order_by("pk").select_for_update()
        return Attempts.objects.filter(pk__in=[count.pk for count in counts]).delete()[0]


def _names(person: Person) -> set[str]:
    """What the person may be called by in somebody's note."""
    signed = person.comments.values_list("author_name", flat=True).distinct()
    return {*signed, *person.emails} - {NAME_REMOVED}


def _mask(person: Person, words: Words) -> Reached:
    """While name and words are still known."""
    known = person.comments.exclude(Q(text="") & Q(author_name=NAME_REMOVED)).defer("vector")
    return mask_in_articles(known, with_words=words is Words.REMOVE)


def _drop_letters(person: Person) -> int:
    """Letters to others that would lead to words that are gone."""
    waiting = Letter.objects.filter(reply__in=person.ids, done_at__isnull=True)
    return waiting.update(done_at=Now())


def _remove_words(person: Person, mover: Mover) -> int:
    """The text first: an erased comment has none."""
    person.comments.exclude(text="").update(text="", rendered="")
    return person.comments.move_to(CommentState.ERASED, mover)


def _number(rows: Any) -> int:
    """Delete rows; how many there were, not counting what went with them."""
    return int(rows.delete()[1].get(rows.model._meta.label, 0))
