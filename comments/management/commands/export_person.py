"""Writes everything that is held about a person as JSON."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from comments.management.asked import add_person, asked_for
from comments.people.counted import counted
from comments.people.exporting import everything_about
from comments.people.person import UnknownPerson, others_with_their_email

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

_OTHERS = "Not in it: {comments} with the same e-mail address. To have all of them, give --email."


class Command(BaseCommand):
    """Exit status 1 if nothing is known, or if the file cannot be written."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        add_person(parser)
        parser.add_argument(
            "--output", metavar="FILE", help="a new file, for the owner's eyes only"
        )

    def handle(
        self,
        *args: Any,
        email: str | None,
        comments: list[int] | None,
        output: str | None,
        **options: Any,
    ) -> None:
        try:
            person = asked_for(email, comments)
        except UnknownPerson as unknown:
            raise CommandError(str(unknown)) from None
        text = json.dumps(everything_about(person), ensure_ascii=output is None, indent=2)
        if output is None:
            self.stdout.write(text)
        else:
            _write(output, text)
            self.stdout.write(f"{output}: {counted(len(person.ids), 'comment')} written.")
        if others := others_with_their_email(person):
            self.stderr.write(_OTHERS.format(comments=counted(others, "comment")))


def _write(name: str, text: str) -> None:
    """Nobody else may read it, and nothing is written over."""
    try:
        descriptor = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(descriptor, "w", encoding="utf-8") as file:  # noqa: PTH123
            file.write(text + "\n")
    except FileExistsError:
        raise CommandError(f"{name} exists: give the name of a new file.") from None
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise CommandError(f"{name} cannot be written: {reason}.") from None
