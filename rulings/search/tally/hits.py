"""The rulings that a search asks for, as bits of each block: what counts and lists start from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import reduce
from operator import and_
from typing import TYPE_CHECKING, Any

from rulings.search.facets import FACETS, LONGEST_MONTHS
from rulings.search.language.tree import wanted
from rulings.search.tally.bits import CHANGED, NONE, Bits, Scans, numbered, tallied
from rulings.search.tally.words import ANYWHERE, FIRST, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from rulings.search.criteria import Criteria
    from rulings.search.facets import Facet
    from rulings.search.language.tree import Node
    from rulings.search.tally.frequent import State

    # Tree, and whether it must hold in the title or the particulars -> SQL for ``ruling_id``.
    Entries = Callable[[Node, bool], tuple[str, tuple[Any, ...]]]

# Every block, without the rulings that changed since the tally was made.
_EVERY = f"""
changed AS MATERIALIZED ({CHANGED}), every AS MATERIALIZED (
    SELECT block, t.bits & ~coalesce(changed.bits, {NONE}) AS bits
    FROM rulings_tally t LEFT JOIN changed USING (block) WHERE t.kind = 'all'
), """


@dataclass(frozen=True, slots=True)
class Hits:
    """``sql`` is a WITH whose last expression ``hit`` has a row for each block that has any.

    Of ``hit``, ``bits`` are the hits; ``lifting_NAME`` those with the selection of a facet lifted;
    ``first`` those with all words in the title or the particulars.
    """

    sql: str
    parameters: tuple[Any, ...]
    selected: tuple[Facet, ...]


def hits(criteria: Criteria, state: State, entries: Entries, *, first: bool = False) -> Hits:
    """``entries`` gives what the tally lacks; ``first`` adds that column, which has its price."""
    scans = Scans()
    selected = tuple(facet for facet in FACETS if criteria.selected(facet.name))
    asked = _all([Bits("every.bits"), *_words(criteria, state, entries, scans), *_ranges(criteria)])
    meets = {facet.name: tallied(facet.name, criteria.selected(facet.name)) for facet in selected}
    tree = wanted(criteria.understood.tree)
    columns = {"asked": asked, **{f"meets_{name}": bits for name, bits in meets.items()}}
    if first and tree:
        words = Words(state, FIRST, lambda node: scans.add(*entries(node, True)))
        columns["first"] = words.bits(tree)
    listed = ", ".join(f"{bits.sql} AS {name}" for name, bits in columns.items())
    ctes = scans.ctes()
    return Hits(
        f"WITH {_EVERY}{ctes.sql}found AS MATERIALIZED (SELECT every.block, {listed} FROM every), "
        f"hit AS MATERIALIZED (SELECT {_joined(selected, first=bool(first and tree))})",
        (
            list(state.changed),
            *ctes.parameters,
            *(value for bits in columns.values() for value in bits.parameters),
        ),
        selected,
    )


def _joined(selected: tuple[Facet, ...], *, first: bool) -> str:
    """The columns of ``hit``, of those of ``found``."""
    columns = ["block", f"{_met(selected)} AS bits"]
    for facet in selected:
        others = tuple(other for other in selected if other is not facet)
        columns.append(f"{_met(others)} AS lifting_{facet.name}")
    if first:
        columns.append("first")
    return f"{', '.join(columns)} FROM found WHERE asked <> {NONE}"


def _met(facets: tuple[Facet, ...]) -> str:
    return " & ".join(["asked", *(f"meets_{facet.name}" for facet in facets)])


def _all(parts: list[Bits]) -> Bits:
    return reduce(and_, parts)


def _words(criteria: Criteria, state: State, entries: Entries, scans: Scans) -> list[Bits]:
    tree = criteria.understood.tree
    if not tree:
        return []
    return [Words(state, ANYWHERE, lambda node: scans.add(*entries(node, False))).bits(tree)]


def _ranges(criteria: Criteria) -> list[Bits]:
    parts = []
    if criteria.duration_min is not None or criteria.duration_max is not None:
        fewest = max(criteria.duration_min or 1, 1)
        most = LONGEST_MONTHS if criteria.duration_max is None else criteria.duration_max
        months = range(fewest, min(most, LONGEST_MONTHS) + 1)
        parts.append(tallied("duration", map(str, months)))
    if criteria.decided_after:
        parts.append(numbered("d.decided_on >= %s", (criteria.decided_after,)))
    if criteria.decided_before:
        parts.append(numbered("d.decided_on <= %s", (criteria.decided_before,)))
    if criteria.decided_within is not None:
        first = criteria.today - timedelta(days=criteria.decided_within)
        parts.append(numbered("d.decided_on BETWEEN %s AND %s", (first, criteria.today)))
    return parts
