"""The moderators' side of reader comments: one module a screen."""

from comments.admin import comment, discussion, letter, watched_word

__all__ = ["comment", "discussion", "letter", "watched_word"]
