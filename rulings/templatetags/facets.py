"""The values of a facet: hundreds on a page of results, and in Python five times as fast."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from django import template
from django.utils.html import escape, format_html, format_html_join

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.utils.safestring import SafeString

    from rulings.views.results import FacetValue

register = template.Library()

_TICK = (
    '<li><label class="tick"><input type="checkbox" {} value="{}"{}> '
    '<span class="tick-label">{}</span> {}</label></li>'
)


@register.simple_tag
def ticks(values: Iterable[FacetValue], name: str, form: str) -> SafeString:
    """A tick box for each value, with its label and count, that belongs to a form by its id."""
    names, checked = format_html('form="{}" name="{}"', form, name), _escaped(" checked")
    return format_html_join(
        "",
        _TICK,
        (
            (
                names,
                _escaped(value.value),
                checked if value.is_selected else _NOTHING,
                _escaped(value.label),
                _NOTHING if value.count is None else _counted(value.count),
            )
            for value in values
        ),
    )


# The same values with the same labels come again and again, and so do small numbers.
@lru_cache(maxsize=4_000)
def _escaped(text: str) -> SafeString:
    return escape(text)


@lru_cache(maxsize=1_000)
def _counted(number: int) -> SafeString:
    return format_html(
        '<span class="count">{}<span class="visually-hidden"> ruling{}</span></span>',
        number,
        "" if number == 1 else "s",
    )


_NOTHING = _escaped("")
