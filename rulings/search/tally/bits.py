"""What a search asks for, as bits of one block: SQL that never holds a value itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

# Of a block so many strips, of so many bits each. Two rows of a block fill a page of the database.
STRIPS, STRIP = 31, 1_024
BLOCK = STRIPS * STRIP
NONE = f"B'0'::bit({BLOCK})"


@dataclass(frozen=True, slots=True)
class Bits:
    """An expression for the bits of ``every.block``; ``parameters`` stand in its order."""

    sql: str
    parameters: tuple[Any, ...] = ()

    def __and__(self, other: Bits) -> Bits:
        return Bits(f"({self.sql} & {other.sql})", (*self.parameters, *other.parameters))

    def __or__(self, other: Bits) -> Bits:
        return Bits(f"({self.sql} | {other.sql})", (*self.parameters, *other.parameters))

    def __invert__(self) -> Bits:
        return Bits(f"(~{self.sql})", self.parameters)


def tallied(kind: str, values: Iterable[str]) -> Bits:
    """Rulings with one of these values."""
    return Bits(
        "coalesce((SELECT bit_or(t.bits) FROM rulings_tally t WHERE t.kind = %s "
        f"AND t.value = ANY(%s) AND t.block = every.block), {NONE})",
        (kind, list(values)),
    )


def numbered(condition: str, parameters: tuple[Any, ...]) -> Bits:
    """Rulings whose numbers lie between the first and the last that meet a condition on dates."""
    return Bits(
        "(SELECT rulings_bits_between(min(d.number) - every.block * "
        f"{BLOCK}, max(d.number) - every.block * {BLOCK}) FROM rulings_tallied d "
        f"WHERE {condition})",
        parameters,
    )


def gathered(numbers: str, *columns: str) -> str:
    """A query for ``bits`` by these columns and ``block``, of one for these columns and ``number``.

    A bit is set in a strip and the strip put in its place: PostgreSQL copies all that it changes.
    """
    by = "".join(f"{column}, " for column in columns)
    return (
        f"SELECT {by}strip / {STRIPS} AS block, "
        f"rulings_placed(bits, mod(strip, {STRIPS}) * {STRIP} + 1) AS bits "
        f"FROM (SELECT {by}number / {STRIP} AS strip, "
        f"rulings_bits(mod(number, {STRIP}), 1) AS bits "
        f"FROM ({numbers}) numbered GROUP BY {by}strip) strips GROUP BY {by}block"
    )


# Bits of the rulings with some ids: which of them are in the tally, by block.
CHANGED = gathered("SELECT number FROM rulings_tallied WHERE ruling_id = ANY(%s)")


@dataclass(slots=True)
class Scans:
    """What no row of the tally can tell and the search entries are asked for, once a statement."""

    queries: list[tuple[str, tuple[Any, ...]]] = field(default_factory=list)

    def add(self, sql: str, parameters: Iterable[Any]) -> Bits:
        """Bits of the rulings whose ids a query gives as ``ruling_id``."""
        self.queries.append((sql, tuple(parameters)))
        name = f"scan_{len(self.queries)}"
        return Bits(f"coalesce((SELECT s.bits FROM {name} s WHERE s.block = every.block), {NONE})")

    def ctes(self) -> Bits:
        """The queries as common table expressions, each with a comma behind it."""
        numbers = "SELECT number FROM ({}) found JOIN rulings_tallied USING (ruling_id)"
        sql = "".join(
            f"scan_{place} AS MATERIALIZED ({gathered(numbers.format(query))}), "
            for place, (query, _) in enumerate(self.queries, start=1)
        )
        return Bits(sql, tuple(value for _, values in self.queries for value in values))
