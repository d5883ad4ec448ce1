"""A migrated database and a number of rulings -> a corpus in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from io import StringIO
from itertools import accumulate, pairwise
from multiprocessing import get_context
from typing import Any, Final

import psycopg
from django.core.management import call_command
from django.db import connection as default
from psycopg import sql
from psycopg.conninfo import make_conninfo

from benchmarks.corpus.checking import RULES, wrong
from benchmarks.corpus.loading import FEW, FIRST_ID, IDS, RULINGS, Stretch, begin, load
from benchmarks.corpus.moves import move
from benchmarks.corpus.reference import Row, reference_of
from benchmarks.corpus.switches import put_back, switch_off, triggers, triggers_on_afterwards
from benchmarks.corpus.tables import ENTRIES, FILLED, RULING_TABLES, TABLES
from benchmarks.corpus.threads import numbers_of_comments
from benchmarks.corpus.timing import Seconds, timed

PROCESSES: Final = 2
_MEMORY = "SET maintenance_work_mem = '1GB'"


class NotEmpty(Exception):
    """The database cannot take a corpus; says why."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What is in the database now, and what it took."""

    rulings: int
    comments: int
    seconds: Seconds  # by phase, on the clock
    steps: Seconds  # inside the loading, summed over the processes

    def lines(self) -> Iterator[str]:
        """For a person to read."""
        whole = sum(self.seconds.values())
        yield f"{self.rulings} rulings and {self.comments} comments in {whole:.0f} s"
        yield from (f"  {name}: {seconds:.1f} s" for name, seconds in self.seconds.items())
        for name, seconds in self.steps.items():
            yield f"    of the loading, over all processes, {name}: {seconds:.1f} s"


def fill(size: int, *, seed: int = 2017, comments_per_ruling: float = 10) -> Filled:
    """Into the database of Django's default connection, which must be migrated."""
    conninfo = conninfo_of(default.settings_dict)
    comments = numbers_of_comments(size, comments_per_ruling, seed)
    seconds: Seconds = {}
    steps: Counter[str] = Counter()
    with psycopg.connect(conninfo, autocommit=True) as connection:
        _refuse_unless_new(connection)
        off = switch_off(connection)
        try:
            with triggers_on_afterwards(connection, off), timed(seconds, "loading"):
                for took in _loaded(conninfo, connection, seed, comments):
                    steps.update(took)
            with timed(seconds, "rules"):
                _keep_rules(connection)
            with timed(seconds, "moves"):
                move(connection, size, seed)
        except BaseException:
            _in_turns(conninfo, [*off.indexes, *put_back(connection, off.foreign_keys)])
            raise
        _sequences(connection)
        _finish(conninfo, off.indexes, put_back(connection, off.foreign_keys), seconds)
    return Filled(size, sum(comments), seconds, dict(steps))


def conninfo_of(settings: dict[str, Any]) -> str:
    """How to reach the database that one of Django's connections leads to."""
    names = {
        "NAME": "dbname",
        "USER": "user",
        "PASSWORD": "password",
        "HOST": "host",
        "PORT": "port",
    }
    return make_conninfo("", **{names[key]: settings[key] for key in names if settings.get(key)})


def _refuse_unless_new(connection: psycopg.Connection[Row]) -> None:
    if triggers(connection, "D"):
        raise NotEmpty("An earlier run ended in the middle. Make a new database and migrate it.")
    for table in TABLES:
        if "discussion" in table or table == "rulings_ruling":
            continue
        found = connection.execute(
            sql.SQL("SELECT 1 FROM {} WHERE id >= %s LIMIT 1").format(sql.Identifier(table)),
            [FIRST_ID],
        ).fetchone()
        if found:
            raise NotEmpty("There is a corpus in this database. Make a new one and migrate it.")


def _loaded(
    conninfo: str, connection: psycopg.Connection[Row], seed: int, comments: list[int]
) -> Iterator[Seconds]:
    parts = list(stretches(seed, comments))
    with ProcessPoolExecutor(
        min(PROCESSES, len(parts)),
        mp_context=get_context("spawn"),
        initializer=begin,
        initargs=(conninfo, reference_of(connection), seed),
    ) as processes:
        # Plans are made with the figures of the first stretch.
        yield processes.submit(load, parts[0]).result()
        connection.execute("ANALYZE")
        yield from processes.map(load, parts[1:])


def _keep_rules(connection: psycopg.Connection[Row]) -> None:
    """Raises CheckViolation where a trigger that was off would have."""
    connection.execute(f"ANALYZE {', '.join(RULING_TABLES)}".encode())
    if broken := list(wrong(connection, RULES)):
        raise psycopg.errors.CheckViolation("; ".join(broken))


def stretches(seed: int, comments: list[int]) -> Iterator[Stretch]:
    """The first is small: until then nobody knows how large the tables are."""
    first_comments = list(accumulate(comments, initial=FIRST_ID))
    firsts = [0, *range(FEW, len(comments), RULINGS), len(comments)]
    for place, (first, end) in enumerate(pairwise(firsts)):
        yield Stretch(
            seed, first, comments[first:end], first_comments[first], FIRST_ID + place * IDS
        )


def _finish(conninfo: str, indexes: list[str], looks: list[str], seconds: Seconds) -> None:
    """Two things at a time: what ends with the tally, and beside it all that it does not need."""
    entries = [index for index in indexes if ENTRIES in index]
    rest = [index for index in indexes if ENTRIES not in index]
    vacuums = [f"VACUUM (ANALYZE) {table}" for table in FILLED if table != ENTRIES]
    with ThreadPoolExecutor(1) as beside:
        others = [
            beside.submit(_execute, conninfo, statement) for statement in (*rest, *looks, *vacuums)
        ]
        with timed(seconds, "indexes and vacuum of entries"):
            for statement in (*entries, f"VACUUM (ANALYZE) {ENTRIES}"):
                _execute(conninfo, statement)
        with timed(seconds, "tally"):
            call_command("tally", stdout=StringIO())
        with timed(seconds, "indexes, foreign keys, vacuum: what was left beside"):
            for one in others:
                one.result()


def _in_turns(conninfo: str, statements: Iterable[str]) -> None:
    """Two at a time, in the order given."""
    with ThreadPoolExecutor(PROCESSES) as threads:
        list(threads.map(partial(_execute, conninfo), statements))


def _execute(conninfo: str, statement: str) -> None:
    """On a connection of its own."""
    with psycopg.connect(conninfo, autocommit=True) as connection:
        connection.execute(_MEMORY)
        connection.execute(statement.encode())


def _sequences(connection: psycopg.Connection[Row]) -> None:
    for table in TABLES:
        if table in {"rulings_ruling", "rulings_discussion"}:
            continue
        connection.execute(
            sql.SQL(
                "SELECT setval(pg_get_serial_sequence({0}, 'id'), greatest(max(id), 1)) FROM {1}"
            ).format(sql.Literal(table), sql.Identifier(table))
        )
