"""What readers say about rulings: most have nothing, a few have thousands of comments."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Final

from benchmarks.corpus.facets import Shares

if TYPE_CHECKING:
    from benchmarks.corpus.sentences import Pools
    from benchmarks.corpus.tables import Lines

DISCUSSED, TAIL, MOST = 0.3, 1.15, 5_000  # share of rulings, exponent of the tail, comments
_ANSWERED: Final = 0.42  # share of comments that answer one of the last hundred
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_BYTES_OF_A_PLACE: Final = 16
_DEEPEST: Final = 4 * _BYTES_OF_A_PLACE
_STATES = Shares({
    "approved": 940, "pending": 18, "rejected": 16, "spam": 14, "removed": 8, "withdrawn": 4,
})  # fmt: skip
_LET_IN: Final = {"approved", "withdrawn", "removed"}
_SENTENCES = Shares({1: 30, 2: 32, 3: 20, 4: 10, 6: 6, 10: 2})
_NAMES: Final = (
    "Band Six", "Night shift", "Former rep", "Quiet corridor", "On call again", "Second career",
    "Ward clerk", "Retired now", "Agency years", "Just reading", "Team lead", "Long memory",
    "Home visits", "Third floor", "Bank staff", "Old ledger", "Day off", "Union desk",
)  # fmt: skip


def numbers_of_comments(size: int, comments_per_ruling: float, seed: int) -> list[int]:
    """How many each ruling has, so that there are so many for a ruling in the mean."""
    chance = Random(f"{seed}:threads")
    weights = [
        chance.paretovariate(TAIL) if chance.random() < DISCUSSED else 0.0 for _ in range(size)
    ]
    wanted, scale = size * comments_per_ruling, 1.0
    for _ in range(8):  # what the longest may not have goes to the others
        scale *= wanted / (sum(min(MOST, weight * scale) for weight in weights) or 1)
    return [min(MOST, round(weight * scale)) for weight in weights]


@dataclass(slots=True)
class Comment:
    """One comment, at its place in the thread."""

    id: int
    parent: int | None  # its index in the thread
    state: str
    key: bytes
    at: datetime
    is_open: bool  # it and all above were let in
    is_tombstone: bool = False

    @property
    def is_visible(self) -> bool:
        """Whether readers see its words."""
        return self.is_open and self.state == "approved"


def thread(first_id: int, number: int, start: datetime, chance: Random) -> list[Comment]:
    """So many comments, replies after what they answer."""
    comments: list[Comment] = []
    at = start
    for index in range(number):
        at += timedelta(seconds=chance.randrange(20, 40_000))
        answers = index > 0 and chance.random() < _ANSWERED
        parent = chance.randrange(max(0, index - 100), index) if answers else None
        above = comments[parent] if parent is not None else None
        state = _STATES.pick(chance)
        comments.append(
            Comment(
                first_id + index,
                parent,
                state,
                _key(above.key if above else b"", at, first_id + index),
                at,
                state in _LET_IN and (above is None or above.is_open),
            )
        )
    for comment in reversed(comments):
        if comment.parent is not None and (comment.is_visible or comment.is_tombstone):
            above = comments[comment.parent]
            above.is_tombstone = above.state != "approved"
    return comments


def _key(above: bytes, at: datetime, pk: int) -> bytes:
    """What ``comments_thread_key`` makes in the database."""
    moment = struct.pack(">q", (at - _EPOCH) // timedelta(microseconds=1))
    if len(above) < _DEEPEST:
        return above + moment + struct.pack(">q", pk)
    cut = _DEEPEST - _BYTES_OF_A_PLACE
    return above[:cut] + max(moment, above[cut : cut + 8]) + struct.pack(">q", pk)


def write_thread(
    ruling: str, comments: list[Comment], pools: Pools, lines: Lines, chance: Random
) -> None:
    """The rows of a thread, each with its arrival, and of the discussion."""
    for comment in comments:
        text = pools.text(chance, pools.comments, _SENTENCES.pick(chance))
        at = str(comment.at)
        lines.add(
            "comments_comment",
            comment.id,
            ruling,
            None if comment.parent is None else comments[comment.parent].id,
            comment.state,
            f"{chance.choice(_NAMES)} {chance.randrange(1, 3_000)}",
            text,
            at,
            "",
            at,
            at if comment.is_visible else None,
            comment.is_visible,
            comment.is_tombstone,
            f'<p dir="auto">{text}</p>',
            1,
            rf"\\x{comment.key.hex()}",
            f"{chance.getrandbits(128):032x}",
        )
        lines.add("comments_move", comment.id, comment.id, "", comment.state, at, "import", "")
    visible = sum(comment.is_visible for comment in comments)
    lines.add("rulings_discussion", ruling, visible)
