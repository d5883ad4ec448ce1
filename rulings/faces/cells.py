"""A value -> the text of a spreadsheet's cell, which no program takes for a formula."""

from __future__ import annotations

import re
from datetime import date

# What spreadsheet programs take for the start of a formula: also in full width, also after blanks
# (some trim them) and characters without a width. A tab or line break may end the cell before.
# https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\x00-\x1f]*[=+\-@＝＋－＠]|[\t\r\n]")

_BETWEEN = "; "

Value = str | int | bool | date | list[str] | None


def cell(value: Value) -> str:
    """Yes and no for booleans, ISO dates, lists joined by “; ”, nothing for what is not known."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    return _guarded(value if isinstance(value, str) else _BETWEEN.join(value))


def _guarded(text: str) -> str:
    """An apostrophe before what could be a formula: programs then show the text as it is."""
    return f"'{text}" if _FORMULA.match(text) else text
