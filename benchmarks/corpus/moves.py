"""The few rulings that were public and are no more, moved as an editor moves them."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from benchmarks.corpus.case import id_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from psycopg import Connection

    from benchmarks.corpus.reference import Row

WITHDRAWN, REPLACED = 131, 307  # one in so many
_AT_ONCE: Final = 500

_WITHDRAW = """
UPDATE rulings_ruling SET state = 'withdrawn' WHERE id = ANY (%s) AND state = 'published'
"""
_REPLACE = """
UPDATE rulings_ruling ruling SET state = 'replaced', replaced_by_id = other.by
FROM unnest(%s::text[], %s::text[]) AS other (id, by)
WHERE ruling.id = other.id AND ruling.state = 'published'
"""


def move(connection: Connection[Row], size: int, seed: int) -> None:
    """With every trigger on: entries, history and the list of removals follow."""
    connection.execute("SET synchronous_commit = off")
    for numbers in _batched(range(WITHDRAWN, size, WITHDRAWN)):
        connection.execute(_WITHDRAW, [[id_of(number, seed) for number in numbers]])
    for numbers in _batched(range(REPLACED, size - 1, REPLACED)):
        ids = [id_of(number, seed) for number in numbers]
        connection.execute(_REPLACE, [ids, [id_of(number + 1, seed) for number in numbers]])


def _batched(numbers: Iterable[int]) -> Iterator[list[int]]:
    rest = iter(numbers)
    while batch := list(islice(rest, _AT_ONCE)):
        yield batch
