"""Takes in many rulings from CSV (the columns of /rulings.csv) or JSON Lines: all or nothing.

Rows with the id of a ruling change it; others are new rulings, as drafts unless --publish is given.
The same file twice changes nothing.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, NoReturn

from django.core.management.base import BaseCommand

from rulings.importing import Options, Refused, import_rulings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.core.management.base import CommandParser

STANDARD_INPUT = "-"


class Command(BaseCommand):
    """Exit status 1 if anything is wrong with the file; then nothing of it was kept."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", help="“-” reads standard input")
        parser.add_argument("--dry-run", action="store_true", help="say what would change")
        parser.add_argument("--publish", action="store_true", help="publish what is complete")
        parser.add_argument(
            "--note",
            default="",
            metavar="TEXT",
            help="the public note on every public ruling that changes, unless its row has one",
        )
        parser.add_argument(
            "--minor", action="store_true", help="changes of public rulings are spelling alone"
        )

    def handle(self, *args: Any, file: str, **options: Any) -> None:
        chosen = Options(
            name="standard input" if file == STANDARD_INPUT else Path(file).name,
            publish=options["publish"],
            dry_run=options["dry_run"],
            note=options["note"].strip(),
            is_minor=options["minor"],
        )
        try:
            with _opened(file) as content:
                report = import_rulings(content, chosen)
        except OSError as error:
            self._fail(f"{file} cannot be read: {(error.strerror or str(error)).lower()}.")
        except Refused as refused:
            self._fail(f"{file}: {refused}")
        for line in report.lines():
            self.stdout.write(line)
        if report.troubles:
            self._fail(f"{file}: nothing was kept; correct what is named above and try again.")
        if chosen.dry_run:
            self.stdout.write("Nothing was kept (dry run).")

    def _fail(self, sentence: str) -> NoReturn:
        self.stderr.write(sentence)
        sys.exit(1)


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    if name == STANDARD_INPUT:
        yield sys.stdin.buffer
    else:
        with Path(name).open("rb") as file:
            yield file
