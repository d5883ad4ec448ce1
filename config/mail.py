"""The mail server, named by one address in the environment."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

WRONG = (
    "MAIL_URL names no mail server: write smtp://user:password@host:587 (encrypted from the first "
    "words on, STARTTLS), smtps://user:password@host:465, or smtp+plain://localhost:25."
)
_PORTS = {"smtp": 587, "smtps": 465, "smtp+plain": 25}


class MailServer(NamedTuple):
    """In the order of Django's settings."""

    host: str
    port: int
    user: str
    password: str
    use_tls: bool
    use_ssl: bool


def settings_for(url: str) -> MailServer:
    """What the address says; the defaults of Django for an empty one."""
    if not url:
        return MailServer("localhost", 25, "", "", use_tls=False, use_ssl=False)
    try:
        parts = urlsplit(url)
        usual = _PORTS[parts.scheme]
        port = parts.port or usual
    except (KeyError, ValueError):
        raise ImproperlyConfigured(WRONG) from None
    if not parts.hostname:
        raise ImproperlyConfigured(WRONG)
    return MailServer(
        parts.hostname,
        port,
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        use_tls=parts.scheme == "smtp",
        use_ssl=parts.scheme == "smtps",
    )
