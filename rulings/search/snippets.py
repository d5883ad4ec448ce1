"""The few stretches of a ruling that show why it is in the list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rulings.search.highlight import Piece, pieces

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rulings.search.highlight import Finder, Match

MOST_SNIPPETS = 3
# Letters around a match: about two lines on a wide screen.
BEFORE, AFTER = 90, 150

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


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of one passage. ``anchor`` is the passage's place on the ruling's page."""

    place: str
    anchor: str
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class _Found:
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
        Snippet(PLACES[passage.kind], passage.anchor, _stretch(passage.text, passage.matches))
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


def _stretch(text: str, matches: list[Match]) -> list[Piece]:
    """The densest stretch of the text, cut at words, with dots where something is left out."""
    first = max(matches, key=lambda match: _density(match, matches))
    start = _word_start(text, max(0, first.start - BEFORE))
    end = _word_end(text, min(len(text), first.start + AFTER))
    end = max(end, first.end)
    shown = [match for match in matches if match.start >= start and match.end <= end]
    moved = [type(match)(match.start - start, match.end - start, match.term) for match in shown]
    cut = pieces(text[start:end], moved)
    before = [Piece("… ")] if start else []
    after = [Piece(" …")] if end < len(text) else []
    return [*before, *cut, *after]


def _density(first: Match, matches: list[Match]) -> tuple[int, int]:
    """Different terms, then matches, in the stretch that begins with this match."""
    inside = [match for match in matches if first.start <= match.start < first.start + AFTER]
    return len({match.term for match in inside}), len(inside)


def _word_start(text: str, at: int) -> int:
    return at if at == 0 else text.find(" ", at, at + 30) + 1 or at


def _word_end(text: str, at: int) -> int:
    if at >= len(text):
        return len(text)
    blank = text.rfind(" ", at - 30, at)
    return blank if blank > 0 else at
