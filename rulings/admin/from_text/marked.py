"""A text in pieces, so that every stretch of evidence can be marked however stretches overlap."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from rulings.reading.draft import Span

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class MarkedPiece:
    """Words over which the same evidence lies throughout; ``begins`` names what starts here."""

    start: int
    text: str
    evidence: tuple[int, ...] = ()
    begins: tuple[int, ...] = ()


def marked(text: str, spans: Mapping[int, Span]) -> list[MarkedPiece]:
    """The whole text in order; the shortest evidence of a piece comes first.

    What lies beyond the text is cut off; a span without words is left out.
    """
    inside = {key: _within(span, len(text)) for key, span in spans.items()}
    inside = {key: span for key, span in inside.items() if span.start < span.end}
    edges = sorted({0, len(text), *(edge for span in inside.values() for edge in span)})
    opening: dict[int, list[int]] = {}
    for key, span in inside.items():
        opening.setdefault(span.start, []).append(key)
    pieces, over = [], set[int]()
    for start, end in pairwise(edges):
        over = {key for key in over if inside[key].end > start} | set(opening.get(start, ()))
        shortest_first = sorted(over, key=lambda key: (inside[key].end - inside[key].start, key))
        begins = tuple(key for key in shortest_first if inside[key].start == start)
        pieces.append(MarkedPiece(start, text[start:end], tuple(shortest_first), begins))
    return pieces


def _within(span: Span, length: int) -> Span:
    return Span(min(max(span.start, 0), length), min(max(span.end, 0), length))
