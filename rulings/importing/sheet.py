"""CSV as spreadsheet programs save it: commas, semicolons or tabs; the first row names columns."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

from rulings.importing.decoding import LONGEST_LINE
from rulings.importing.sheet_columns import COLUMNS, IGNORED
from rulings.importing.trouble import Refused, shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rulings.importing.trouble import Troubles

_SEPARATORS = ",;\t"


def sheet_rows(lines: Iterable[str], troubles: Troubles) -> Iterator[tuple[int, dict[str, Any]]]:
    """Column -> text of each row that is not empty, with the line it begins on."""
    csv.field_size_limit(LONGEST_LINE)
    parted = iter(lines)
    heading = next(parted, "")
    skipped = 1
    while not heading.strip():
        heading, skipped = next(parted, ""), skipped + 1
    separator = _separator(heading)
    names = _names(heading, separator)
    reader = csv.reader(parted, delimiter=separator, strict=True)
    yield from _rows(reader, names, skipped, troubles)


def _rows(
    reader: Any, names: list[str], skipped: int, troubles: Troubles
) -> Iterator[tuple[int, dict[str, Any]]]:
    begins = skipped + 1
    try:
        for cells in reader:
            line, begins = begins, skipped + reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if len(cells) < len(names) or any(map(str.strip, cells[len(names) :])):
                troubles.add(line, "", _ragged(cells, names))
            else:
                yield line, dict(zip(names, cells, strict=False))
    except csv.Error as error:
        troubles.add(
            begins,
            "",
            f"the quotation marks of a cell do not match ({error}): a cell with quotation marks, "
            "separators or line breaks stands in quotation marks, and those inside are doubled.",
        )


def _ragged(cells: list[str], names: list[str]) -> str:
    return (
        f"it has {len(cells)} cells where the heading has {len(names)}: "
        "put cells that hold separators in quotation marks, and add or remove cells."
    )


def _separator(heading: str) -> str:
    return max(_SEPARATORS, key=heading.count)


def _names(heading: str, separator: str) -> list[str]:
    try:
        cells = next(csv.reader([heading], delimiter=separator, strict=True))
    except csv.Error:
        raise Refused(
            "The first row is no heading: it names the columns, each once, on one line."
        ) from None
    names = [cell.strip().lstrip("\ufeff") for cell in cells]
    while names and not names[-1]:
        names.pop()
    for name in names:
        if names.count(name) > 1:
            raise Refused(f"The column “{shortened(name)}” stands there twice: keep one of them.")
        if name not in COLUMNS and name not in IGNORED:
            raise Refused(
                f"There is no column “{shortened(name)}”: the columns are those of /rulings.csv, "
                f"and “note” ({', '.join(COLUMNS)})."
            )
    return names
