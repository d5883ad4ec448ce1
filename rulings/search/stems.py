"""The stem of each word, as PostgreSQL itself sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection

if TYPE_CHECKING:
    from collections.abc import Iterable

Stems = dict[str, str]
"""Word in lower case -> stem."""

_STEM = """
SELECT word, coalesce((ts_lexize('rulings_stem', word))[1], word) FROM unnest(%s::text[]) word
"""


def stems(words: Iterable[str]) -> Stems:
    """All stems in one query; no query for no words."""
    asked = sorted(set(words))
    if not asked:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_STEM, [asked])
        return dict(cursor.fetchall())
