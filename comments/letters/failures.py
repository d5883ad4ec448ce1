"""What it means that a letter was not taken: of that letter, or of all; and how it is noted."""

from __future__ import annotations

import re
from smtplib import SMTPDataError, SMTPRecipientsRefused

_CLOSING = 421  # the server ends the conversation, whatever was said: RFC 5321, section 3.8
_LONGEST_ERROR = 300
_EMAIL = re.compile(r"[^\s<>\"'(),;:]+@[^\s<>\"'(),;]+")


def is_about_one_letter(error: Exception) -> bool:
    """Whether the next letter may fare better; otherwise all would fail alike."""
    if isinstance(error, SMTPRecipientsRefused):
        return _CLOSING not in {code for code, _ in error.recipients.values()}
    if isinstance(error, SMTPDataError):
        return error.smtp_code != _CLOSING
    # A certificate that cannot be trusted is both a ValueError and an OSError.
    return isinstance(error, ValueError) and not isinstance(error, OSError)


def without_addresses(error: Exception, email: str) -> str:
    """What the mail server said, without whom it was said of."""
    said = f"{type(error).__name__}: {error}"
    for name in (email, email.partition("@")[0]):
        said = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "…", said, flags=re.IGNORECASE)
    said = "".join(filter(str.isprintable, _EMAIL.sub("…", said)))
    return said[:_LONGEST_ERROR]
