"""What was counted when the tally was made: for each word, for each value, and for all rulings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db import connection

from rulings.search.criteria import Criteria
from rulings.search.facets import FACETS
from rulings.search.language.tree import Term
from rulings.search.tally.bits import BLOCK
from rulings.search.tally.counting import COUNTED, sorted_out
from rulings.search.tally.values import values_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rulings.search.language.tree import Node
    from rulings.search.tally.counting import FacetCounts
    from rulings.search.tally.frequent import State

# Kind and value of one row of the tally.
Row = tuple[str, str]
EVERY_RULING: Row = ("all", "")
# How many hold each value, by kind.
Counted = dict[str, dict[str, int]]
_FACETS = frozenset(facet.name for facet in FACETS)

# How many of the rulings with one row, ``asked``, hold each value. A subquery for each row, since
# the planner may sort the bits of all pairs of rows: at a million rulings, more than a disk holds.
MADE = """(
SELECT jsonb_object_agg(facet, numbers)
FROM (
    SELECT facet, jsonb_object_agg(value, number) AS numbers
    FROM (
        SELECT t.kind AS facet, t.value, sum(bit_count(bits.bits & t.bits)::int) AS number
        FROM rulings_tally bits JOIN rulings_tally t USING (block)
        WHERE bits.kind = asked.kind AND bits.value = asked.value AND t.kind = ANY(%(counted)s)
        GROUP BY 1, 2
    ) pairs WHERE number > 0 GROUP BY 1
) facets)
"""
_ASKED = """
FROM unnest(%s::text[], %s::text[]) asked (kind, value)
LEFT JOIN rulings_tallytotal USING (kind, value)
"""
_COUNTED = f"SELECT kind, counts::json, NULL, NULL {_ASKED}"
# With what is to be taken off: the values that the first mark keeps of each changed ruling. All of
# one moment, since a tally that is made meanwhile has other counts and other marks. Numbers and
# bits are looked up one by one: the planner, who never knows how few marks there are, would read
# all numbers, or the bits of blocks that have none, to join.
_CORRECTED = f"""
WITH marked AS MATERIALIZED (
    SELECT DISTINCT ON (ruling_id) ruling_id, entry, (
        SELECT number FROM rulings_tallied t WHERE t.ruling_id = mark.ruling_id
    ) AS number
    FROM rulings_untallied mark ORDER BY ruling_id, id
)
SELECT kind, counts::json, (
    SELECT json_agg(json_build_array(gone.kind, gone.value, gone.number)) FROM (
        SELECT v.kind, v.value, count(*) AS number
        FROM marked
        CROSS JOIN LATERAL jsonb_populate_record(NULL::rulings_searchentry, marked.entry) e
        CROSS JOIN LATERAL ({values_of("e")}) v (kind, value)
        WHERE v.kind = ANY(%s) AND get_bit((
            SELECT bits FROM rulings_tally t
            WHERE t.kind = asked.kind AND t.value = asked.value
              AND t.block = marked.number / {BLOCK}
        ), mod(marked.number, {BLOCK})) = 1
        GROUP BY 1, 2
    ) gone
), ARRAY(SELECT ruling_id FROM marked)
{_ASKED}
"""


@dataclass(frozen=True, slots=True)
class Unchanged:
    """What was counted of the rulings that did not change since; the ids of those that did."""

    number: int
    counts: FacetCounts
    changed: Sequence[str]


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


def unchanged(row: Row, state: State) -> Unchanged:
    """The number of hits and of each value's; a facet's with its own selection lifted."""
    kind = row[0]
    rows = [row, EVERY_RULING] if kind in _FACETS else [row]
    told = _told(rows, is_corrected=bool(state.changed))
    counted, gone, changed = told[kind]
    number, counts = _left(counted, gone)
    if kind in _FACETS:
        counts[kind] = _left(*told["all"][:2])[1][kind]
    return Unchanged(number, counts, changed or ())


def _row_of(tree: Node, state: State) -> Row | None:
    """The one row of a term; spellings that no ruling of the tally has do not count."""
    known = state.of(tree) if isinstance(tree, Term) else None
    lexemes = {each.lexeme for each in known or () if each.number}
    return ("word", lexemes.pop()) if len(lexemes) == 1 else None


def _told(rows: Sequence[Row], *, is_corrected: bool) -> dict[str, Any]:
    """By kind: what was counted, what of that is gone, and the ids of what changed."""
    asked: list[Any] = [list(column) for column in zip(*rows, strict=True)]
    with connection.cursor() as cursor:
        if is_corrected:
            cursor.execute(_CORRECTED, [COUNTED, *asked])
        else:
            cursor.execute(_COUNTED, asked)
        return {kind: told for kind, *told in cursor}


def _left(counted: Counted | None, gone: list[Any] | None) -> tuple[int, FacetCounts]:
    total, counts = sorted_out(_rows(counted or {}))
    less, of_values = sorted_out(gone or ())
    return total - less, {
        name: dict(Counter(counts[name]) - Counter(of_values[name])) for name in counts
    }


def _rows(counted: Counted) -> Iterator[tuple[str, str, int]]:
    for kind, numbers in counted.items():
        for value, number in numbers.items():
            yield kind, value, number
