"""Everything that is measured at one size, in one process, against one database."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

import psycopg

from benchmarks.searching import machine, memory
from benchmarks.searching.cold import cold
from benchmarks.searching.contenders.datasette import Datasette
from benchmarks.searching.contenders.own_site import OwnSite
from benchmarks.searching.contenders.search_vector import DjangoSearchVector
from benchmarks.searching.contenders.tantivy import Tantivy
from benchmarks.searching.edits import edits
from benchmarks.searching.load import CLIENTS, mixed, throughput
from benchmarks.searching.mix import MIX_NAME, READ, SEARCHES, instances
from benchmarks.searching.outcome import Found, Outcome
from benchmarks.searching.peer_files import made
from benchmarks.searching.rounds import MOST_ROUNDS, in_turns
from benchmarks.searching.targets import DATASETTE, TANTIVY
from benchmarks.searching.timings import Summary, summary
from benchmarks.site import gunicorn

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from benchmarks.searching.chance import Chance
    from benchmarks.searching.contenders import Contender
    from benchmarks.searching.mix import Asked
    from benchmarks.searching.rounds import Answers

ONE_WORD: Final = ("rare", "common", "very common", "nearly all")
COUNTED: Final = {
    "rulings": "SELECT count(*) FROM rulings_searchentry",
    "comments": "SELECT count(*) FROM comments_comment",
}


@dataclass(frozen=True, slots=True)
class Measuring:
    """What one size is measured with; ``environment`` is the web server's."""

    size: int
    peers: tuple[str, ...]
    seconds: float
    patience: float
    environment: Mapping[str, str]
    folder: Path
    restart_database: Callable[[], None] | None = None
    with_cold: bool = True
    rounds: int = MOST_ROUNDS
    edits: int = 60


def measured(asked: Measuring, chance: Chance, tell: Callable[[str], None] = print) -> Outcome:
    """The outcome. The database holds the rulings already, and Django knows it."""
    classes = instances(chance)
    with psycopg.connect(asked.environment["DATABASE_URL"]) as database:
        tell("making the files of the others")
        paths, made_how = made(database, asked.folder, asked.peers)
        known = {name: _number(database, sql) for name, sql in COUNTED.items()}
        described = machine.machine(database), machine.settings(database)
    # First, so that searches find some rulings changed since the tally was made, as on a busy site.
    edited = summary(edits(asked.edits))
    warm = _warm(asked, classes, chance, paths, tell)
    notes, first = [made_how], {}
    if asked.with_cold:
        tell("starting everything anew for the first requests")
        found = cold(classes, asked.environment, asked.restart_database)
        first, notes = dict(found.times), [made_how, found.said]
    return Outcome(
        size=asked.size,
        measured_on=f"{datetime.now(UTC):%-d %B %Y}",
        counted=known,
        cold=first,
        edits=edited,
        machine=described[0],
        settings=described[1],
        notes=tuple(notes),
        **warm,
    )


def _number(database: psycopg.Connection[Any], sql: str) -> int:
    row = database.execute(sql.encode()).fetchone()
    return int(row[0]) if row else 0


def _warm(
    asked: Measuring,
    classes: Mapping[str, Sequence[Asked]],
    chance: Chance,
    paths: Mapping[str, Path],
    tell: Callable[[str], None],
) -> dict[str, Any]:
    """What needs all contenders running."""
    with ExitStack() as stack:
        server = stack.enter_context(gunicorn(asked.environment))
        site = OwnSite(server.port)
        contenders: list[Contender] = [site]
        contenders += [stack.enter_context(_peer(name, paths, asked)) for name in asked.peers]
        tell("asking all contenders in turns")
        answers = in_turns(contenders, classes, asked.seconds, asked.rounds)
        tell("asking with many clients at once")
        mix = mixed([classes[kind.name] for kind in READ])
        return {
            "times": summaries(answers),
            "throughput": tuple(
                throughput(site, mix, clients, asked.seconds) for clients in CLIENTS
            ),
            "memory": memory.of_web_server(server.pid) | _database_memory(asked),
            "found": tuple(_found(contenders, chance)),
        }


def _peer(name: str, paths: Mapping[str, Path], asked: Measuring) -> Any:
    if name == DATASETTE:
        return Datasette(paths[name], asked.patience)
    if name == TANTIVY:
        return Tantivy(paths[name])
    return DjangoSearchVector(asked.patience)


def summaries(answers: Answers) -> dict[str, dict[str, Summary]]:
    """For each contender the summary of each class, and of its search pages together."""
    told = {}
    for name, classes in answers.items():
        told[name] = {kind: summary(given) for kind, given in classes.items()}
        told[name][MIX_NAME] = summary(*(classes.get(kind.name, []) for kind in SEARCHES))
    return told


def _found(contenders: Sequence[Contender], chance: Chance) -> list[Found]:
    """One word of each class, counted by everybody."""
    words = [chance.frequencies[name][0] for name in ONE_WORD]
    return [Found(word, {one.name: one.found(word) for one in contenders}) for word in words]


def _database_memory(asked: Measuring) -> dict[str, float]:
    """Nothing where the database runs elsewhere or its files may not be read."""
    with psycopg.connect(asked.environment["DATABASE_URL"]) as database:
        return memory.of_database(database)
