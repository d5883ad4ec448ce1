"""What a reader typed -> HTML. Nothing is taken away: apart from white space, what is shown is
what was typed.

The only file of the comments that says which HTML is safe.
"""

from __future__ import annotations

import re
from typing import Final

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

# Another number renders every comment anew, when it is read or by `manage.py render_comments`.
VERSION: Final = 1

_BETWEEN_PARAGRAPHS = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_ADDRESS = re.compile(r"https?://[^\s<>\"“”«»]+", re.IGNORECASE)
# What ends a sentence is no part of an address that the sentence ends with.
_AFTER_ADDRESS = ".,;:!?'’*_"
_CLOSING = {")": "(", "]": "[", "}": "{"}


def render(text: str) -> SafeString:
    """Escaped, in paragraphs, line breaks kept, addresses as links that pass on no reputation.

    Each paragraph has its own direction, so that no text reaches beyond its place.
    """
    paragraphs = (part for part in _BETWEEN_PARAGRAPHS.split(text) if part.strip())
    return format_html_join("\n", '<p dir="auto">{}</p>', ((_lines(part),) for part in paragraphs))


def as_html(text: str, rendered: str, version: int) -> SafeString:
    """What was rendered before, if by this version; otherwise the text, rendered now."""
    return mark_safe(rendered) if version == VERSION else render(text)  # noqa: S308


def _lines(paragraph: str) -> SafeString:
    return format_html_join(
        mark_safe("<br>\n"), "{}", ((_with_links(line),) for line in paragraph.split("\n"))
    )


def _with_links(line: str) -> SafeString:
    pieces: list[SafeString] = []
    shown = 0
    for found in _ADDRESS.finditer(line):
        address = _without_what_follows(found[0])
        if address.endswith("://"):
            continue
        pieces += [escape(line[shown : found.start()]), _link(address)]
        shown = found.start() + len(address)
    return format_html_join("", "{}", ((piece,) for piece in [*pieces, escape(line[shown:])]))


def _link(address: str) -> SafeString:
    return format_html('<a href="{0}" rel="external nofollow ugc noreferrer">{0}</a>', address)


def _without_what_follows(address: str) -> str:
    """The address without the signs of the sentence around it, as a bracket that closes nothing."""
    unopened = {
        closing: address.count(closing) - address.count(opening)
        for closing, opening in _CLOSING.items()
    }
    end = len(address)
    while address[end - 1] in _AFTER_ADDRESS or unopened.get(address[end - 1], 0) > 0:
        end -= 1
        if address[end] in unopened:
            unopened[address[end]] -= 1
    return address[:end]
