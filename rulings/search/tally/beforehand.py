"""What was counted when the tally was made: for each word, for each value, and for all rulings."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import connection

from rulings.search.criteria import Criteria
from rulings.search.facets import FACETS
from rulings.search.language.tree import Term
from rulings.search.tally.bits import BLOCK
from rulings.search.tally.counting import COUNTED, read, sorted_out
from rulings.search.tally.values import values_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rulings.search.language.tree import Node
    from rulings.search.tally.counting import FacetCounts
    from rulings.search.tally.frequent import State

# Kind and value of one row of the tally.
Row = tuple[str, str]
EVERY_RULING: Row = ("all", "")

_COUNTED = """
SELECT counts::json FROM rulings_tallytotal WHERE kind = %s AND value = %s AND counts IS NOT NULL
"""
# What of that has changed since: the values that its first mark keeps of each ruling.
_CHANGED = f"""
SELECT v.kind, v.value, count(*)::int
FROM (
    SELECT DISTINCT ON (ruling_id) number, entry
    FROM rulings_untallied JOIN rulings_tallied USING (ruling_id)
    WHERE ruling_id = ANY(%s) ORDER BY ruling_id, id
) gone
JOIN rulings_tally asked ON asked.block = gone.number / {BLOCK}
CROSS JOIN LATERAL jsonb_populate_record(NULL::rulings_searchentry, gone.entry) e
CROSS JOIN LATERAL ({values_of("e")}) v (kind, value)
WHERE asked.kind = %s AND asked.value = %s AND get_bit(asked.bits, mod(gone.number, {BLOCK})) = 1
  AND v.kind = ANY(%s)
GROUP BY 1, 2
"""


def only_row(criteria: Criteria, state: State) -> Row | None:
    """What a search asks for, if that is one word, or one value, or nothing at all."""
    tree = criteria.understood.tree
    others = replace(criteria, q="", synonyms=())
    if others == Criteria(today=criteria.today):
        return EVERY_RULING if tree is None else _row_of(tree, state)
    chosen = [(facet.name, value) for facet in FACETS for value in criteria.selected(facet.name)]
    if tree is not None or len(chosen) != 1:
        return None
    only_ranges = others.lifting(chosen[0][0])
    return chosen[0] if only_ranges == Criteria(today=criteria.today) else None


def facet_counts(row: Row, state: State) -> tuple[int, FacetCounts]:
    """The number of hits and of each value's; a facet's with its own selection lifted."""
    number, counts = _unchanged(row, state)
    kind = row[0]
    if kind in counts:
        counts[kind] = _unchanged(EVERY_RULING, state)[1][kind]
    return number, counts


def changed_counts(row: Row, changed: Iterable[str]) -> tuple[int, FacetCounts]:
    """What was counted beforehand of the rulings with these ids."""
    return read(_CHANGED, [list(changed), *row, COUNTED])


def _row_of(tree: Node, state: State) -> Row | None:
    """The one row of a term; spellings that no ruling of the tally has do not count."""
    known = state.of(tree) if isinstance(tree, Term) else None
    lexemes = {each.lexeme for each in known or () if each.number}
    return ("word", lexemes.pop()) if len(lexemes) == 1 else None


def _unchanged(row: Row, state: State) -> tuple[int, FacetCounts]:
    with connection.cursor() as cursor:
        cursor.execute(_COUNTED, row)
        counted = cursor.fetchone()
    total, counts = sorted_out(_rows(counted[0] if counted else {}))
    if not state.changed:
        return total, counts
    gone, of_values = changed_counts(row, state.changed)
    return total - gone, {
        name: dict(Counter(counts[name]) - Counter(of_values[name])) for name in counts
    }


def _rows(counted: dict[str, dict[str, int]]) -> Iterator[tuple[str, str, int]]:
    for kind, numbers in counted.items():
        for value, number in numbers.items():
            yield kind, value, number
