"""The text of a PDF document, page by page: no page numbers, no running headers, lines joined.

Everything is bounded, for a small file may unfold into a very large one.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator

from pypdf import PdfReader

from rulings.reading.unreadable import Unreadable

MAX_PAGES = 600
MAX_CHARACTERS = 2_000_000
MAX_STREAM = 20_000_000
"""Bytes of one page's unpacked content; a page of text has a few thousand."""

DAMAGED = "The PDF is damaged and cannot be read: save it again, or give its text."
ENCRYPTED = "The PDF is protected by a password: save it without one, or give its text."
NO_TEXT = (
    "The PDF holds no text, only pictures of pages: give a PDF with text in it, or the text itself."
)
TOO_MANY_PAGES = f"The PDF has more than {MAX_PAGES} pages: give the one decision alone."
TOO_LARGE = "The PDF unfolds into far more than a decision holds: give its text instead."
_MAX_BYTES = 5_000_000
TOO_HEAVY = (
    f"The file is larger than {_MAX_BYTES // 1_000_000} MB: give the text of the decision instead."
)

_PAGE_NUMBER = re.compile(
    r"\s*(?:page\s*)?[-–—|]?\s*(?:\d{1,4}|[ivxl]{1,6})\s*(?:(?:of|/)\s*\d{1,4})?\s*[-–—|]?\s*",
    re.IGNORECASE,
)
_NUMBER_OF_PAGE = re.compile(
    r"\bpage \d+(?: of \d+)?|(?<=\w\w )(?<!charge )(?<!particular )(?<!allegation )\d+$",
    re.IGNORECASE,
)
_EDGE = 3
"""Lines at the top and bottom of a page that may be repeated on every page."""
_HYPHEN = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def is_pdf(content: bytes) -> bool:
    """Whether the bytes are a PDF document, whatever the file is called."""
    return content[:1024].lstrip(b"\xef\xbb\xbf\x00 \t\r\n").startswith(b"%PDF-")


def text_of_pdf(content: bytes) -> str:
    """The document's text; raises ``Unreadable`` with what to do instead."""
    if len(content) > _MAX_BYTES:
        raise Unreadable(TOO_HEAVY)
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        pages = list(_pages(content))
    except Unreadable:
        raise
    except Exception:  # noqa: BLE001
        # The library raises many kinds of errors for broken files, recursion among them.
        raise Unreadable(DAMAGED) from None
    if not any(len(page.split()) > 3 for page in pages):
        raise Unreadable(NO_TEXT)
    return _joined(pages)


def _pages(content: bytes) -> Iterator[str]:
    reader = PdfReader(io.BytesIO(content), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise Unreadable(ENCRYPTED)
    if len(reader.pages) > MAX_PAGES:
        raise Unreadable(TOO_MANY_PAGES)
    total = 0
    for page in reader.pages:
        contents = page.get_contents()
        if contents is not None and len(contents.get_data()) > MAX_STREAM:
            raise Unreadable(TOO_LARGE)
        words = _CONTROL.sub("", page.extract_text() or "")
        total += len(words)
        if total > MAX_CHARACTERS:
            raise Unreadable(TOO_LARGE)
        yield words


def _joined(pages: list[str]) -> str:
    """The pages as one text, without what every page repeats."""
    running = _running(pages)
    kept = [
        "\n".join(
            line.rstrip()
            for place, line in enumerate(lines)
            if not _is_furniture(place, len(lines), line, running)
        )
        for lines in (page.split("\n") for page in pages)
    ]
    return _HYPHEN.sub("-", re.sub(r"\n{3,}", "\n\n", "\n".join(kept))).strip("\n")


def _is_furniture(place: int, count: int, line: str, running: set[str]) -> bool:
    is_edge = place < _EDGE or place >= count - _EDGE
    if not is_edge:
        return False
    return bool(line.strip() and _PAGE_NUMBER.fullmatch(line)) or _plain(line) in running


def _running(pages: list[str]) -> set[str]:
    """The edge lines that stand on most pages, figures aside."""
    if len(pages) < 3:
        return set()
    counts = Counter(plain for page in pages for plain in {_plain(line) for line in _edges(page)})
    return {plain for plain, count in counts.items() if plain and count * 2 > len(pages)}


def _edges(page: str) -> list[str]:
    lines = page.split("\n")
    return lines[:_EDGE] + lines[-_EDGE:]


def _plain(line: str) -> str:
    return _NUMBER_OF_PAGE.sub("#", " ".join(line.split())).lower()
