"""Signed, in every form of a ruling: who opened it, and for which ruling.

Whoever sends it back was given the form, even if nobody is signed in any more; it lets words be
kept for that editor, and nothing else.
"""

from __future__ import annotations

from typing import Final

from django.core import signing

_SALT: Final = "rulings.admin.unsaved"
_SECONDS: Final = 7 * 24 * 60 * 60


def token_for(editor_id: int, ruling_id: str | None) -> str:
    """For a form that this editor opened."""
    return signing.dumps([editor_id, ruling_id], salt=_SALT)


def editor_of(token: str, ruling_id: str | None) -> int | None:
    """The id of the editor who opened a form of this ruling; none if we did not sign that."""
    try:
        editor_id, signed_for = signing.loads(token, salt=_SALT, max_age=_SECONDS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return editor_id if isinstance(editor_id, int) and signed_for == ruling_id else None
