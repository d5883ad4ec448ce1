"""How an operator names a person on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from comments.people.person import who_wrote, with_email

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

    from comments.people.person import Person


def add_person(parser: CommandParser) -> None:
    """Exactly one of the two ways."""
    group = parser.add_mutually_exclusive_group(required=True)
    group.add_argument("--email", metavar="ADDRESS", help="all comments with this e-mail address")
    group.add_argument(
        "--comment",
        type=int,
        nargs="+",
        action="extend",
        metavar="ID",
        dest="comments",
        help="these comments, by the numbers in their addresses",
    )


def asked_for(email: str | None, comments: list[int] | None) -> Person:
    """Raises ``UnknownPerson``."""
    return with_email(email) if email is not None else who_wrote(comments or [])
