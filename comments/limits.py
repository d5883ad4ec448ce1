"""What readers may do, how long what is known of them is kept: every limit, each a setting.

The names in the environment are those of the fields in capitals, with COMMENTS_ before them:
COMMENTS_LINKS=3.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Self

from django.core.exceptions import ImproperlyConfigured

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX = "COMMENTS_"


class WrongLimit(ImproperlyConfigured):
    """A limit in the environment is no number that makes sense."""


def _limit(default: int, least: int = 0, most: int = 10_000_000) -> int:
    allowed: int = field(default=default, metadata={"range": range(least, most + 1)})
    return allowed


def _days(default: int) -> int:
    return _limit(default, most=36_500)  # a hundred years


@dataclass(frozen=True, slots=True)
class Limits:
    """Defaults for a site of some thousand readers. Of a switch 0 is no and 1 is yes."""

    accepted: int = _limit(1, most=1)  # readers may comment at all
    trust: int = _limit(0, most=1)  # who has an approved comment goes straight in
    a_page: int = _limit(100, least=1)  # comments on a page of a discussion
    longest: int = _limit(10_000, least=1)  # characters of a comment
    links: int = _limit(2)  # more than this many are held
    seconds_to_write: int = _limit(3)  # sent sooner than this after the form was opened: held
    hours_to_write: int = _limit(24, least=1, most=8_760)  # then the form is to be sent once more
    minutes_to_edit: int = _limit(15)  # in which an author may change or withdraw what they sent
    days_to_follow: int = _days(90)  # in which the author's own link shows what became of it
    window_minutes: int = _limit(60, least=1)  # the limits on how many count over this time
    by_address: int = _limit(20)  # comments from one network address; 0: any number
    by_email: int = _limit(10)  # comments with one e-mail address; 0: any number
    reports_by_address: int = _limit(20)  # 0: any number
    letters_by_email: int = _limit(3)  # requests to confirm, to one e-mail address; 0: any number
    reports_to_hold: int = _limit(3)  # a comment reported by so many is held again; 0: never
    alike: int = _limit(80, least=1, most=100)  # per cent: from there on shown as repeated
    keep_email_days: int = _days(365)
    keep_address_days: int = _days(30)
    keep_agent_days: int = _days(30)
    letter_tries: int = _limit(17, least=1, most=1_000)  # over about two days; then given up

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Self:
        """The defaults, and what the environment says otherwise. Raises ``WrongLimit``."""
        return cls(
            **{
                limit.name: _number(name, environment[name], limit.metadata["range"])
                for limit in fields(cls)
                if (name := PREFIX + limit.name.upper()) in environment
            }
        )


def _number(name: str, value: str, allowed: range) -> int:
    if value.isascii() and value.isdecimal() and len(value) < 10 and int(value) in allowed:
        return int(value)
    raise WrongLimit(
        f"{name}={value!r}: give a whole number from {allowed.start} to {allowed.stop - 1}."
    )
