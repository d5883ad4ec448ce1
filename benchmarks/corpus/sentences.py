"""Pools of sentences to take texts from: every worker makes the same ones from the seed."""

from __future__ import annotations

import re
from random import Random
from typing import TYPE_CHECKING

from benchmarks.corpus.english import ENGLISH
from benchmarks.corpus.words import tail_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

VARIANTS = 700  # of each pattern
WORDS_OF_A_SENTENCE = 21  # in the mean
FROM_THE_TAIL = 0.4  # share of things that have a word of the long tail for a name
_SLOT = re.compile(r"\{(\w+)\}")
_BEFORE_VOWEL = re.compile(r"\b([Aa]) (?=[aeio])")


class Pools:
    """Sentences by what they are about; ``%s`` in them waits for a word of the tail."""

    def __init__(self, seed: int) -> None:
        chance = Random(f"{seed}:sentences")
        self.tail = tail_of(chance)
        self.reasoning = _pool(chance, ENGLISH["reasoning"])
        self.remediation = _pool(chance, ENGLISH["remediation"])
        self.public = _pool(chance, ENGLISH["public"])
        self.sanction = _pool(chance, ENGLISH["sanction"])
        self.comments = _pool(chance, ENGLISH["comments"])

    def text(self, chance: Random, pool: Sequence[str], sentences: int) -> str:
        """So many sentences of a pool, with words of the tail."""
        text = " ".join(chance.choices(pool, k=sentences))
        return text % tuple(chance.choices(self.tail, k=text.count("%s")))


def _pool(chance: Random, patterns: Sequence[str]) -> list[str]:
    def filled(slot: re.Match[str]) -> str:
        if slot[1] == "thing" and chance.random() < FROM_THE_TAIL:
            return "%s"
        return chance.choice(ENGLISH[slot[1]])

    return [_sentence(pattern, filled) for pattern in patterns for _ in range(VARIANTS)]


def _sentence(pattern: str, filled: Callable[[re.Match[str]], str]) -> str:
    text = _BEFORE_VOWEL.sub(r"\1n ", _SLOT.sub(filled, pattern))
    return text[0].upper() + text[1:]
