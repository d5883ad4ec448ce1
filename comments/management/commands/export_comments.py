"""Writes the comments of one ruling as a WordPress export (WXR 1.2), in every state.

`import_comments` reads it back: the same thread, the same words.
"""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from django.core.management.base import BaseCommand

from comments.wxr.exporting import pieces
from comments.wxr.importing import NO_RULING
from rulings.models import Ruling

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.core.management.base import CommandParser


class Command(BaseCommand):
    """Exit status 1 if there is no such ruling, or the file cannot be written."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--ruling", required=True, metavar="ID", help="whose comments")
        parser.add_argument("--output", metavar="FILE", help="instead of standard output")
        parser.add_argument(
            "--people", action="store_true", help="with e-mail addresses, where they are kept"
        )

    def handle(self, *args: Any, ruling: str, output: str | None, **options: Any) -> None:
        try:
            written = pieces(Ruling.objects.get(pk=ruling), people=options["people"])
            if output is None:
                self._print(written)
            else:
                _write(Path(output), written)
        except Ruling.DoesNotExist:
            self._refuse(NO_RULING.format(ruling))
        except OSError as error:
            self._refuse(f"{output or 'standard output'}: cannot be written: {error.strerror}.")

    def _print(self, written: Iterable[str]) -> None:
        _speak_utf8(sys.stdout)
        for piece in written:
            self.stdout.write(piece, ending="")

    def _refuse(self, why: str) -> None:
        self.stderr.write(why)
        sys.exit(1)


def _speak_utf8(stream: object) -> None:
    """The file says that it is UTF-8, whatever the terminal is set to."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", newline="")


def _write(path: Path, written: Iterable[str]) -> None:
    """Whole or not at all: under another name first, so that a broken export is no export."""
    if path.exists() and not path.is_file():
        _fill(path, "w", written)  # a device or a pipe has to stay what it is
        return
    target = path.resolve()
    part = target.with_name(f".export-{os.getpid()}.part")
    try:
        _fill(part, "x", written)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _fill(path: Path, mode: Literal["w", "x"], written: Iterable[str]) -> None:
    with path.open(mode, encoding="utf-8", newline="") as file:
        file.writelines(written)
