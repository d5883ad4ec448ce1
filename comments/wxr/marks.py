"""What both directions know of the format: what XML cannot hold, and our own entries."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Final

# XML 1.0, section 2.2: these cannot stand in a file, not even escaped.
UNFIT: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

NO_TIME: Final = "0000-00-00 00:00:00"


class Meta(StrEnum):
    """Keys of a comment's meta data, for what WXR has no place for. They are public: never change
    one. Texts and names are here, as JSON, only where XML cannot hold them.
    """

    UID = "conduct_rulings_uid"
    STATE = "conduct_rulings_state"
    TEXT = "conduct_rulings_text"
    NAME = "conduct_rulings_name"
    PRINTED_NUMBER = "conduct_rulings_printed_number"
    POSTED_AT = "conduct_rulings_posted_at"
    POSTED_AS_PRINTED = "conduct_rulings_posted_as_printed"
    CORRECTS = "conduct_rulings_corrects"
