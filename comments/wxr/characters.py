"""The bytes of a file -> UTF-8 that a strict parser takes, chunk by chunk.

What is left out or replaced on the way is remembered by its place, for the report.
"""

from __future__ import annotations

import codecs
import re
from collections import deque
from typing import TYPE_CHECKING, Final, Protocol

from comments.wxr.marks import UNFIT
from comments.wxr.refused import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

CHUNK: Final = 1 << 16

_EMPTY = "is empty: export it again."
_PACKED = "is compressed: unpack it first."
_UNKNOWN = "says that it is written in “{}”, which is not read here: save it as UTF-8."

_PACKED_STARTS = (b"\x1f\x8b", b"PK\x03\x04", b"BZh", b"\xfd7zXZ")
_STARTS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: it starts like it
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_DECLARED = re.compile(rb"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)")
_READ_AS_UTF8 = re.compile(r"utf-(8|16|32).*|ascii")  # these would have looked otherwise
_KNOWN = re.compile(r"iso8859-\d+|cp125\d|koi8-[ru]")

# Bytes that are no text become a sign that no text has, so that they can be counted.
_INVALID = "\udcff"
_ON_ERROR = "wxr_invalid"
codecs.register_error(_ON_ERROR, lambda error: (_INVALID, getattr(error, "end", 0)))
_MOST_PLACES = 10_000


class Readable(Protocol):
    """A file, or what can be read like one."""

    def read(self, size: int, /) -> bytes: ...


class Characters:
    """A file's text as UTF-8, without what XML forbids; bytes that are no text become U+FFFD."""

    def __init__(self, file: Readable) -> None:
        self._file = file
        self._written = 0
        self._started = False
        self._left_out: deque[int] = deque(maxlen=_MOST_PLACES)
        self.lines_before = 0  # empty lines before the XML begins, which XML forbids
        self.replaced = 0
        self.left_out = 0

    def chunks(self) -> Iterator[bytes]:
        """The cleaned bytes. Raises ``Refused`` for what cannot be XML at all."""
        start = self._file.read(CHUNK)
        decoder = codecs.getincrementaldecoder(_encoding(start))(_ON_ERROR)
        chunk = start
        while chunk:
            yield self._cleaned(decoder.decode(chunk))
            chunk = self._file.read(CHUNK)
        yield self._cleaned(decoder.decode(b"", final=True))

    def left_out_before(self, place: int) -> int:
        """How many characters were left out before this byte of the cleaned text, since the last
        time this was asked.
        """
        number = 0
        while self._left_out and self._left_out[0] <= place:
            self._left_out.popleft()
            number += 1
        return number

    def _cleaned(self, text: str) -> bytes:
        if not self._started:
            text = self._without_empty_start(text)
        pieces: list[bytes] = []
        shown = 0
        for found in UNFIT.finditer(text):
            self._add(pieces, text[shown : found.start()])
            if found[0] == _INVALID:
                self.replaced += 1
                self._add(pieces, "\N{REPLACEMENT CHARACTER}")
            else:
                self.left_out += 1
                self._left_out.append(self._written)
            shown = found.end()
        self._add(pieces, text[shown:])
        return b"".join(pieces)

    def _add(self, pieces: list[bytes], text: str) -> None:
        pieces.append(text.encode())
        self._written += len(pieces[-1])

    def _without_empty_start(self, text: str) -> str:
        stripped = text.lstrip()
        self._started = bool(stripped)
        self.lines_before += text.count("\n", 0, len(text) - len(stripped))
        return stripped


def _encoding(start: bytes) -> str:
    if not start:
        raise Refused(_EMPTY)
    if start.startswith(_PACKED_STARTS):
        raise Refused(_PACKED)
    for mark, encoding in _STARTS:
        if start.startswith(mark):
            return encoding
    declared = _DECLARED.match(start)
    return _known(declared[1].decode(errors="replace")) if declared else "utf-8"


def _known(name: str) -> str:
    try:
        encoding = codecs.lookup(name).name
    except LookupError:
        encoding = ""
    if _READ_AS_UTF8.fullmatch(encoding):
        return "utf-8"
    if _KNOWN.fullmatch(encoding):
        return encoding
    raise Refused(_UNKNOWN.format(name[:40]))
