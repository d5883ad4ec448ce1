"""Which watched words a text has."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from comments.models import WatchedWord

# Marks above letters, and signs that cannot be seen: neither hides a word.
_PASSED_OVER = frozenset({"Mn", "Cf"})


def watched_in(texts: Iterable[str], words: Iterable[WatchedWord]) -> list[WatchedWord]:
    """Those of the words that one of the texts has, whole, whatever its capitals and accents."""
    folded = [_fold(text) for text in texts]
    return [word for word in words if any(_has(text, _fold(word.text)) for text in folded)]


def _fold(text: str) -> str:
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(sign for sign in parts if unicodedata.category(sign) not in _PASSED_OVER)


def _has(text: str, watched: str) -> bool:
    phrase = watched.strip()
    is_open = phrase.endswith("*")
    words = phrase.rstrip("*").split()
    if not words or words[0] not in text:  # cheap, and true of nearly all
        return False
    pattern = r"\s+".join(map(re.escape, words)) + (r"\w*" if is_open else "")
    return re.search(rf"(?<!\w){pattern}(?!\w)", text) is not None
