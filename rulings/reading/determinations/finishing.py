"""Marks and kinds of particulars, once every one of them has all its words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rulings.reading.determinations.allegation import Allegation, Item
from rulings.reading.determinations.determination import Part
from rulings.reading.determinations.labels import Path
from rulings.reading.determinations.limbs import kind_of
from rulings.reading.determinations.marks import mark_in
from rulings.reading.draft import Read, Span
from rulings.vocabulary import ParticularKind, ParticularOutcome

_FOUND_BEFORE = (
    (
        ParticularOutcome.ADMITTED,
        re.compile(r"(?:proved|proven) by (?:way of )?(?:\w+ )?admission", re.IGNORECASE),
    ),
    (
        ParticularOutcome.PROVED,
        re.compile(
            r"(?:charges?|allegations?|particulars|"
            r"facts)\b[^.]{0,60}\b(?<!not )(?:found )?(?:proved|proven)"
            r"(?! not)|as found prov(?:ed|en)|(?<!not )found prov(?:ed|en)|prov(?:ed|en) at the",
            re.IGNORECASE,
        ),
    ),
)


def finish(text: str, part: Part, allegation: Allegation) -> None:
    """Marks and kinds, once every particular has all its words."""
    if not allegation.items:
        allegation.items = list(_without_labels(text, allegation))
    for item in allegation.items:
        _mark(text, item)
        item.kind = kind_of(" ".join(text[item.start : item.end].split()))
    allegation.items = [item for item in allegation.items if item.end > item.start]
    _settle_parents(allegation)
    _found_before(text, part, allegation)


def _without_labels(text: str, allegation: Allegation) -> Iterator[Item]:
    """An allegation of one or two sentences may be printed without any label."""
    spans = [span for span in allegation.stem if len(span.of(text).split()) >= 6]
    if 0 < len(spans) <= 6:
        for span in spans:
            if not span.of(text).rstrip().endswith(":"):
                yield Item((), "", span.start, span.end)


def _mark(text: str, item: Item) -> None:
    marked = mark_in(text[item.start : item.end])
    if item.mark_span:
        found = mark_in(item.mark_span.of(text))
        if found and found.outcome:
            item.outcome = Read(found.outcome, item.mark_span)
    if marked is None:
        return
    span = Span(item.start + marked.start, item.start + marked.end)
    trimmed = Span(*_trimmed(text, span.start, span.end))
    if marked.outcome:
        item.outcome = Read(marked.outcome, trimmed)
    else:
        item.is_void = True
    _leave_mark_out(text, item, span)


def _leave_mark_out(text: str, item: Item, mark: Span) -> None:
    """A mark at either end is no part of the words; a particular that is only a mark keeps it."""
    before = _trimmed(text, item.start, mark.start)
    after = _trimmed(text, mark.end, item.end)
    if before[0] < before[1] and after[0] >= after[1]:
        item.start, item.end = before
    elif after[0] < after[1] and before[0] >= before[1]:
        item.start, item.end = after


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    left = len(words) - len(words.lstrip(" \t\n-–—.;:"))
    right = len(words.rstrip())
    return start + left, start + max(left, right)


def _settle_parents(allegation: Allegation) -> None:
    """What announces nothing but limbs is a limb itself."""
    for item in allegation.items:
        below = [one for one in allegation.items if item.path and _is_below(one.path, item.path)]
        kinds = {one.kind for one in below}
        if len(kinds) == 1 and ParticularKind.FACT not in kinds:
            item.kind = kinds.pop()


def _is_below(path: Path, above: Path) -> bool:
    return len(path) > len(above) and path[: len(above)] == above


def _found_before(text: str, part: Part, allegation: Allegation) -> None:
    """ "The charges found proved were as follows:" decides what nothing else decides."""
    spans = (
        [Span(part.lines[0].start - len(part.heading) - 1, part.lines[0].start - 1)]
        if part.lines
        else []
    )
    spans = [span for span in spans if part.heading and span.of(text).strip()]
    for span in [*spans, *allegation.stem]:
        for outcome, pattern in _FOUND_BEFORE:
            if pattern.search(" ".join(span.of(text).split())):
                evidence = Span(*_trimmed(text, *span))
                allegation.found_as = Read(outcome, evidence)
                return
