"""Which of the two formats a file has, and its rows, one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Any, BinaryIO

from rulings.importing.decoding import lines
from rulings.importing.json_lines import json_rows
from rulings.importing.sheet import sheet_rows
from rulings.importing.trouble import Refused

if TYPE_CHECKING:
    from rulings.importing.trouble import Troubles


@dataclass(frozen=True, slots=True)
class Read:
    """The rows as they stand, each with its line; from a spreadsheet or as JSON."""

    is_sheet: bool
    rows: Iterator[tuple[int, dict[str, Any]]]


def read(content: BinaryIO, troubles: Troubles) -> Read:
    """What begins with “{” is JSON Lines, anything else is CSV. Raises ``Refused``."""
    parted = lines(content)
    skipped = []
    for line in parted:
        skipped.append(line)
        if line.strip():
            break
    else:
        raise Refused("The file is empty: choose one with rulings in it.")
    everything = chain(skipped, parted)
    beginning = skipped[-1].lstrip()[:1]
    if beginning == "[":
        raise Refused(
            "The file is one JSON list: write JSON Lines instead, one ruling in “{}” a line."
        )
    if beginning == "{":
        return Read(is_sheet=False, rows=json_rows(everything, troubles))
    return Read(is_sheet=True, rows=sheet_rows(everything, troubles))
