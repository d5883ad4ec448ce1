"""The columns of a spreadsheet -> what they say of a ruling, cell by cell.

They are those of /rulings.csv. Codes count; the words beside them are only read where the code is
empty or says less (lengths of orders).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from rulings.importing.trouble import Wrong, shortened

if TYPE_CHECKING:
    from collections.abc import Callable

BETWEEN = ";"

IGNORED = (
    "url",
    "regulator_name",
    "committee_name",
    "profession_name",
    "setting_name",
    "hearing_name",
    "sanctions_rejected_in_words",
    "grounds_found_in_words",
    "grounds_not_found_in_words",
    "impairment_in_words",
    "topics_in_words",
    "mitigating_in_words",
    "aggravating_in_words",
    "comments_visible",
)
"""Columns of our own export that say nothing of their own."""

_FORMULA_GUARD = re.compile(r"'(?=[\s\u200b-\u200f\u2060\ufeff\x00-\x1f]*[=+\-@＝＋－＠]|[\t\r\n])")
_YES = {"yes": True, "true": True, "no": False, "false": False}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")


def plain(cell: str) -> str:
    """The text of a cell without the guard against formulas."""
    return _FORMULA_GUARD.sub("", cell, count=1) if cell.startswith("'") else cell


def words(cell: str) -> str:
    return plain(cell).replace("\r\n", "\n")


def code(cell: str) -> str | None:
    return plain(cell).strip() or None


def codes(cell: str) -> list[str]:
    return [one.strip() for one in plain(cell).split(BETWEEN) if one.strip()]


def yes_or_no(cell: str) -> bool | None:
    """yes, no, TRUE and FALSE; an empty cell is not known."""
    written = plain(cell).strip().casefold()
    if not written:
        return None
    if written not in _YES:
        raise Wrong(f"“{shortened(cell)}” is neither yes nor no: write one, or leave it empty.")
    return _YES[written]


def number(cell: str) -> int | None:
    """12 and 12.0; an empty cell is not known."""
    written = plain(cell).strip()
    if not written:
        return None
    if not re.fullmatch(r"\d{1,9}(?:[.,]0+)?", written, re.ASCII):
        raise Wrong(f"“{shortened(cell)}” is no whole number: write for example 12.")
    return int(re.split(r"[.,]", written)[0])


def day(cell: str) -> str | None:
    """2017-09-20, or 20/09/2017 where it cannot be month first; ambiguous ones are refused."""
    written = plain(cell).strip()
    if not written:
        return None
    if match := _ISO.fullmatch(written):
        return f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    if match := _SLASHED.fullmatch(written):
        first, second = int(match[1]), int(match[2])
        if first > 12 or first == second:
            return f"{match[3]}-{second:02}-{first:02}"
        if second > 12:
            raise Wrong(
                f"“{shortened(cell)}” has its month first: write year, month and day, "
                f"as in {match[3]}-{first:02}-{second:02}."
            )
        raise Wrong(
            f"“{shortened(cell)}” can be read in two ways: write year, month and day, "
            f"as in {match[3]}-{second:02}-{first:02}."
        )
    raise Wrong(f"“{shortened(cell)}” is no date: write year, month and day, as in 2017-09-20.")


COLUMNS: dict[str, Callable[[str], Any]] = {
    "id": code,
    "case_reference": words,
    "title": words,
    "regulator": code,
    "committee": code,
    "profession": code,
    "setting": code,
    "agency": yes_or_no,
    "hearing": code,
    "decided_on": day,
    "decided_precision": code,
    "sanctions": codes,
    "sanctions_in_words": codes,
    "sanctions_rejected": codes,
    "duration_months": number,
    "indefinite": yes_or_no,
    "grounds_found": codes,
    "grounds_not_found": codes,
    "impairment": code,
    "topics": codes,
    "mitigating": codes,
    "aggravating": codes,
    "summary": words,
    "source_titles": words,
    "source_urls": codes,
    "published_on": day,
    "note": words,
}
