"""The particulars of an allegation as they are printed: label, words, mark, and kind."""

from __future__ import annotations

import re

from rulings.reading.determinations.allegation import Allegation, Item
from rulings.reading.determinations.determination import Determination, Part
from rulings.reading.determinations.finishing import finish
from rulings.reading.determinations.headings import Stage
from rulings.reading.determinations.labels import full_label, label_at
from rulings.reading.determinations.limbs import kind_of
from rulings.reading.determinations.marks import mark_in
from rulings.reading.determinations.outline import Outline
from rulings.reading.draft import Span
from rulings.reading.pages.lines import Line
from rulings.vocabulary import ParticularKind

MOST_PARTICULARS = 500
MOST_LINES = 3_000
_ENDS = re.compile(r"[.:;?!,\])][\"”'’)\]]*\s*$|\b(?:and|or|and/or)\s*$")
_CLOSES = re.compile(r"[.:;?!\]][\"”'’)\]]*\s*$")
_ANNOUNCES = re.compile(
    r"(?:[:,]|\bthat(?: you)?|\byou|\bof|\bto|\bin|\bfollowing|\bincluding)[\"”]?\s*$",
    re.IGNORECASE,
)
_HANGING = re.compile(r"\b(?:not|found|and|case|to|by|no|in)\s*$", re.IGNORECASE)
"""A mark that a line break cut in two."""
_STEM = re.compile(
    r"(?:that,? )?(?:you,? |whilst|while|when|between|on or (?:around|about)|on \d|"
    r"as an? |during|in (?:or|your)|"
    r"the (?:registrant|social worker)|at all material|being|whilst)",
    re.IGNORECASE,
)
_PANEL = re.compile(r"\bpanel\b|\bhearing\b|\btribunal\b|\bcommittee\b", re.IGNORECASE)
_NOISE = re.compile(
    r"\(?(?:as )?(?:amended|read)\b.{0,60}|please note.*|schedule(?: \w{1,3})?\b.{0,60}|"
    r"allegations?:?"
    r"|page \d+(?: of \d+)?|\d{1,3}|privat?e",
    re.IGNORECASE,
)
_SCHEDULE = re.compile(
    r"\s*(?:schedule|appendix|annex)\b(?!\s+(?:\w{1,3} )?(?:and|or|to|attached|set|you)\b)",
    re.IGNORECASE,
)


def read_allegation(paper: Determination) -> Allegation:
    """The allegation as the panel decided it: an amended one before the one it replaced."""
    read = [
        (part, allegation)
        for part in paper.parts_of(Stage.ALLEGATION)
        if (allegation := _allegation(paper.text, part)).items
    ]
    if not read:
        return Allegation()
    read = [one for one in read if one[1].by_path] or read
    most = max(len(allegation.items) for _, allegation in read)
    amended = [
        allegation
        for part, allegation in read
        if re.search(r"amended", part.heading, re.IGNORECASE) and len(allegation.items) * 2 >= most
    ]
    chosen = amended[0] if amended else next(one for _, one in read if len(one.items) * 2 >= most)
    _learn_from_others(chosen, [one for _, one in read if one is not chosen])
    return chosen


def _learn_from_others(chosen: Allegation, others: list[Allegation]) -> None:
    """A list printed again "as found proved" tells what the first one does not."""
    for other in others:
        places = other.by_path
        chosen.found_as = chosen.found_as or other.found_as
        for item in chosen.items:
            twin = other.items[places[item.path]] if item.path in places else None
            if twin and item.outcome is None:
                item.outcome = twin.outcome


def _allegation(text: str, part: Part) -> Allegation:
    allegation = Allegation()
    outline = Outline()
    labels = [label_at(line.words)[0] for line in part.lines]
    for place, line in enumerate(part.lines[:MOST_LINES]):
        if line.is_blank:
            continue
        outline = _without_number_of_stem(text, line, outline, allegation)
        following = next((marks[-1].words for marks in labels[place + 1 : place + 40] if marks), "")
        if _is_below_limb(line, allegation):
            allegation.tail = part.lines[place:]
            break
        if _place(text, line, outline, allegation, following):
            continue
        if _ends_allegation(text, line, allegation) or len(allegation.items) >= MOST_PARTICULARS:
            allegation.tail = part.lines[place:]
            break
        _take_words(text, line, part.lines[place - 1] if place else None, allegation)
    finish(text, part, allegation)
    return allegation


def _place(text: str, line: Line, outline: Outline, allegation: Allegation, following: str) -> bool:
    """Whether the line begins with a label that has its place; its particular is opened."""
    marks, end = label_at(line.words)
    if not marks:
        return False
    items = allegation.items
    opens = bool(items) and _ANNOUNCES.search(text[items[-1].start : items[-1].end]) is not None
    if not outline.place(marks, opens, following) or outline.path in allegation.by_path:
        return False
    rest = line.words[end:]
    start = line.start + end + len(rest) - len(rest.lstrip())
    items.append(
        Item(
            outline.path, full_label(outline.path, outline.styles), start, max(start, line.span.end)
        )
    )
    return True


def _without_number_of_stem(
    text: str, line: Line, outline: Outline, allegation: Allegation
) -> Outline:
    """ "5) Whilst registered you:" is a paragraph of the decision if a list begins below it."""
    marks, _ = label_at(line.words)
    if not marks or marks[0].words != "1" or len(allegation.items) != 1:
        return outline
    stem = allegation.items[0]
    words = text[stem.start : stem.end].rstrip()
    if len(stem.path) != 1 or stem.path[0] in {"1", "a", "A", "i"} or not words.endswith(":"):
        return outline
    allegation.items.clear()
    allegation.stem.append(Span(stem.start, stem.end))
    return Outline()


def _is_below_limb(line: Line, allegation: Allegation) -> bool:
    """ "a. misconduct in respect of 1 to 4" below an unnumbered limb is no particular."""
    marks, _ = label_at(line.words)
    last = allegation.items[-1] if allegation.items else None
    is_limb = last is not None and not last.path and last.kind is ParticularKind.IMPAIRMENT_LIMB
    return bool(is_limb and marks and not marks[0].words.isdecimal())


def _ends_allegation(text: str, line: Line, allegation: Allegation) -> bool:
    """A limb without a label closes the list; a paragraph about the panel is none of it."""
    words = line.words.strip()
    if _SCHEDULE.match(words) and allegation.items and len(words) < 80:
        return True
    last = allegation.items[-1] if allegation.items else None
    if last and _is_complete(text, last) and _is_last(text, last):
        return mark_in(words) is None
    if last is None:
        return False
    is_prose = len(words.split()) > 12 and _PANEL.search(words) and _is_complete(text, last)
    return bool(is_prose and kind_of(words) is ParticularKind.FACT and not _STEM.match(words))


def _is_last(text: str, last: Item) -> bool:
    """Whether the particular is the limb with which an allegation ends."""
    return (
        kind_of(text[last.start : last.end]) is ParticularKind.IMPAIRMENT_LIMB
        and len(last.path) < 2
    )


def _is_complete(text: str, last: Item | None) -> bool:
    return last is None or _CLOSES.search(text[last.start : last.end]) is not None


def _take_words(text: str, line: Line, previous: Line | None, allegation: Allegation) -> None:
    """A line without a label: a mark, the rest of a particular, a limb, or words above a list."""
    words = line.words.strip()
    items = allegation.items
    if (
        items
        and _is_only_mark(words)
        and not _HANGING.search(text[items[-1].start : items[-1].end])
    ):
        items[-1].mark_span = items[-1].mark_span or line.span
    elif items and not _is_limb(words) and _is_rest(text, line, previous, items[-1]):
        items[-1].end = line.span.end
    elif _NOISE.fullmatch(words):
        return
    elif (
        kind_of(words) is not ParticularKind.FACT
        and not words.endswith(":")
        and not _opens_list(words)
    ):
        items.append(Item((), "", line.span.start, line.span.end, kind=kind_of(words)))
    elif not items:
        allegation.stem.append(line.span)


def _is_only_mark(words: str) -> bool:
    marked = mark_in(words)
    return marked is not None and (marked.start, marked.end) == (0, len(words))


def _is_limb(words: str) -> bool:
    """Whether the line is a limb of its own: it begins with a capital and says all of it."""
    return words[:1].isupper() and kind_of(words) is not ParticularKind.FACT


def _opens_list(words: str) -> bool:
    return (
        re.search(
            r"(?:in that|as follows|that you|because)[:,]?(?: you)?[:.]?$", words, re.IGNORECASE
        )
        is not None
    )


def _is_rest(text: str, line: Line, previous: Line | None, last: Item) -> bool:
    """Whether the line goes on with the last particular's words."""
    if not last.path and _CLOSES.search(text[last.start : last.end]):
        return False
    if last.end <= last.start:
        return True
    is_adjacent = previous is not None and not previous.is_blank
    so_far = text[last.start : last.end]
    if is_adjacent and not _CLOSES.search(so_far):
        return True
    return (is_adjacent and line.words.lstrip()[:1].islower()) or (
        not _ENDS.search(so_far) and line.words.lstrip()[:1].islower()
    )
