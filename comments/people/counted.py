"""Numbers of things, in words."""

from __future__ import annotations


def counted(number: int, one: str, many: str = "") -> str:
    """“1 name”, “2 names”, “1,000 names”."""
    return f"1 {one}" if number == 1 else f"{number:,} {many or f'{one}s'}"
