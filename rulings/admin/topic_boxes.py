"""Topics to tick, under the headings of their groups."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


class TopicBoxes(forms.CheckboxSelectMultiple):
    """A box for every topic.

    Written without templates: a ruling of twenty particulars has more than a thousand boxes, and
    Django's own, three templates each, take seconds.
    """

    def render(
        self, name: str, value: Any, attrs: dict[str, Any] | None = None, *_: Any, **__: Any
    ) -> SafeString:
        chosen = set(self.format_value(value))
        groups = (
            (heading, self._boxes(name, options, chosen)) for heading, options in self.choices
        )
        return format_html(
            '<div class="topic-boxes" id="{}">{}</div>',
            (attrs or {}).get("id", name),
            format_html_join("", "<fieldset><legend>{}</legend>{}</fieldset>", groups),
        )

    def _boxes(self, name: str, options: Any, chosen: set[str]) -> SafeString:
        return format_html_join(
            "",
            '<label><input type="checkbox" name="{}" value="{}"{}> {}</label>',
            (
                (name, value, " checked" if str(value) in chosen else "", label)
                for value, label in options
            ),
        )
