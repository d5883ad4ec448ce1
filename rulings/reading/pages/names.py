"""The name a comment is kept under: never empty, never longer than the page of names allows."""

from __future__ import annotations

UNNAMED = "(no name printed)"
LONGEST_NAME = 120


def kept_name(printed: str) -> str:
    """The printed name on one line; cut with an ellipsis, or ``UNNAMED`` where there is none."""
    name = " ".join(printed.split())
    if not name:
        return UNNAMED
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1].rstrip()}…"
