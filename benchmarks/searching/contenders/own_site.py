"""The site, over HTTP."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from benchmarks.searching.fetching import fetched
from benchmarks.searching.outcome import OURS
from benchmarks.searching.timings import Answer

if TYPE_CHECKING:
    from benchmarks.searching.mix import Asked

PATIENCE: Final = 120.0  # seconds
# What a page says that left its counts or its list out: such an answer is quick and not complete.
GAVE_UP: Final = (b"Counting took too long", b"The list took too long")
NOTHING_SUGGESTED: Final = b", []]"


@dataclass(frozen=True, slots=True)
class OwnSite:
    """The web server on a port of this machine."""

    port: int
    name: str = OURS

    def ask(self, asked: Asked) -> Answer:
        """The whole answer; one that leaves something out is a failure."""
        answer, body = fetched(self.port, asked.path, PATIENCE)
        problem = answer.problem or left_out(asked.path, body)
        return Answer(answer.milliseconds, problem, answer.is_over)

    def found(self, word: str) -> int | None:
        """The number on the page, without synonyms: the others know none."""
        query = urlencode({"q": word, "synonyms": "off"})
        answer, body = fetched(self.port, f"/rulings.json?{query}", PATIENCE)
        if answer.problem or answer.is_over:
            return None
        count: int | None = json.loads(body)["count"]
        return count


def left_out(path: str, body: bytes) -> str:
    """What an answer does without, as a sentence; empty if nothing."""
    if any(sentence in body for sentence in GAVE_UP):
        return f"{path} gave up counting or listing"
    if path.startswith("/suggestions.json") and body.rstrip().endswith(NOTHING_SUGGESTED):
        return f"{path} suggested nothing"
    return ""
