"""A text on its way from one page to the next and back: the server keeps nothing in between.

It travels in a hidden field and is read again when it comes back, as if it had been pasted there.
"""

from __future__ import annotations

import binascii
import zlib
from base64 import b64decode, b64encode

from rulings.reading import MAX_BYTES, Unreadable

MOST_PACKED = 4_800_000
"""Characters. A request may hold 5 MB besides files: ``DATA_UPLOAD_MAX_MEMORY_SIZE``."""

DAMAGED = "The text arrived damaged: paste it, or choose the file, once more."
TOO_LARGE_TO_CARRY = (
    "The file is too large to be kept until you have looked at what was read: "
    "copy its text and paste it here instead."
)


def packed(content: bytes) -> str:
    """The content as characters. Raises ``Unreadable`` if it is too large for a field."""
    characters = b64encode(zlib.compress(content, 6)).decode("ascii")
    if len(characters) > MOST_PACKED:
        raise Unreadable(TOO_LARGE_TO_CARRY)
    return characters


def unpacked(characters: str) -> bytes:
    """The content again; never more than a text may have. Raises ``Unreadable``."""
    opener = zlib.decompressobj()
    try:
        content = opener.decompress(b64decode(characters, validate=True), MAX_BYTES + 1)
    except (binascii.Error, ValueError, zlib.error) as error:
        raise Unreadable(DAMAGED) from error
    if not opener.eof:
        raise Unreadable(DAMAGED)
    return content
