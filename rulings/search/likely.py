"""Which texts may hold a match, told by the beginnings of words: most texts of a page hold none.

To cut a text into words, and to ask PostgreSQL for the stem of each, is what marking costs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rulings.search.language.spelling import spellings
from rulings.search.language.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rulings.search.language.tree import Term
    from rulings.search.stems import Stems


class Likely:
    """For the terms of a search, with the stems of their words."""

    def __init__(self, terms: list[Term], stems: Stems) -> None:
        self._beginnings = tuple(_beginnings((w for t in terms for w in t.words), stems))
        # One word of each term is enough to look for, and the longest tells most.
        longest = _beginnings((max(term.words, key=len) for term in terms), stems)
        self._pattern = re.compile(rf"(?<![a-z0-9])(?:{'|'.join(map(re.escape, longest))})")

    def may_hold(self, text: str) -> bool:
        """Whether a term may stand in it. Only of plain letters is it worth while to find out."""
        if not text.isascii():
            return True
        return self._pattern.search(text.lower().replace("'", "")) is not None

    def words(self, texts: Iterable[str]) -> set[str]:
        """The words of some texts that may have the stem of a word that was asked for."""
        return {
            word for text in texts for word in words_of(text) if word.startswith(self._beginnings)
        }


def beginning(stem: str) -> str:
    """What every word with this stem begins with.

    The stemmer takes endings away; of what it leaves it changes the last two letters at most, and
    of the shortest words all but the first: “dying” has the stem “die”.
    """
    return stem[: max(1, len(stem) - 2)]


def _beginnings(words: Iterable[str], stems: Stems) -> set[str]:
    return {beginning(stems.get(each, each)) for word in words for each in spellings(word)}
