"""A name and words made unreadable in a saved text, so that every other word keeps its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from rulings.reading.pages.names import LONGEST_NAME, UNNAMED

MASK: Final = "█"

_SIGN = re.compile(r"\S")
_LINE_UP_TO_NAME: Final = rf"^[^\S\n]*(?:(?:\d{{1,6}}[.)]|[^\w\s{MASK}]|o)[^\S\n]+)?"
_MASKED_NAME: Final = rf"(?>{MASK}+(?:[^\S\n]+{MASK}+){{0,60}})"
_UP_TO_TIME: Final = r"[^\n]{0,60}?(?:\n\s*\W{0,3}(?:on )?)?"  # as “says:”
_UP_TO_WORDS: Final = r".{0,300}?"  # as the label of a button

_Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Printed:
    """A comment as an article prints it; any of the three may be empty."""

    name: str
    when: str
    text: str


@dataclass(frozen=True, slots=True)
class Masked:
    """The text with the comment masked. ``is_whole`` is whether name and words were found."""

    text: str
    is_whole: bool


def masked(article: str, printed: Printed, *, with_words: bool) -> Masked:
    """As long as before, white space where it was; white space may differ between the two.

    A name is looked for at the beginning of a line, with its time and followed by its words: of
    two people who signed alike in one minute only the one is masked. If its words are not found,
    the name goes wherever it stands with that time.
    """
    places = _places(article, printed)
    is_whole = bool(places) and all(words for _, words in places)
    for name, words in places:
        article = _mask(article, name)
        if with_words:
            article = _mask(article, words or (0, 0))
    return Masked(article, is_whole or (bool(places) and not printed.text.strip()))


def _places(article: str, printed: Printed) -> list[tuple[_Place, _Place | None]]:
    """Where the name stands, and where its words; words belong to the last name above them."""
    headers = list(_header(printed).finditer(article))
    line = rf"^[^\S\n]*(?P<words>{_loosely(printed.text)})[^\S\n]*$"
    words = re.compile(rf"(?s:{_UP_TO_WORDS}){line}", re.MULTILINE)
    followed: dict[_Place, _Place] = {}
    for header in headers if printed.text.strip() else []:
        found = words.match(article, header.end())
        if found:
            followed[found.span("words")] = header.span("name")
    if followed:
        return [(name, place) for place, name in followed.items()]
    return [(header.span("name"), None) for header in headers if printed.when.strip()]


def _header(printed: Printed) -> re.Pattern[str]:
    when = _loosely(printed.when)
    up_to_time = f"{_UP_TO_TIME}{when}(?!\\w)" if when else ""
    name = rf"(?P<name>{_name(printed.name)}|{_MASKED_NAME})(?!\w)"
    return re.compile(rf"{_LINE_UP_TO_NAME}{name}{up_to_time}", re.MULTILINE)


def _name(name: str) -> str:
    """A name that was too long was cut when it was read; the article has it whole."""
    if name == UNNAMED:
        return ""
    if len(name) >= LONGEST_NAME - 1 and name.endswith("…"):
        return rf"{_loosely(name[:-1])}[^\n]*"
    return _loosely(name)


def _loosely(words: str) -> str:
    return r"\s+".join(re.escape(word) for word in words.split())


def _mask(text: str, place: _Place) -> str:
    start, end = place
    return text[:start] + _SIGN.sub(MASK, text[start:end]) + text[end:]
