"""Writes rulings as JSON Lines: everything the record holds, one ruling a line, by id."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand, CommandError

from rulings.exporting import EXPORTED, export_lines

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

STANDARD_OUTPUT = "-"


class Command(BaseCommand):
    """A file that is there is written anew only when the export is whole."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file",
            metavar="FILE",
            nargs="?",
            default=STANDARD_OUTPUT,
            help="“-” is standard output",
        )
        parser.add_argument(
            "--state",
            action="append",
            choices=[state.value for state in EXPORTED],
            help="only rulings in this state; may be given several times",
        )

    def handle(self, *args: Any, file: str, state: list[str] | None, **options: Any) -> None:
        lines = export_lines(state or EXPORTED)
        if file == STANDARD_OUTPUT:
            for line in lines:
                self.stdout.write(line, ending="")
            return
        try:
            number = _write(Path(file), lines)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise CommandError(f"{file} cannot be written: {reason}.") from None
        sys.stderr.write(f"{file}: {number} rulings.\n")


def _write(path: Path, lines: Any) -> int:
    """Beside the file first: an export that stops half-way replaces nothing."""
    unfinished = path.with_name(f"{path.name}.unfinished")
    try:
        number = 0
        with unfinished.open("w", encoding="utf-8", newline="\n") as written:
            for number, line in enumerate(lines, start=1):  # noqa: B007
                written.write(line)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return number
