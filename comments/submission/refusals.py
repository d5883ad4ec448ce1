"""Why something that a reader sent was not taken in. Each carries its sentence."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from django.utils import timezone

if TYPE_CHECKING:
    from datetime import datetime

    from comments.models import Comment


class Refused(Exception):
    """Nothing was changed and nothing was counted; ``sentence`` is for the sender."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class TooMany(Refused):
    """A limit was reached; it is over at ``until``."""

    def __init__(self, sentence: str, until: datetime) -> None:
        super().__init__(sentence)
        self.until = until

    @property
    def seconds(self) -> int:
        """How long to wait."""
        return max(1, ceil((self.until - timezone.now()).total_seconds()))


class Closed(Refused):
    """It is too late: to send it once more is of no use."""


class ParentGone(Refused):
    """What was answered cannot be read any more."""


class SentBefore(Refused):
    """The form was used for ``comment``, which has other words."""

    def __init__(self, sentence: str, comment: Comment) -> None:
        super().__init__(sentence)
        self.comment = comment
