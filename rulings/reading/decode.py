"""From the bytes of a saved file to its text, or a sentence saying why not.

Nothing is guessed: text is UTF-8 (or UTF-16 with its mark), a web page may declare another
character set, and everything else is refused rather than half understood.
"""

from __future__ import annotations

import codecs
import re

from rulings.reading.unreadable import Unreadable

MAX_BYTES = 5_000_000
"""A saved article with thousands of responses is well under this; callers check before loading."""

EMPTY = "The file is empty: save the article again, as plain text or as HTML."
TOO_LARGE = (
    f"The file is larger than {MAX_BYTES // 1_000_000} MB, which no saved article is: "
    "save the page as plain text or as HTML only, without its pictures."
)
FOREIGN = "The file is {kind}, not text: save the article as plain text or as HTML."
BINARY = "The file holds binary data, not text: save the article as plain text or as HTML."
WRONG_ENCODING = (
    "The text is not {encoding} (byte {position} does not fit): save the article again as UTF-8."
)
CUT_IN_CHARACTER = (
    "The file ends in the middle of a character, so it is cut off: save the whole article again."
)
UNKNOWN_CHARSET = (
    "The page declares the character set “{charset}”, which is unknown: save it again as UTF-8."
)

_SIGNATURES = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a recording"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "a rich-text document"),
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NAMES = {"utf-8": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
_DECLARED_WITHIN = 4096
_TEXT_ENCODINGS = ("utf-8", "iso8859", "cp125", "koi8", "mac-roman", "gb", "shift_jis", "euc")
_AS_BROWSERS_DO = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
"""Pages are written for browsers, which read these declarations as another set."""
_CUT_REASONS = {"unexpected end of data", "truncated data"}
_HTML_START = re.compile(
    r"\s*(?:<!--(?:(?!-->).){0,5000}-->\s*|<\?xml[^>]{0,200}>\s*){0,5}"
    r"<(?:!doctype html|html|head|body|article|main|section|div|h1|p|meta|title)\b",
    re.IGNORECASE | re.DOTALL,
)


def decode(content: bytes) -> str:
    """The text of a saved file, newlines normalised; raises ``Unreadable``."""
    if len(content) > MAX_BYTES:
        raise Unreadable(TOO_LARGE)
    for signature, kind in _SIGNATURES:
        if content.startswith(signature):
            raise Unreadable(FOREIGN.format(kind=kind))
    text = _decoded(content)
    if not text.strip():
        raise Unreadable(EMPTY)
    if _CONTROL.search(text):
        raise Unreadable(BINARY)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def is_html(text: str) -> bool:
    """Whether the text is a web page; a plain text that merely contains ``<`` is not."""
    return _HTML_START.match(text) is not None


def _decoded(content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(content[len(mark) :], encoding)
    if b"\x00" in content:
        raise Unreadable(BINARY)
    return _strictly(content, _declared_charset(content) or "utf-8")


def _declared_charset(content: bytes) -> str | None:
    start = content[:_DECLARED_WITHIN]
    found = _CHARSET.search(start) if start.lstrip().startswith(b"<") else None
    if found is None:
        return None
    charset = found.group(1).decode("ascii", "replace").lower()
    try:
        name = codecs.lookup(charset).name
    except LookupError:
        name = ""
    if name in _AS_BROWSERS_DO:
        return _AS_BROWSERS_DO[name]
    if not name.startswith(_TEXT_ENCODINGS):
        raise Unreadable(UNKNOWN_CHARSET.format(charset=charset))
    return name


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        if error.end == len(content) and error.reason in _CUT_REASONS:
            raise Unreadable(CUT_IN_CHARACTER) from None
        name = _NAMES.get(encoding, encoding)
        raise Unreadable(WRONG_ENCODING.format(encoding=name, position=error.start)) from None
