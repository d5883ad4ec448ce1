"""Reads saved articles, each into a draft ruling with its comments."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.management.base import BaseCommand
from django.db import DataError, IntegrityError, transaction

from comments.article_report import lines
from rulings.editing import Editor
from rulings.keeping import Kept, Outcome, keep
from rulings.publishing import move
from rulings.reading import MAX_BYTES, Unreadable, read
from rulings.rules import broken_rule
from rulings.vocabulary import MadeWith, RulingState

if TYPE_CHECKING:
    from django.core.management.base import CommandParser

STANDARD_INPUT = "-"

_TOO_LARGE = Unreadable(
    f"larger than {MAX_BYTES // 1_000_000} MB: no saved article is; save the page alone, "
    "without its pictures."
)

_OUTCOMES = {
    Outcome.NEW: "read into",
    Outcome.UNCHANGED: "read before, unchanged: nothing was changed in",
    Outcome.CHANGED: "differs from what was read before; nothing was changed in",
}


class Command(BaseCommand):
    """Exit status 1 if any file could not be read, or not be published although that was asked."""

    help = __doc__ or ""

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", help="“-” reads standard input")
        parser.add_argument("--publish", action="store_true", help="make the rulings public")
        parser.add_argument("--dry-run", action="store_true", help="read and print, keep nothing")

    def handle(self, *args: Any, files: list[str], **options: Any) -> None:
        done = [self._handle(name, **options) for name in files]
        if not all(done):
            sys.exit(1)  # each file has had its line

    def _handle(self, name: str, *, publish: bool, dry_run: bool, **_: Any) -> bool:
        """Whether all that was asked for one file was done."""
        try:
            draft = read(_content(name))
            with transaction.atomic():
                kept = keep(draft)
                refusal = self._publish(kept) if publish else None
                transaction.set_rollback(dry_run)
        except (Unreadable, OSError, IntegrityError, DataError) as error:
            self.stderr.write(f"{name}: {_reason(error)}")
            return False
        self._report(name, kept, draft_lines=lines(draft), refusal=refusal, dry_run=dry_run)
        return refusal is None

    def _publish(self, kept: Kept) -> str | None:
        if kept.outcome is Outcome.CHANGED or not kept.ruling.is_draft:
            return None
        return move(kept.ruling, RulingState.PUBLISHED, Editor(MadeWith.READING))

    def _report(
        self, name: str, kept: Kept, *, draft_lines: list[str], refusal: str | None, dry_run: bool
    ) -> None:
        kind = kept.ruling.get_state_display().lower()
        outcome = "would be read into" if dry_run and kept.outcome is Outcome.NEW else None
        self.stdout.write(
            f"{name}: {outcome or _OUTCOMES[kept.outcome]} {kind} {kept.ruling.pk} "
            f"“{kept.ruling.title}”"
        )
        if kept.outcome is Outcome.NEW:
            for line in draft_lines:
                self.stdout.write(f"  {line}")
        for remark in kept.remarks:
            self.stdout.write(f"  {remark}")
        if refusal:
            self.stderr.write(f"{name}: kept as a draft. {refusal}")
        self.stdout.write("")


def _content(name: str) -> bytes:
    """The bytes of a file, or of standard input; never more than an article can have."""
    if name == STANDARD_INPUT:
        content = sys.stdin.buffer.read(MAX_BYTES + 1)
    else:
        with Path(name).open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise _TOO_LARGE
    return content


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"cannot be opened: {(error.strerror or str(error)).lower()}."
    if isinstance(error, IntegrityError | DataError):
        return broken_rule(error) or "the database refused it; nothing was kept."
    return str(error)
