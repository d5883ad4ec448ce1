"""Seeded choice of what is asked for: words by how common they are, and what the rulings hold."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from django.apps import apps

from rulings.search.facets import FACETS

if TYPE_CHECKING:
    from collections.abc import Mapping

SEED: Final = 2017
CHOSEN: Final = ("regulator", "sanction", "topic")
_SAMPLE: Final = 200
_THREADS: Final = 20
_LEAST_LETTERS: Final = 6
_TYPED_LETTERS: Final = 4


@dataclass(frozen=True)
class Chance:
    """The same choices in every run on the same rulings.

    ``frequencies`` are words by class; ``values`` are facet values that some ruling has together.
    """

    frequencies: Mapping[str, tuple[str, ...]]
    values: tuple[tuple[tuple[str, str], ...], ...]
    rulings: tuple[str, ...]
    threads: tuple[str, ...]
    beginnings: tuple[str, ...]
    _random: random.Random = field(default_factory=lambda: random.Random(SEED))

    def word(self, *classes: str) -> tuple[str, ...]:
        """One word of one of these classes."""
        return (self._random.choice(self.frequencies[self._random.choice(classes)]),)

    def words(self, of: str) -> tuple[str, ...]:
        """A pair or a phrase, word by word."""
        return tuple(self._random.choice(self.frequencies[of]).split())

    def three_values(self) -> tuple[tuple[str, str], ...]:
        """A value of each of three facets, which some ruling has."""
        return self._random.choice(self.values)

    def ruling(self) -> str:
        """The address of a ruling."""
        return self._random.choice(self.rulings)

    def thread(self) -> str:
        """The address of a ruling that is much discussed."""
        return self._random.choice(self.threads)

    def beginning(self) -> str:
        """What somebody types who looks for a word that is in a title."""
        return quote(self._random.choice(self.beginnings))


def chance_of(frequencies: Mapping[str, tuple[str, ...]]) -> Chance:
    """With what the rulings in the database hold. Ids are opaque: the first are as good as any."""
    published = apps.get_model("rulings", "Ruling")._default_manager.published()
    rulings = list(published.order_by("pk")[:_SAMPLE])
    discussed = published.order_by("-discussion__visible_comments", "pk")[:_THREADS]
    words = {word.lower() for ruling in rulings for word in ruling.title.split()}
    return Chance(
        frequencies=frequencies,
        values=_values(),
        rulings=tuple(ruling.get_absolute_url() for ruling in rulings),
        threads=tuple(ruling.get_absolute_url() for ruling in discussed),
        beginnings=tuple(
            sorted(
                word[:_TYPED_LETTERS]
                for word in words
                if len(word) >= _LEAST_LETTERS and word.isascii() and word.isalpha()
            )
        ),
    )


def _values() -> tuple[tuple[tuple[str, str], ...], ...]:
    columns = {facet.name: facet.column for facet in FACETS if facet.name in CHOSEN}
    entries = apps.get_model("rulings", "SearchEntry")._default_manager.order_by("pk")
    found = entries.values_list(*(columns[name] for name in CHOSEN))[: 10 * _SAMPLE]
    return tuple(
        dict.fromkeys(
            tuple(
                (name, value if isinstance(value, str) else value[0])
                for name, value in zip(CHOSEN, values, strict=True)
            )
            for values in found
            if all(values)
        )
    )
