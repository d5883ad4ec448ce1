"""What each comment that waits in the spool answers: one beside it, one that is here, or none."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from comments.wxr.placing import ABSENT, TOP, break_loops, parents_first
from comments.wxr.report import MOST_LINES, Remarks, one_line, where
from comments.wxr.spool import rows

if TYPE_CHECKING:
    from collections.abc import Iterator

_NOT_THERE = "answers comment {}, which is not in the file: now at the top"
_LEFT_OUT = "answers comment {}, which was left out: now at the top"
_IN_A_LOOP = "answers comment {}, which in the end answers it: now at the top"
_ONLY_HERE = "answers comment {}, which is not in the file: attached to it under the ruling"

# Of each comment: whether it is kept, is here already, answers any; then the one that it answers,
# in the file and under the ruling.
_LINKS = """
SELECT one.left_out = '', known.id IS NOT NULL, one.parent_id <> '',
       above.ordinal, above.left_out = '', known_above.id
FROM wxr_comment one
LEFT JOIN comments_comment known ON known.ruling_id = %(ruling)s AND known.uid = one.uid
LEFT JOIN LATERAL (
    SELECT ordinal, left_out, uid FROM wxr_comment
    WHERE comment_id = one.parent_id AND one.parent_id <> ''
    ORDER BY left_out <> '', ordinal LIMIT 1) above ON true
LEFT JOIN comments_comment known_above ON known_above.ruling_id = %(ruling)s
    AND known_above.uid = coalesce(above.uid, one.parent_uid)
ORDER BY one.ordinal
"""
_ABOUT = """
SELECT ordinal, line, comment_id, author_name, parent_id
FROM wxr_comment WHERE ordinal = ANY (%s) ORDER BY ordinal
"""


@dataclass(slots=True)
class Links:
    """Of each comment in the spool, by its place among them: the place of its parent, or ``TOP``,
    or ``ABSENT`` if it is not saved now; and the id of a parent that is here already, or 0.
    """

    parents: array[int] = field(default_factory=lambda: array("q"))
    known_parents: array[int] = field(default_factory=lambda: array("q"))
    known: int = 0
    moved: dict[int, str] = field(default_factory=dict)  # the first of them, and why
    number_moved: int = 0

    def places(self) -> Iterator[tuple[int, int, int | None, int | None]]:
        """What is to be saved, parents first: position, ordinal, parent as ordinal or as id."""
        for position, ordinal in enumerate(parents_first(self.parents)):
            above = self.parents[ordinal]
            yield (
                position,
                ordinal,
                None if above == TOP else above,
                self.known_parents[ordinal] or None,
            )

    def tell(self, remarks: Remarks) -> None:
        """Which comments stand elsewhere than the file says, and why."""
        for ordinal, line, comment_id, author, parent in rows(_ABOUT, [list(self.moved)]):
            why = self.moved[ordinal].format(one_line(parent))
            remarks.add(f"{where(line, comment_id, author)}: {why}")
        remarks.number = self.number_moved

    def add(self, row: tuple[bool, bool, bool, int | None, bool | None, int | None]) -> None:
        kept, is_known, answers, above, above_kept, known_above = row
        self.known += kept and is_known
        parent, known_parent, why = TOP, 0, ""
        if not kept or is_known:
            parent = ABSENT
        elif known_above:
            known_parent, why = known_above, "" if above_kept else _ONLY_HERE
        elif above is not None and above_kept:
            parent = above
        elif answers:
            why = _NOT_THERE if above is None else _LEFT_OUT
        if why:
            self.moves(len(self.parents), why)
        self.parents.append(parent)
        self.known_parents.append(known_parent)

    def moves(self, ordinal: int, why: str) -> None:
        self.number_moved += 1
        if len(self.moved) < MOST_LINES:
            self.moved[ordinal] = why


def links_under(ruling_id: str) -> Links:
    """How the comments in the spool hang together under this ruling, loops broken."""
    links = Links()
    for row in rows(_LINKS, {"ruling": ruling_id}):
        links.add(row)
    for ordinal in break_loops(links.parents):
        links.moves(ordinal, _IN_A_LOOP)
    return links
