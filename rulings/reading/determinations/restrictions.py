"""The conditions of an order of conditions, as a determination lists them."""

from __future__ import annotations

import re
from dataclasses import replace

from rulings.reading.determinations.determination import Determination, Part
from rulings.reading.determinations.headings import Stage
from rulings.reading.determinations.labels import label_at
from rulings.reading.draft import Read, ReadCondition, ReadSanction, Span

_OPENS = re.compile(
    r"\b(?:following|these|comply with(?: the)?|"
    r"the) conditions(?: of practi[cs]e)?\b[^.]{0,120}:\s*$|"
    r"^conditions(?: of practi[cs]e)?:?\s*$",
    re.IGNORECASE,
)
_MUST = re.compile(r"\b(?:must|should|shall|will|is to|are to|should not)\b", re.IGNORECASE)
_STAGES = (Stage.ORDER, Stage.CONDITIONS, Stage.SANCTION, Stage.DECISION)


def with_conditions(
    paper: Determination, orders: tuple[ReadSanction, ...]
) -> tuple[ReadSanction, ...]:
    """The orders, the one imposed order of conditions with what it asks of the registrant."""
    takers = [one for one in orders if one.imposed and one.kind.value.takes_conditions]
    final = (one for one in takers if not one.kind.value.is_interim)
    taker = next(final, None) or next(iter(takers), None)
    conditions = _conditions(paper) if taker else ()
    return tuple(replace(one, conditions=conditions) if one is taker else one for one in orders)


def _conditions(paper: Determination) -> tuple[ReadCondition, ...]:
    for part in paper.parts_of(*_STAGES):
        found = _in_part(paper.text, part)
        if found:
            return found
    return ()


def _in_part(text: str, part: Part) -> tuple[ReadCondition, ...]:
    """The numbered lines below "the following conditions:", those with letters joined to them."""
    spans: list[Span] = []
    is_open = part.stage is Stage.CONDITIONS
    last = 0
    for line in part.lines:
        marks, end = label_at(line.words)
        if line.is_blank:
            continue
        if not is_open:
            is_open = _OPENS.search(line.words) is not None
        elif marks and marks[0].words.isdecimal() and int(marks[0].words) == last + 1:
            start = line.start + end + len(line.words[end:]) - len(line.words[end:].lstrip())
            spans.append(Span(start, max(start, line.span.end)))
            last += 1
        elif spans and (
            (marks and not marks[0].words.isdecimal()) or text[spans[-1].end - 1] not in ".:;"
        ):
            spans[-1] = Span(spans[-1].start, line.span.end)
        elif spans and not marks:
            break
    return tuple(
        ReadCondition(Read(" ".join(span.of(text).split()), span))
        for span in spans
        if _MUST.search(span.of(text))
    )
