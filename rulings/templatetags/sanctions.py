"""An order in words and on the ladder of severity: dozens on a page of results."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from django import template
from django.utils.html import format_html

from rulings.templatetags.marks import marked

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

    from rulings.models import Sanction
    from rulings.views.marks import Marker

register = template.Library()

_LADDER = (
    '<svg class="ladder rung-{}" viewBox="0 0 24 16" aria-hidden="true" focusable="false">'
    '<rect class="step-1" x="0" y="12" width="4" height="4"/>'
    '<rect class="step-2" x="5" y="9" width="4" height="7"/>'
    '<rect class="step-3" x="10" y="6" width="4" height="10"/>'
    '<rect class="step-4" x="15" y="3" width="4" height="13"/>'
    '<rect class="step-5" x="20" y="0" width="4" height="16"/></svg>'
)


@register.simple_tag
@cache
def ladder(rung: int) -> SafeString:
    """The place of an order, 0 to 5, as five steps. Purely visual: words stand beside it."""
    return format_html(_LADDER, rung)


@register.simple_tag
def sanction(ordered: Sanction, marker: Marker | None = None) -> SafeString:
    """The common name of an order and its length; ``marker`` where that name is searched."""
    kind = ordered.sanction_kind
    return _in_words(kind.rung, marked(kind.label, marker), ordered.length)


# The same few orders come again and again.
@lru_cache(maxsize=1_000)
def _in_words(rung: int, name: SafeString, length: str) -> SafeString:
    return format_html(
        '<span class="sanction rung-{}">{}<strong>{}</strong>{}</span>',
        rung,
        ladder(rung),
        name,
        format_html(' <span class="length">{}</span>', length) if length else "",
    )
