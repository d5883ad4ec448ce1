"""The long tail of a language: some 50,000 made-up words, as often as Zipf's law has them."""

from __future__ import annotations

from random import Random
from typing import Final

from benchmarks.corpus.frequencies import frequency_classes

NUMBER: Final = 50_000
RARE_PHRASES: Final = {60: "exit interview", 1_100: "insulin pump"}  # by rank, like words
_FLATTENED: Final = 300  # ranks: the most frequent ones are not in the tail
_COPIES: Final = 100_000
_ONSETS = (
    "b", "br", "c", "cl", "cr", "d", "dr", "f", "fl", "fr", "g", "gl", "gr", "h", "j", "k", "l",
    "m", "n", "p", "pl", "pr", "qu", "r", "s", "sc", "sh", "sl", "sp", "st", "str", "t", "tr",
    "v", "w",
)  # fmt: skip
_NUCLEI = ("a", "e", "i", "o", "u", "ai", "ea", "ee", "oa", "ou")
_CODAS = (
    "b", "ck", "d", "ft", "g", "ld", "ll", "lt", "m", "mp", "n", "nd", "nk", "nt", "p", "r", "rk",
    "rm", "rn", "sk", "st", "t", "x",
)  # fmt: skip
_ENDINGS = ("", "", "ham", "by", "ock", "ulin", "azole", "ton", "ard", "oma", "wick", "amine")


def tail_of(chance: Random) -> list[str]:
    """Each word as often as it is to come: a word picked from the list at random follows Zipf."""
    words = list(_made_up(chance))
    for place, word in enumerate(frequency_classes()["rare"]):
        words[2_000 + 1_000 * place] = word
    for rank, phrase in RARE_PHRASES.items():
        words[rank] = phrase
    return [
        word
        for rank, word in enumerate(words)
        for _ in range(max(1, round(_COPIES / (rank + _FLATTENED))))
    ]


def _made_up(chance: Random) -> dict[str, None]:
    words: dict[str, None] = {}
    while len(words) < NUMBER:
        first = chance.choice(_ONSETS) + chance.choice(_NUCLEI) + chance.choice(_CODAS)
        second = chance.choice(_ONSETS) + chance.choice(_NUCLEI)
        words[first + chance.choice(("", second)) + chance.choice(_ENDINGS)] = None
    return words
