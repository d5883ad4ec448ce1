"""What readers may do, how long what is known of them is kept: every limit, each a setting.

The names in the environment are those of the fields in capitals, with COMMENTS_ before them:
COMMENTS_LINKS=3.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Self

from django.core.exceptions import ImproperlyConfigured

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX = "COMMENTS_"


class WrongLimit(ImproperlyConfigured):
    """A limit in the environment is no number that makes sense."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Defaults for a site of some thousand readers. 0 and 1 are no and yes."""

    accepted: int = 1  # readers may comment at all
    trust: int = 0  # who has an approved comment goes straight in
    a_page: int = 100  # comments on a page of a discussion
    longest: int = 10_000  # letters of a comment
    links: int = 2  # more than this many are held
    seconds_to_write: int = 3  # sent sooner than this after the form was opened: held
    hours_to_write: int = 24  # then the form has to be sent once more
    minutes_to_edit: int = 15  # in which an author may change or withdraw what they sent
    days_to_follow: int = 90  # in which the author's own link shows what became of it
    window_minutes: int = 60  # the limits on how many count over this time
    by_address: int = 20  # comments from one network address
    by_email: int = 10  # comments with one e-mail address
    reports_by_address: int = 20
    letters_by_email: int = 3  # requests to confirm, to one e-mail address
    reports_to_hold: int = 3  # a comment reported by so many goes back to the queue; 0: never
    alike: int = 80  # per cent: by one name and so alike, a comment is shown as repeated
    keep_email_days: int = 365
    keep_address_days: int = 30
    keep_agent_days: int = 30
    letter_tries: int = 17  # over about two days; then a letter is given up

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """The defaults, and what the environment says otherwise. Raises ``WrongLimit``."""
        return cls(
            **{
                field.name: _number(name, environment[name])
                for field in fields(cls)
                if (name := PREFIX + field.name.upper()) in environment
            }
        )


def _number(name: str, value: str) -> int:
    if value.isascii() and value.isdecimal() and len(value) < 10:
        return int(value)
    raise WrongLimit(f"{name}={value!r}: give a whole number from 0.")
