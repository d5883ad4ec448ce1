"""Ruling as plain data -> rows. One way in for read articles, demonstrations and imports.

The shape is that of ``fixtures/demonstration``: slugs for everything that has a vocabulary, indexes
into ``particulars`` for what a finding rests on. Nothing is saved by halves: call it in a
transaction; the database's own rules speak at the end of that.
"""

from rulings.intake.known import KnownRows, UnknownTerm
from rulings.intake.now import described_and_locked, described_now, described_now_of
from rulings.intake.putting import put
from rulings.intake.taking import take_in, take_in_many
from rulings.intake.values import Described

__all__ = [
    "Described",
    "KnownRows",
    "UnknownTerm",
    "described_and_locked",
    "described_now",
    "described_now_of",
    "put",
    "take_in",
    "take_in_many",
]
