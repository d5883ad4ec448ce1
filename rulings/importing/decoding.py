"""Bytes -> text, piece by piece: what spreadsheet programs and editors save."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, BinaryIO, Final

from rulings.importing.trouble import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_LINE: Final = 8_000_000
"""Characters that one line may have."""

_PIECE = 1 << 16
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def lines(content: BinaryIO) -> Iterator[str]:
    """Every line with its end, parted at line feeds alone; a byte order mark says the encoding."""
    waiting = ""
    for text in _texts(content):
        if "\0" in text:
            raise Refused(
                "The file holds a character with the code 0, which no text has: "
                "save it as CSV (UTF-8) or JSON Lines."
            )
        *whole, waiting = (waiting + text).split("\n")
        yield from (f"{line}\n" for line in whole)
        if len(waiting) > LONGEST_LINE:
            raise Refused(
                f"A line has more than {LONGEST_LINE:,} characters: each ruling stands on a "
                "line of its own, and no text of a source is as long as that."
            )
    if waiting:
        yield waiting


def _texts(content: BinaryIO) -> Iterator[str]:
    first = content.read(_PIECE)
    mark, encoding = next((one for one in _MARKS if first.startswith(one[0])), (b"", "utf-8"))
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        yield decoder.decode(first[len(mark) :])
        while piece := content.read(_PIECE):
            yield decoder.decode(piece)
        yield decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        raise Refused(
            "The file is not UTF-8 (nor UTF-16 with a byte order mark): save it again as "
            "“CSV UTF-8” or as UTF-8 text."
        ) from None
