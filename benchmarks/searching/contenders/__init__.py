"""Who is measured: the site itself, and what people would use in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from benchmarks.searching.mix import Asked
    from benchmarks.searching.timings import Answer


class Contender(Protocol):
    """One who answers requests, each timed by itself."""

    @property
    def name(self) -> str:
        """As the report names it."""
        ...

    def ask(self, asked: Asked) -> Answer | None:
        """Answer one request; ``None`` to what it has nothing like."""
        ...

    def found(self, word: str) -> int | None:
        """How many rulings it finds for a word; ``None`` where it does not say."""
        ...
