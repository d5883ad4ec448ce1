"""The few stretches of a ruling that show why it is in the list."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rulings.search.highlight import Match, Piece, pieces

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rulings.search.highlight import Finder

MOST_SNIPPETS = 3
# In letters: about two lines on a wide screen, with what stands before the first match.
LONGEST = 240
BEFORE = 90

# Kind of passage -> what the snippet is called.
PLACES = {
    "about": "The case",
    "summary": "Summary",
    "particular": "Alleged",
    "particular_reason": "On what was alleged",
    "particular_topic": "Topic",
    "finding": "Ground",
    "finding_reason": "Finding",
    "impairment_reason": "Impairment",
    "sanction": "Order",
    "sanction_reason": "Reason for the order",
    "condition": "Condition",
    "factor": "What weighed",
    "harm": "Harm",
    "correction": "Correction",
}

_BLANK = re.compile(r"\s")


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of one passage. ``anchor`` is the passage's place on the ruling's page."""

    place: str
    anchor: str
    pieces: list[Piece]


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """A passage and its matches; another one with the same text is another one."""

    kind: str
    anchor: str
    text: str
    matches: list[Match]


def snippets(passages: Iterable[tuple[str, str, str]], finder: Finder) -> list[Snippet]:
    """The best stretches of a ruling's passages (kind, anchor, text), in the order of its page.

    A passage that answers a term which no better one answers comes before one that repeats it.
    The title is left out: a card shows it anyway.
    """
    found = [
        _Found(kind, anchor, text, matches)
        for kind, anchor, text in passages
        if kind in PLACES and (matches := finder.matches(text, kind))
    ]
    chosen = _most_telling(found)
    return [
        Snippet(
            PLACES[passage.kind],
            passage.anchor,
            stretch(passage.text, passage.matches, BEFORE, LONGEST),
        )
        for passage in found
        if passage in chosen
    ]


def _most_telling(found: list[_Found]) -> list[_Found]:
    chosen: list[_Found] = []
    answered: set[int] = set()
    waiting = list(found)
    while waiting and len(chosen) < MOST_SNIPPETS:
        best = max(
            waiting,
            key=lambda passage: (
                len({match.term for match in passage.matches} - answered),
                len({match.term for match in passage.matches}),
                len(passage.matches),
            ),
        )
        new = {match.term for match in best.matches} - answered
        if chosen and not new:
            break
        chosen.append(best)
        answered |= new
        waiting.remove(best)
    return chosen


def stretch(text: str, matches: list[Match], before: int, longest: int) -> list[Piece]:
    """The densest stretch of a text, cut at words, with dots where something is left out.

    ``matches`` are as ``Finder`` gives them; without any it is the beginning. Of ``longest``
    letters so many stand ``before`` the first match, more if the text ends soon; a shorter text
    is shown whole.
    """
    if len(text) <= longest:
        return pieces(text, matches)
    first = _densest(matches, longest - before)
    start = _after_blank(text, min(max(0, first.start - before), len(text) - longest), first.start)
    end = _before_blank(text, max(start + longest, first.end), first.end)
    inside = [match.moved(-start) for match in matches if start <= match.start and match.end <= end]
    dots_before = [Piece("… ")] if start else []
    dots_after = [Piece(" …")] if end < len(text) else []
    return [*dots_before, *pieces(text[start:end], inside), *dots_after]


def _densest(matches: list[Match], room: int) -> Match:
    """Where a stretch of so many letters has the most different terms, then the most matches."""
    best, most = Match(0, 0, 0), (0, 0)
    terms: Counter[int] = Counter()
    ahead = 0
    for number, first in enumerate(matches):
        while ahead < len(matches) and matches[ahead].start < first.start + room:
            terms[matches[ahead].term] += 1
            ahead += 1
        density = (len(+terms), ahead - number)
        if density > most:
            best, most = first, density
        terms[first.term] -= 1
    return best


def _after_blank(text: str, at: int, latest: int) -> int:
    """Where the next word starts; ``at`` itself if no word starts before ``latest``."""
    blank = _BLANK.search(text, at, latest) if at else None
    return blank.end() if blank else at


def _before_blank(text: str, at: int, earliest: int) -> int:
    """Where the last whole word ends; ``at`` itself if none ends after ``earliest``."""
    if at >= len(text):
        return len(text)
    blanks = [blank.start() for blank in _BLANK.finditer(text, max(earliest, at - 60), at + 1)]
    return blanks[-1] if blanks else at
