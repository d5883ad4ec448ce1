"""The closed lists of reader comments: states and the moves between them, who moves, why."""

from __future__ import annotations

from typing import Final

from django.db.models import TextChoices

# In place of the name of an author who was erased while their words are kept.
NAME_REMOVED: Final = "Name removed"


class CommentState(TextChoices):
    """Where a comment stands. Only approved comments are public.

    Who *rejects* an approved comment hides what stands below it as well; who *removes* it leaves
    its replies in place, below a note that says what became of it.
    """

    PENDING = "pending", "Pending"
    APPROVED = "approved", "Approved"
    REJECTED = "rejected", "Rejected"
    SPAM = "spam", "Spam"
    WITHDRAWN = "withdrawn", "Withdrawn"
    REMOVED = "removed", "Removed"
    ERASED = "erased", "Erased"

    @property
    def moves_to(self) -> frozenset[CommentState]:
        """The states that a comment may go to from here; the database holds the same list."""
        return _MOVES[self]

    @property
    def tombstone(self) -> str:
        """What stands in place of a comment that has replies and cannot be read any more."""
        return _TOMBSTONES[self]


_S = CommentState
_MODERATED = frozenset({_S.APPROVED, _S.REJECTED, _S.SPAM, _S.REMOVED})
_MOVES = {
    _S.PENDING: frozenset({*_MODERATED, _S.WITHDRAWN, _S.ERASED}),
    _S.APPROVED: frozenset({_S.PENDING, _S.REJECTED, _S.SPAM, _S.REMOVED, _S.WITHDRAWN, _S.ERASED}),
    _S.REJECTED: frozenset({_S.PENDING, _S.APPROVED, _S.SPAM, _S.REMOVED, _S.ERASED}),
    _S.SPAM: frozenset({_S.PENDING, _S.APPROVED, _S.REJECTED, _S.REMOVED, _S.ERASED}),
    _S.REMOVED: frozenset({_S.PENDING, _S.APPROVED, _S.REJECTED, _S.SPAM, _S.ERASED}),
    _S.WITHDRAWN: frozenset({_S.ERASED}),
    _S.ERASED: frozenset[CommentState](),
}
_TOMBSTONES = {
    _S.PENDING: "",
    _S.APPROVED: "",
    _S.REJECTED: "",
    _S.SPAM: "",
    _S.WITHDRAWN: "This comment was withdrawn by its author.",
    _S.REMOVED: "This comment was removed by a moderator.",
    _S.ERASED: "This comment was erased at its author’s request.",
}


class MovedAs(TextChoices):
    """In which role somebody moved a comment from one state to another."""

    AUTHOR = "author", "Author"
    MODERATOR = "moderator", "Moderator"
    RULE = "rule", "Rule of this site"
    IMPORT = "import", "Import"
    OPERATOR = "operator", "Operator"  # whoever has the database: the default


class ConcernRule(TextChoices):
    """What a moderator should look at before deciding."""

    FIRST = "first", "No comment of theirs is approved yet"
    WORD = "word", "Watched word"
    LINKS = "links", "Many links"
    TOO_FAST = "too_fast", "Sent too fast"
    TRAP = "trap", "Filled in the field that people do not see"
    REPEATED = "repeated", "Very similar to another comment under the same name"
    NAME = "name", "Holds a name that the ruling replaces: readers see the replacement"
    REPORTED = "reported", "Reported by readers"
    CORRECTION = (
        "correction",
        "Says it corrects an earlier comment of theirs; the e-mail address differs",
    )
    EDITED = "edited", "Edited after it was approved"


class ReportReason(TextChoices):
    """Why a reader reports a comment."""

    NAMES = "names", "It names or identifies a patient, complainant or service user"
    PRIVATE = "private", "It gives away somebody’s personal details"
    ABUSE = "abuse", "It is abusive or threatening"
    UNTRUE = "untrue", "It says something untrue about a person"
    ADVERT = "advert", "It is an advertisement"
    OTHER = "other", "Something else"


class WatchedEffect(TextChoices):
    """What a watched word does to a comment that has it."""

    HOLD = "hold", "Hold for a moderator"
    SPAM = "spam", "File as spam"


class LetterKind(TextChoices):
    """What a letter in the outbox says."""

    CONFIRM = "confirm", "Please confirm that you want letters"
    REPLY = "reply", "Somebody replied"
