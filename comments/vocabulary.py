"""The states of a comment."""

from django.db.models import TextChoices


class CommentState(TextChoices):
    """What moderators decided. Only approved comments are public."""

    PENDING = "pending", "Pending"
    APPROVED = "approved", "Approved"
    REJECTED = "rejected", "Rejected"
