"""The pages that keep what was measured: written whole, or not at all."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.searching.outcome import Outcome
from benchmarks.searching.report import report

if TYPE_CHECKING:
    from collections.abc import Iterable

BEGINS: Final = "<!-- make bench writes from here -->"
ENDS: Final = "<!-- to here -->"
PAGE: Final = "performance.md"
NUMBERS: Final = "performance.json"
NO_MARKERS: Final = "{path} has not both lines “{begins}” and “{ends}”: put them in."


class MarkersMissing(Exception):
    """One sentence on a page that the report has no place in."""


def keep(folder: Path, outcomes: Iterable[Outcome]) -> str:
    """Put the outcomes in the place of older ones of the same sizes; the report of all of them."""
    kept = {outcome.size: outcome for outcome in (*kept_in(folder), *outcomes)}
    in_order = [kept[size] for size in sorted(kept)]
    text = report(in_order)
    page = folder / PAGE
    changed = between_markers(page.read_text(encoding="utf-8"), text, page)
    numbers = json.dumps([asdict(outcome) for outcome in in_order], indent=1, ensure_ascii=False)
    replace(folder / NUMBERS, numbers + "\n")
    replace(page, changed)
    return text


def kept_in(folder: Path) -> list[Outcome]:
    """What an earlier run kept; nothing where there is none, or what no longer can be read."""
    try:
        numbers = json.loads((folder / NUMBERS).read_text(encoding="utf-8"))
        return [Outcome.from_json(one) for one in numbers]
    except (OSError, ValueError, TypeError, KeyError):
        return []


def between_markers(page: str, text: str, path: Path) -> str:
    """The page with this text between its markers; all else stays. Raises MarkersMissing."""
    before, begins, rest = page.partition(BEGINS)
    _, ends, after = rest.partition(ENDS)
    if not (begins and ends):
        raise MarkersMissing(NO_MARKERS.format(path=path, begins=BEGINS, ends=ENDS))
    return f"{before}{BEGINS}\n\n{text.strip()}\n\n{ENDS}{after}"


def replace(path: Path, text: str) -> None:
    """Write a file beside it and put it in its place: nobody sees half of it."""
    number, written = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(number, "w", encoding="utf-8") as file:
            file.write(text)
        Path(written).chmod(0o644)
        Path(written).replace(path)
    except BaseException:
        Path(written).unlink(missing_ok=True)
        raise
