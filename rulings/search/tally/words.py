"""A tree of words as bits: from the tally what it holds, the rest by asking the search entries."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING

from rulings.search.language.tree import All, Either, Not, Term
from rulings.search.tally.bits import tallied

if TYPE_CHECKING:
    from collections.abc import Callable

    from rulings.search.language.tree import Node
    from rulings.search.tally.bits import Bits
    from rulings.search.tally.frequent import State

# Any word of the long vector; a word in the title or the particulars.
ANYWHERE, FIRST = "word", "first"


@dataclass(frozen=True, slots=True)
class Words:
    """Makes bits of trees. ``kind`` is where the words stand; ``scan`` asks the entries."""

    state: State
    kind: str
    scan: Callable[[Node], Bits]

    def bits(self, node: Node) -> Bits:
        """Of the rulings that meet the tree."""
        if not self.state.holds(node) and not isinstance(node, Either | Not):
            return self.scan(node)
        match node:
            case Term():
                return tallied(self.kind, [each.lexeme for each in self.state.of(node) or []])
            case All(parts):
                return reduce(and_, map(self.bits, parts))
            case Either(parts):
                return reduce(or_, map(self.bits, parts))
            case Not(part):
                return ~self.bits(part)
