"""Reads a WordPress export (WXR): its comments, with their replies, under one ruling.

Comments that are here already are not touched: the same file twice changes nothing.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from django.core.management.base import BaseCommand
from django.db import DataError, IntegrityError

from comments.wxr.importing import take_in
from comments.wxr.refused import Refused
from rulings.rules import broken_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from django.core.management.base import CommandParser

STANDARD_INPUT = "-"


class Command(BaseCommand):
    """Exit status 1 if the file could not be taken in; then nothing of it was kept."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", metavar="FILE", help="“-” reads standard input")
        parser.add_argument("--ruling", required=True, metavar="ID", help="where they belong")
        parser.add_argument("--post", metavar="POST_ID", help="which post, if there are several")
        parser.add_argument(
            "--html",
            action="store_true",
            help="read WordPress’s mark-up as a browser would show it; "
            "without this every letter stays as it stands",
        )
        parser.add_argument("--dry-run", action="store_true", help="read and print, keep nothing")

    def handle(self, *args: Any, file: str, ruling: str, **options: Any) -> None:
        post, html, dry_run = options["post"], options["html"], options["dry_run"]
        try:
            with _opened(file) as content:
                report = take_in(content, ruling, post=post, html=html, dry_run=dry_run)
        except (Refused, OSError, IntegrityError, DataError) as error:
            self.stderr.write(f"{file}: {_reason(error)}")
            sys.exit(1)
        done = "read; nothing was kept (dry run)" if dry_run else "read"
        self.stdout.write(f"{file}: {done}, for ruling {ruling}")
        for line in report.lines():
            self.stdout.write(f"  {line}")


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    if name == STANDARD_INPUT:
        yield sys.stdin.buffer
    else:
        with Path(name).open("rb") as file:
            yield file


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"cannot be read: {(error.strerror or str(error)).lower()}."
    if isinstance(error, IntegrityError | DataError):
        return broken_rule(error) or "the database refused it; nothing was kept."
    return str(error)
