"""How an author can be reached: noted apart from the comment, each part with its last day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings

from comments.keys import address_key
from comments.models import Contact
from comments.people.spans import last_day

if TYPE_CHECKING:
    from datetime import date

    from django.http import HttpRequest

    from comments.models import Comment

LONGEST_AGENT = 300


def keep_contact(comment: Comment, email: str, request: HttpRequest) -> Contact:
    """Note who sent the comment, in place of what was noted of it before.

    A part whose limit is 0 days is not kept; if none is, the contact that is returned was not
    saved.
    """
    limits = settings.COMMENTS
    contact = Contact(comment=comment)
    contact.email, contact.email_until = _kept(email.strip(), limits.keep_email_days)
    contact.address_key, contact.address_until = _kept(
        address_key(request), limits.keep_address_days
    )
    contact.agent, contact.agent_until = _kept(_agent(request), limits.keep_agent_days)
    if contact.email or contact.address_key or contact.agent:
        contact.save()
    else:
        Contact.objects.filter(comment=comment).delete()
    return contact


def _kept(part: str, days: int) -> tuple[str, date | None]:
    return (part, last_day(days)) if part and days else ("", None)


def _agent(request: HttpRequest) -> str:
    """What the browser says of itself, without what no browser says."""
    said = request.headers.get("User-Agent", "")
    return "".join(filter(str.isprintable, said))[:LONGEST_AGENT]
