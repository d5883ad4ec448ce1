"""Shows the words of a search where they stand in a text."""

from __future__ import annotations

from functools import reduce
from operator import add
from typing import TYPE_CHECKING, Final

from django import template
from django.utils.html import conditional_escape, escape, format_html, format_html_join

if TYPE_CHECKING:
    from django.utils.safestring import SafeString

    from rulings.search.highlight import Piece
    from rulings.views.marks import Marker

register = template.Library()

_NOTHING: Final = escape("")


@register.filter
def with_marks(pieces: list[Piece]) -> SafeString:
    """A text cut at its matches, escaped, each match in a ``mark``."""
    shown = (
        format_html("<mark>{}</mark>", piece.text) if piece.is_match else escape(piece.text)
        for piece in pieces
    )
    return reduce(add, shown, _NOTHING)


@register.filter
def marked(text: str, marker: Marker | None) -> SafeString:
    """The text, escaped, with every match in a ``mark`` that has a number of its own."""
    if not marker:
        return conditional_escape(text)
    return format_html_join(
        "",
        "{}",
        (
            (
                format_html('<mark id="match-{}">{}</mark>', marker.count.next(), piece.text)
                if piece.is_match
                else piece.text,
            )
            for piece in marker.pieces(text)
        ),
    )
