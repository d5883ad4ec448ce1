"""A saved plain text taken apart into heading, body and comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from rulings.reading.dates import DATE, read_date
from rulings.reading.draft import Article, Read, Span
from rulings.reading.pages import furniture
from rulings.reading.pages.lines import Line, lines_of
from rulings.reading.pages.thread import read_thread
from rulings.reading.unreadable import Unreadable

NO_HEADING = (
    "No heading was found before the text: save the whole article, beginning with its heading."
)
NO_BODY = "The text ends after its heading: save the whole article, with its paragraphs."
CUT_OFF = "The text breaks off in the middle of a sentence: save the whole article again."

LONGEST_TITLE = 300
_FEWEST_WORDS = 3
_PROSE_WORDS = 8
_WRAPPED_FROM = 45
"""A line shorter than this was not wrapped: what follows it is another paragraph."""
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’)\]]*$")
_DATE = re.compile(DATE, re.IGNORECASE)
_CORRECTION_START = re.compile(r"(?:update|correction|clarification|amendment)", re.IGNORECASE)


def read_plain(text: str) -> Article:
    """The article in a saved plain text; raises ``Unreadable``."""
    lines = lines_of(text)
    thread = read_thread(lines)
    body = lines[: thread.start] if thread else lines
    blocks = list(_paragraphs(text, body))
    heading = _heading(text, blocks)
    publisher = _publisher(text, blocks)
    paragraphs = tuple(_body(text, blocks[heading + 1 :]))
    if not paragraphs:
        raise Unreadable(NO_BODY)
    if not thread and publisher is None and _breaks_off(paragraphs[-1].of(text)):
        raise Unreadable(CUT_OFF)
    return Article(
        text=text,
        title=Read(" ".join(blocks[heading].of(text).split()), blocks[heading]),
        paragraphs=paragraphs,
        comments=thread.comments if thread else (),
        comments_stated=thread.stated if thread else None,
        publisher=publisher,
        published_on=_published_on(text, blocks),
    )


def ends_like_prose(words: str) -> bool:
    """Whether the words close a sentence."""
    return _SENTENCE_END.search(words.rstrip()) is not None


def _breaks_off(words: str) -> bool:
    return len(words.split()) >= 10 and not ends_like_prose(words)


def _paragraphs(text: str, lines: list[Line]) -> Iterator[Span]:
    """Blocks between blank lines; inside a block, lines that were wrapped are joined."""
    current: Span | None = None
    for line in lines:
        if line.is_blank:
            if current:
                yield current
            current = None
        elif current and _continues(current.of(text)):
            current = Span(current.start, line.span.end)
        else:
            if current:
                yield current
            current = line.span
    if current:
        yield current


def _continues(words: str) -> bool:
    last = words.rsplit("\n", 1)[-1]
    return _WRAPPED_FROM <= len(last) <= 120 and not ends_like_prose(last)


def _heading(text: str, blocks: list[Span]) -> int:
    for index, block in enumerate(blocks):
        words = block.of(text)
        if furniture.is_furniture(words):
            continue
        if len(words.split()) < _FEWEST_WORDS and not _is_above_prose(text, blocks, index):
            continue
        if len(words) > LONGEST_TITLE:
            break
        return index
    raise Unreadable(NO_HEADING)


def _is_above_prose(text: str, blocks: list[Span], index: int) -> bool:
    """Whether a blank line and then a paragraph of prose follow a short first block."""
    if index + 1 >= len(blocks):
        return False
    here, below = blocks[index], blocks[index + 1]
    words = below.of(text)
    is_apart = text[here.end : below.start].count("\n") >= 2
    return is_apart and len(words.split()) >= _PROSE_WORDS and ends_like_prose(words)


def _body(text: str, blocks: list[Span]) -> Iterator[Span]:
    """The journalist's paragraphs; a list of related links is left out up to the next prose."""
    for block in blocks:
        words = block.of(text)
        if furniture.ends_article(words):
            return
        if not furniture.is_furniture(words) or _CORRECTION_START.match(words):
            yield block


def _publisher(text: str, blocks: list[Span]) -> Read[str] | None:
    for block in blocks:
        name = furniture.publisher_named_in(block.of(text))
        if name:
            start = block.start + block.of(text).index(name)
            return Read(name, Span(start, start + len(name)))
    return None


def _published_on(text: str, blocks: list[Span]) -> Read[date] | None:
    """A date in a byline; a line that only tells of an update says nothing of publication."""
    for block in blocks:
        words = block.of(text)
        if not furniture.is_byline(words) or re.match(
            r"(?:last )?(?:updated|modified)", words, re.IGNORECASE
        ):
            continue
        found = _DATE.search(words)
        day = read_date(found.group()) if found else None
        if found and day:
            return Read(day, Span(block.start + found.start(), block.start + found.end()))
    return None
