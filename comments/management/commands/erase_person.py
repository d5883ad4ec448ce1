"""Erases a person: name, e-mail address and what is noted; their words too, if they wish."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from comments.management.asked import add_person, asked_for
from comments.people.counted import counted
from comments.people.erasing import Erased, Words, erase
from comments.people.person import UnknownPerson, others_with_their_email

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.core.management.base import CommandParser

_LABELS = {
    "names": ("name", ""),
    "texts": ("text", ""),
    "contacts": ("contact", ""),
    "subscriptions": ("subscription", ""),
    "letters": ("waiting letter to others", "waiting letters to others"),
    "notes": ("note in the history", "notes in the history"),
    "counts": ("count of uses", "counts of uses"),
    "articles": ("saved article", ""),
}
NOTHING = "Nothing to erase: it was done before. Nothing was changed."
NOT_REACHED = (
    "Not reached: what other people quote in their own comments, backups, exported files, and "
    "copies outside this site."
)
_NOT_FOUND = (
    "Comment {pk} was not found in full in the saved article it was read from. Look for it there: "
    "its words may still stand in the source of ruling {ruling}."
)
_OTHERS = "{comments} came with the same e-mail address. To reach all of them, give --email."


class Command(BaseCommand):
    """Exit status 1 if nothing is known of the person."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        add_person(parser)
        parser.add_argument(
            "--words",
            required=True,
            choices=[words.value for words in Words],
            help="keep: their words stay, without a name; remove: they go as well",
        )
        parser.add_argument("--dry-run", action="store_true", help="say what it would do")

    def handle(
        self,
        *args: Any,
        email: str | None,
        comments: list[int] | None,
        words: str,
        dry_run: bool,
        **options: Any,
    ) -> None:
        try:
            with transaction.atomic() if dry_run else nullcontext():
                person = asked_for(email, comments)
                others = others_with_their_email(person)
                erased = erase(person, Words(words))
                if dry_run:
                    transaction.set_rollback(True)
        except UnknownPerson as unknown:
            raise CommandError(str(unknown)) from None
        self.stdout.write(_summary(erased, dry_run=dry_run))
        for pk, ruling in person.comments.filter(pk__in=erased.not_found).values_list(
            "pk", "ruling"
        ):
            self.stdout.write(_NOT_FOUND.format(pk=pk, ruling=ruling))
        if others:
            self.stdout.write(_OTHERS.format(comments=counted(others, "more comment")))
        self.stdout.write(NOT_REACHED)


def _summary(erased: Erased, *, dry_run: bool) -> str:
    if not erased:
        return NOTHING
    said = "Would be erased" if dry_run else "Erased"
    return f"{said}: {', '.join(_parts(erased))}."


def _parts(erased: Erased) -> Iterator[str]:
    for kind, (one, many) in _LABELS.items():
        number = getattr(erased, kind)
        if number:
            yield counted(number, one, many)
