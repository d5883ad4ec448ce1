"""A stretch of the corpus from nothing to committed rows; runs in a process of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from random import Random
from typing import TYPE_CHECKING, Final

import psycopg
from psycopg import sql

from benchmarks.corpus.case import case_of
from benchmarks.corpus.ruling import Writer
from benchmarks.corpus.sentences import Pools
from benchmarks.corpus.tables import COMMENT_TABLES, RULING_TABLES, Lines
from benchmarks.corpus.threads import thread, write_thread
from benchmarks.corpus.timing import Seconds, timed

if TYPE_CHECKING:
    from benchmarks.corpus.reference import Reference, Row

RULINGS, FEW = 2_500, 250  # in a stretch, and in the first one
FIRST_ID: Final = 1_000_000  # what is there already has smaller ones
IDS: Final = 100_000  # of every table for one stretch
FIRST_COMMENTS: Final = date(2010, 1, 1)
_SETTINGS: Final = (
    "SET synchronous_commit = off",
    "SET jit = off",
    "SET enable_seqscan = off",  # nobody knows yet how large the tables are
    "SET rulings.made_with = 'import'",
    "SET rulings.reason = 'Corpus'",
)


@dataclass(slots=True)
class Stretch:
    """Which rulings, and how many comments each has."""

    seed: int
    first: int
    comments: list[int]
    first_comment: int
    first_id: int  # of its rows in every table
    seconds: Seconds = field(default_factory=dict)

    @property
    def numbers(self) -> range:
        """Of its rulings."""
        return range(self.first, self.first + len(self.comments))


class _Here:
    """What one process keeps between stretches."""

    connection: psycopg.Connection[Row]
    reference: Reference
    pools: Pools


def begin(conninfo: str, reference: Reference, seed: int) -> None:
    """Once in each process."""
    _Here.connection = psycopg.connect(conninfo, autocommit=True)
    for statement in _SETTINGS:
        _Here.connection.execute(statement.encode())
    _Here.reference = reference
    _Here.pools = Pools(seed)


def load(stretch: Stretch) -> Seconds:
    """Seconds by step."""
    with timed(stretch.seconds, "texts"):
        lines, ids = lines_of(stretch, _Here.reference, _Here.pools)
    connection = _Here.connection
    with connection.transaction():
        with timed(stretch.seconds, "rulings"):
            _copy(lines, RULING_TABLES)
        with timed(stretch.seconds, "entries"):
            connection.execute("SELECT rulings_refresh_entries(%s)", [ids])
        with timed(stretch.seconds, "history"):
            connection.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with connection.transaction(), timed(stretch.seconds, "comments"):
        _copy(lines, COMMENT_TABLES)
    return stretch.seconds


def lines_of(stretch: Stretch, reference: Reference, pools: Pools) -> tuple[Lines, list[str]]:
    """The same for the same stretch, wherever it is made; and the ids of its rulings."""
    chance = Random(f"{stretch.seed}:{stretch.first}")
    lines = Lines(stretch.first_id)
    writer = Writer(reference, pools, lines, chance)
    ids = []
    comment = stretch.first_comment
    for number, comments in zip(stretch.numbers, stretch.comments, strict=True):
        case = case_of(number, stretch.seed, reference, chance)
        writer.write(case)
        ids.append(case.id)
        start = datetime.combine(max(case.day, FIRST_COMMENTS), time(9), UTC)
        write_thread(case.id, thread(comment, comments, start, chance), pools, lines, chance)
        comment += comments
    return lines, ids


def _copy(lines: Lines, tables: dict[str, str]) -> None:
    with _Here.connection.cursor() as cursor:
        for table, columns in tables.items():
            if not (rows := lines.of[table]):
                continue
            statement = f"COPY {table} ({columns}) FROM STDIN"
            with cursor.copy(sql.SQL(statement)) as copy:
                copy.write("\n".join(rows) + "\n")
