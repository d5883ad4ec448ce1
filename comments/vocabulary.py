"""The states of a comment."""

from rulings.vocabulary import Vocabulary


class CommentState(Vocabulary):
    """What moderators decided. Only approved comments are public."""

    PENDING = "pending", "Pending"
    APPROVED = "approved", "Approved"
    REJECTED = "rejected", "Rejected"
