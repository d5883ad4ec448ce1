"""Rulings as a spreadsheet: one row each, as CSV (RFC 4180), row by row."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Final

from rulings.faces.cells import cell
from rulings.faces.columns import COLUMNS, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rulings.faces.data import Absolute
    from rulings.models import Ruling
    from rulings.terms import Terms

CSV_ROWS: Final = 10_000
"""A spreadsheet holds so many rulings at most: what a person can still work with by hand."""

# Without it Excel reads UTF-8 as the code page of the reader's country.
BYTE_ORDER_MARK: Final = "\ufeff"


class _Line:
    """A file that hands each line back to whoever wrote it."""

    def write(self, line: str) -> str:
        return line


def lines(rulings: Iterable[Ruling], terms: Terms, absolute: Absolute) -> Iterator[str]:
    """The heading, then a line for each ruling; takes the rulings one by one."""
    writer = csv.writer(_Line())
    yield BYTE_ORDER_MARK + writer.writerow([column.name for column in COLUMNS])
    for ruling in rulings:
        row = Row(ruling, terms, absolute)
        yield writer.writerow([cell(column.value(row)) for column in COLUMNS])
