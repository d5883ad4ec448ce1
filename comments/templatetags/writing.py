"""The house rules, with the limits of this site."""

from __future__ import annotations

from typing import Any

from django import template
from django.conf import settings

from comments.submission.sentences import ERASURE, counted, moment

register = template.Library()
register.filter(moment)


@register.inclusion_tag("components/house_rules.html")
def house_rules(*, is_open: bool = False) -> dict[str, Any]:
    """What holds for everybody who writes, and what is kept about them."""
    limits = settings.COMMENTS
    return {
        "limits": limits,
        "erasure": ERASURE,
        "is_open": is_open,
        "kept": [
            ("Your e-mail address, never shown", _how_long(limits.keep_email_days)),
            (
                "A code made of your network address, from which nobody can read the address",
                _how_long(limits.keep_address_days),
            ),
            ("What your browser calls itself", _how_long(limits.keep_agent_days)),
        ],
    }


def _how_long(days: int) -> str:
    return f"for {counted(days, 'day')}" if days else "not kept"
