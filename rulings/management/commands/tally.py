"""Makes the tally anew, which searches are counted and listed from.

`tend` does so by itself when many rulings have changed. After an import of a whole archive this
saves the wait.
"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from rulings.tallying import tally


class Command(BaseCommand):
    """Readers search as before until it is done."""

    help = __doc__ or ""

    def handle(self, *args: Any, **options: Any) -> None:
        number = tally()
        rulings = "1 ruling" if number == 1 else f"{number:,} rulings"
        self.stdout.write(f"The tally holds {rulings}.")
