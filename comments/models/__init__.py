"""Reader comments and what surrounds them, one idea a file."""

from comments.models.attempts import Attempts
from comments.models.comment import Comment
from comments.models.concern import Concern
from comments.models.contact import Contact
from comments.models.letter import Letter, Subscription
from comments.models.move import Move
from comments.models.report import Report
from comments.models.watched_word import WatchedWord

__all__ = [
    "Attempts",
    "Comment",
    "Concern",
    "Contact",
    "Letter",
    "Move",
    "Report",
    "Subscription",
    "WatchedWord",
]
