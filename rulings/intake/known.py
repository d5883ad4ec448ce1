"""The rows that slugs lead to."""

from __future__ import annotations

from typing import Any


class UnknownTerm(ValueError):
    """A slug that no vocabulary has. The message names the vocabulary and the slug."""

    def __init__(self, vocabulary: str, slug: str) -> None:
        super().__init__(f"There is no {vocabulary} “{slug}”.")
        self.vocabulary = vocabulary
        self.slug = slug


class KnownRows:
    """Finds the row of a slug, each once: for many rulings in one transaction."""

    def __init__(self) -> None:
        self._rows: dict[tuple[Any, ...], Any] = {}

    def row(self, model: Any, slug: str | None, **belonging: Any) -> Any:
        """The row with the slug, ``None`` for no slug. Raises ``UnknownTerm``."""
        if not slug:
            return None
        key = (model, slug, *belonging.values())
        if key not in self._rows:
            self._rows[key] = model.objects.filter(slug=slug, **belonging).first()
        if self._rows[key] is None:
            raise UnknownTerm(model._meta.verbose_name, slug)
        return self._rows[key]
