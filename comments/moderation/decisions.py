"""What a moderator can decide about a comment, and what of it makes sense where."""

from __future__ import annotations

from django.db.models import TextChoices

from comments.vocabulary import CommentState


class Decision(TextChoices):
    """In the order of the buttons."""

    KEEP = "keep", "Keep as it is"
    APPROVE = "approve", "Approve"
    REJECT = "reject", "Reject"
    SPAM = "spam", "Spam"
    REMOVE = "remove", "Remove"
    BACK = "back", "Back to the queue"

    @property
    def state(self) -> CommentState | None:
        """Where a comment goes; nowhere if it is kept as it is, which its history tells."""
        return _STATES.get(self)

    @property
    def done(self) -> str:
        """What happened to a comment of which this was decided."""
        return _DONE[self]

    def makes_sense(self, state: CommentState, *, is_reported: bool, was_approved: bool) -> bool:
        """Whether it can be decided about a comment in that state.

        Only what readers have seen is removed: it leaves a note in its place. What is pending is
        not kept, with or without reports: it still needs a decision.
        """
        if self.state is None:
            return is_reported and state != CommentState.PENDING
        if self is Decision.REMOVE and not was_approved:
            return False
        return self.state in state.moves_to


_STATES = {
    Decision.APPROVE: CommentState.APPROVED,
    Decision.REJECT: CommentState.REJECTED,
    Decision.SPAM: CommentState.SPAM,
    Decision.REMOVE: CommentState.REMOVED,
    Decision.BACK: CommentState.PENDING,
}
_DONE = {
    Decision.KEEP: "kept",
    Decision.APPROVE: "approved",
    Decision.REJECT: "rejected",
    Decision.SPAM: "filed as spam",
    Decision.REMOVE: "removed",
    Decision.BACK: "put back in the queue",
}
