"""Readers of single values: each gives the value in normal form or raises ``Wrong``.

Normal form is what the database's own description says: no text is null, days are ISO dates.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from rulings.importing.trouble import Wrong, shortened, unknown

Reader = Callable[[Any], Any]

_IMPOSSIBLE = re.compile("[\0\ud800-\udfff]")
LARGEST = 2_147_483_647
LARGEST_SMALL = 32_767


def text(most: int | None = None, *, needed: bool = False) -> Reader:
    """Null is the empty text."""

    def read(value: Any) -> str:
        if value is None:
            value = ""
        if not isinstance(value, str):
            raise Wrong(f"a text is expected, not {_kind(value)}: put it in quotation marks.")
        if _IMPOSSIBLE.search(value):
            raise Wrong("it holds a character that no text has: write the text again.")
        if needed and not value.strip():
            raise Wrong("it is empty: write it.")
        if most is not None and len(value) > most:
            raise Wrong(f"it has {len(value)} characters: shorten it to {most}.")
        return value

    return read


def choice(values: Iterable[str], name: str, default: str | None = None) -> Reader:
    """One of a closed list; null is ``default``, where there is one."""
    known = list(values)

    def read(value: Any) -> str:
        if value is None and default is not None:
            return default
        if value == "" and default == "":
            return ""
        if value not in known:
            raise Wrong(unknown(name, value, known))
        return str(value)

    return read


def slug(known: Iterable[str], name: str) -> Reader:
    """One of an open list, or null."""
    slugs = set(known)

    def read(value: Any) -> str | None:
        if value is None or value == "":
            return None
        if not isinstance(value, str) or value not in slugs:
            raise Wrong(unknown(name, value, slugs))
        return value

    return read


def whole(least: int = 0, most: int = LARGEST) -> Reader:
    """12 and 12.0; null is not known."""

    def read(value: Any) -> int | None:
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or value % 1 != 0:
            raise Wrong(f"a whole number is expected, not {_kind(value)}: write for example 12.")
        if not least <= value <= most:
            raise Wrong(f"{shortened(int(value))} is not a number from {least} to {most}.")
        return int(value)

    return read


def yes_or_no(default: bool | None = None) -> Reader:
    """true and false; null is ``default``."""

    def read(value: Any) -> bool | None:
        if value is None:
            return default
        if not isinstance(value, bool):
            raise Wrong(f"true, false or null is expected, not {_kind(value)}.")
        return value

    return read


def day(value: Any) -> str | None:
    """An ISO date; null is not known."""
    if value is None or value == "":
        return None
    try:
        if not isinstance(value, str) or len(value) != 10:
            raise ValueError(value)
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise Wrong(
            f"“{shortened(value)}” is no date: write year, month and day, as in 2017-09-20."
        ) from None


def _kind(value: Any) -> str:
    kinds = {dict: "an object", list: "a list", bool: "true or false", type(None): "null"}
    return kinds.get(type(value)) or f"“{shortened(value)}”"
