"""A stretch of the list: the blocks that it lies in are found by counting, and only they are read.

Each order is a sequence of disjoint sets of rulings, newest first in each, so a page far down costs
what the first one costs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection

from rulings.search.criteria import Sort
from rulings.search.tally.bits import NONE, STRIP, STRIPS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rulings.search.tally.hits import Hits

# Of all rulings so many are read as fast one by one as they are found by counting.
READ_AT_MOST = 100

# Order -> the sets it is made of: rank, block, bits of the hits in it.
_SETS = {
    Sort.NEWEST: "SELECT 0 AS rank, block, bits FROM hit",
    Sort.RELEVANCE: (
        "SELECT 0 AS rank, block, bits & first AS bits FROM hit "
        "UNION ALL SELECT 1, block, bits & ~first FROM hit"
    ),
    # Read backwards: the undated stand at the end of all numbers, and stay at the end.
    Sort.OLDEST: (
        "SELECT 0 AS rank, -block AS block, hit.bits & dated.bits AS bits "
        f"FROM hit JOIN rulings_tally dated USING (block) WHERE dated.kind = 'dated' "
        f"UNION ALL SELECT 1, -hit.block, hit.bits & ~coalesce(dated.bits, {NONE}) "
        "FROM hit LEFT JOIN rulings_tally dated ON dated.block = hit.block AND dated.kind = 'dated'"
    ),
    Sort.LONGEST: (
        "SELECT -longest.value::int AS rank, block, hit.bits & longest.bits AS bits "
        "FROM hit JOIN rulings_tally longest USING (block) WHERE longest.kind = 'longest'"
    ),
}
ORDERS = frozenset(_SETS)

_LISTED = f"""
{{hits}}, piece AS MATERIALIZED (
    SELECT rank, block, bits, bit_count(bits) AS number FROM ({{sets}}) sets
), placed AS (
    SELECT *, sum(number) OVER (ORDER BY rank, block) - number AS before
    FROM piece WHERE number > 0
), strip AS (
    SELECT rank, abs(block) * {STRIPS} + strip AS strip, number, bits,
           before + sum(number) OVER (PARTITION BY rank, block ORDER BY strip{{way}}) - number
           AS before
    FROM (
        SELECT rank, block, before, strip,
               substring(bits FROM strip * {STRIP} + 1 FOR {STRIP}) AS bits
        FROM placed, generate_series(0, {STRIPS - 1}) strip
        WHERE before < %s AND before + number > %s
    ) cut, bit_count(bits) number
)
SELECT ruling_id FROM (
    SELECT numbers.number, before + row_number() OVER (
        PARTITION BY rank, strip ORDER BY numbers.number{{way}}) - 1 AS place
    FROM strip, rulings_numbers(strip, bits) numbers
    WHERE before < %s AND before + strip.number > %s
) listed JOIN rulings_tallied USING (number)
WHERE place < %s AND place >= %s ORDER BY place
"""

_NEWEST = """
SELECT ruling_id FROM rulings_tallied WHERE ruling_id <> ALL(%s)
ORDER BY number OFFSET %s LIMIT %s
"""


def listed(hits: Hits, sort: Sort, first: int, end: int) -> list[str]:
    """Ids of the hits from place ``first``, which counts from 0, to before ``end``."""
    way = " DESC" if sort is Sort.OLDEST else ""
    sql = _LISTED.format(hits=hits.sql, sets=_SETS[sort], way=way)
    with connection.cursor() as cursor:
        cursor.execute(sql, [*hits.parameters, *3 * [end, first]])
        return [ruling_id for (ruling_id,) in cursor]


def newest(changed: Sequence[str], first: int, end: int) -> list[str]:
    """As ``listed``, of all rulings but those that changed: they are numbered newest first."""
    with connection.cursor() as cursor:
        cursor.execute(_NEWEST, [list(changed), first, end - first])
        return [ruling_id for (ruling_id,) in cursor]
