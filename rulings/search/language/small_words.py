"""Words too common to narrow a search by themselves. Inside a phrase they count like any other.

"No", "not", "off" and "out" are no small words here: "struck off" needs its second word.
"""

from __future__ import annotations

_LISTED = """
a an the and or nor but if so as than then of to in on at by for with from into upon onto is am
are was were be been being has have had having do does did it its this that these those there
here he she they them his her hers their theirs him i me my we us our you your who whom whose
which what when where how s
"""
SMALL_WORDS = frozenset(_LISTED.split())


def without_small_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that narrow a search; all of them if none does."""
    telling = tuple(word for word in words if word not in SMALL_WORDS)
    return telling or words
