"""The topics that a description of misbehaviour touches."""

from __future__ import annotations

from collections.abc import Iterator

from rulings.reading.phrases import phrase, phrases
from rulings.reading.rules import conduct, topics

_TOPICS = tuple((slug, phrases(words)) for slug, words in topics.TOPICS)
_NOT_CONDUCT = phrase(rf"\b(?:{'|'.join(conduct.NOT_CONDUCT)})(?: \w+)? ?$")


def topics_in(words: str) -> Iterator[tuple[str, int, int]]:
    """The topics that a description touches, each with the place of its words."""
    for slug, pattern in _TOPICS:
        for found in pattern.finditer(words):
            if not _NOT_CONDUCT.search(words[max(0, found.start() - 30) : found.start()]):
                yield slug, found.start(), found.end()
                break
