"""What a reader asked for, after parsing: the one object that list, count and links share."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Self

from comments.search.words import understood

if TYPE_CHECKING:
    from datetime import date

    from rulings.search.language.understood import Understood


@dataclass(frozen=True, slots=True)
class CommentCriteria:
    """All of it must hold; a blank or ``None`` asks for nothing in particular.

    ``ruling`` is an id. The dates are days in London, both included; a comment without a time is
    on no day.
    """

    q: str = ""
    ruling: str = ""
    posted_after: date | None = None
    posted_before: date | None = None

    @property
    def understood(self) -> Understood:
        """What was made of the words."""
        return understood(self.q)

    @property
    def is_dated(self) -> bool:
        """Whether comments without a time are left out."""
        return self.posted_after is not None or self.posted_before is not None

    def lifting(self, name: str) -> Self:
        """The same criteria without one of them."""
        lifted: dict[str, Any] = {name: getattr(_NOTHING, name)}
        return replace(self, **lifted)


_NOTHING = CommentCriteria()
