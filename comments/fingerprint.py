"""What tells somebody who read a comment that its words have changed since."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from comments.models import Comment

_DIGITS: Final = 16


def fingerprint(comment: Comment) -> str:
    """Of its name and text, in 16 hexadecimal digits."""
    signed = f"{comment.author_name}\n{comment.text}".encode()
    return hashlib.sha256(signed).hexdigest()[:_DIGITS]
