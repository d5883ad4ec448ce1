"""Whether the tally says of every ruling that did not change what its search entry says.

What marks keep is not looked at: it is what was, and nothing else tells that.
"""

from __future__ import annotations

from django.db import connection

from rulings.search.tally.beforehand import MADE
from rulings.search.tally.bits import NONE, gathered
from rulings.search.tally.counting import COUNTED
from rulings.search.tally.values import values_of

_HELD = """
    SELECT v.kind, v.value, n.number
    FROM unmarked n JOIN rulings_searchentry e USING (ruling_id)
    CROSS JOIN LATERAL ({values}) v (kind, value)
"""
_COMPARE = f"""
WITH unmarked AS (
    SELECT number, ruling_id FROM rulings_tallied
    WHERE ruling_id NOT IN (SELECT ruling_id FROM rulings_untallied)
), mask AS (
    {gathered("SELECT number FROM unmarked")}
), said AS (
    SELECT t.kind, t.value, block, t.bits & coalesce(mask.bits, {NONE}) AS bits
    FROM rulings_tally t LEFT JOIN mask USING (block) WHERE t.kind NOT IN ('word', 'first')
), held AS (
    {gathered(_HELD, "kind", "value")}
)
SELECT DISTINCT kind, value FROM said FULL JOIN held USING (kind, value, block)
WHERE coalesce(said.bits, {NONE}) <> coalesce(held.bits, {NONE}) ORDER BY 1, 2
"""
_COUNTED = f"""
SELECT kind, value
FROM (
    SELECT kind, value, counts
    FROM (SELECT DISTINCT kind, value FROM rulings_tally) held
    FULL JOIN rulings_tallytotal USING (kind, value) WHERE kind = ANY(%(asked)s)
) asked
WHERE counts IS DISTINCT FROM {MADE} ORDER BY 1, 2
"""


def wrong_values() -> list[tuple[str, str]]:
    """Kind and value of each row of bits that is wrong; words are not looked at."""
    with connection.cursor() as cursor:
        cursor.execute(_COMPARE.format(values=values_of("e")))
        return [(kind, value) for kind, value in cursor]


def wrong_counts() -> list[tuple[str, str]]:
    """Kind and value of which was counted beforehand what the bits do not say; no words either."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED, {"asked": COUNTED, "counted": COUNTED})
        return [(kind, value) for kind, value in cursor]
