"""The most discussed first: how many comments there are changes daily, so it is asked anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import connection

from rulings.search.criteria import Sort
from rulings.search.tally import listing
from rulings.search.tally.bits import BLOCK

if TYPE_CHECKING:
    from rulings.search.tally.hits import Hits

# If hits are discussed as much as other rulings, half of those looked at first are enough.
_MARGIN = 2
_FEWEST = 500
_ALL = 2**31 - 1
# The numbers of so many are looked up one by one. The planner, who takes that for slow, would read
# all numbers to join them.
_LOOKED_UP_AT_MOST = 5_000
_LOOKED_UP = """CROSS JOIN LATERAL (
    SELECT number FROM rulings_tallied t WHERE t.ruling_id = discussed.ruling_id OFFSET 0
) numbered"""
_JOINED = "JOIN rulings_tallied USING (ruling_id)"

_DISCUSSED = f"""
{{hits}}, discussed AS MATERIALIZED (
    SELECT ruling_id, visible_comments FROM rulings_discussion WHERE visible_comments > 0
    ORDER BY visible_comments DESC FETCH FIRST %s ROWS WITH TIES
)
SELECT ruling_id FROM discussed {{numbers}}
JOIN hit ON hit.block = number / {BLOCK}
WHERE get_bit(hit.bits, mod(number, {BLOCK})) = 1
ORDER BY visible_comments DESC, number LIMIT %s
"""


def looked_at(share: float, end: int) -> int:
    """How many of the most discussed rulings should do for so many hits, ``share`` of all."""
    return max(_FEWEST, int(_MARGIN * end / share))


def listed(hits: Hits, share: float, first: int, end: int) -> list[str]:
    """As ``listing.listed``; ``share`` of all rulings are hits.

    The most discussed rulings of the site are looked at, as many as should do, then all that are
    discussed. Those without comments follow, the newest first.
    """
    found = most_discussed(hits, looked_at(share, end), end)
    if len(found) < end:
        found = most_discussed(hits, _ALL, end)
    if len(found) < end:
        known = set(found)
        newest = listing.listed(hits, Sort.NEWEST, 0, end)
        found += [ruling_id for ruling_id in newest if ruling_id not in known]
    return found[first:end]


def most_discussed(hits: Hits, most: int, end: int) -> list[str]:
    """Hits with comments, of so many of the most discussed rulings."""
    numbers = _LOOKED_UP if most <= _LOOKED_UP_AT_MOST else _JOINED
    sql = _DISCUSSED.format(hits=hits.sql, numbers=numbers)
    with connection.cursor() as cursor:
        cursor.execute(sql, [*hits.parameters, most, end])
        return [ruling_id for (ruling_id,) in cursor]
