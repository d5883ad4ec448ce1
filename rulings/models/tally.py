"""The tally: numbered rulings, and which of them hold a value, as one bit a ruling.

See ``rulings.search.tally``. ``make_tally`` writes it, the database marks what changes after.
"""

from __future__ import annotations

from typing import Any

from django.db import models

from rulings.search.tally.bits import BLOCK


class BlockField(models.Field):  # type: ignore[type-arg]
    """The bits of one block of rulings. Read and written by SQL alone."""

    def db_type(self, connection: Any) -> str:  # noqa: ARG002
        """As PostgreSQL calls it."""
        return f"bit({BLOCK})"


class Tallied(models.Model):
    """A ruling of the tally. Numbers count from 0, the newest decision first, undated ones last."""

    number = models.IntegerField(primary_key=True)
    ruling_id = models.CharField(max_length=16, unique=True)
    decided_on = models.DateField(null=True, db_index=True)

    def __str__(self) -> str:
        return f"{self.number}: {self.ruling_id}"


class Tally(models.Model):
    """Which rulings of one block hold one value.

    ``kind`` is the name of a facet, or “word” and “first” (a word anywhere, and in the title or the
    particulars), “duration” and “longest” in months, “dated”, or “all”.
    """

    pk = models.CompositePrimaryKey("kind", "value", "block")
    kind = models.TextField()
    value = models.TextField()
    block = models.IntegerField()
    bits = BlockField()

    class Meta:
        db_table = "rulings_tally"
        verbose_name_plural = "tallies"

    def __str__(self) -> str:
        return f"{self.kind} {self.value}, block {self.block}"


class TallyTotal(models.Model):
    """How many rulings of the tally hold one value.

    ``counts`` are of those rulings, by facet and value; of “word”, “all” and the facets alone.
    """

    pk = models.CompositePrimaryKey("kind", "value")
    kind = models.TextField()
    value = models.TextField()
    number = models.IntegerField()
    counts = models.JSONField(null=True)

    def __str__(self) -> str:
        return f"{self.kind} {self.value}: {self.number}"


class Untallied(models.Model):
    """A ruling whose entry came, went or changed since the tally was made; once a change.

    The first mark of a ruling keeps the ``entry`` that the tally was made from, without its words;
    none if it was not in the search.
    """

    ruling_id = models.CharField(max_length=16)
    entry = models.JSONField(null=True)

    class Meta:
        verbose_name_plural = "untallied"

    def __str__(self) -> str:
        return self.ruling_id
