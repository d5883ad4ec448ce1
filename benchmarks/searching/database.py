"""The database of one size: one that is kept, or one that is gone afterwards."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import psycopg

from benchmarks.searching.machine import memory_in_mb
from benchmarks.site import database_on
from config import embedded
from config.embedded.server import ready, stop

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.searching.options import Options

Restart = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Prepared:
    """Where it is, and how its server is started anew, if it is ours to do so."""

    url: str
    restart: Restart | None = None


def operators_settings() -> dict[str, str]:
    """What who runs a database of this kind would set on a machine of this size."""
    memory = memory_in_mb()
    return {
        "shared_buffers": f"{memory // 4}MB",
        "effective_cache_size": f"{memory * 3 // 4}MB",
        "maintenance_work_mem": f"{min(memory // 16, 1024)}MB",
        "work_mem": "32MB",
        "max_wal_size": "8GB",
        "random_page_cost": "1.1",
        "wal_compression": "on",
        "jit": "off",
    }


@contextmanager
def database_of(size: int, options: Options, folder: Path) -> Iterator[Prepared]:
    """The one that is named for this size, else a new one on the server that `DATABASE_URL` names,
    else a new one on a server of its own, with the settings above."""
    command = options.restart_command
    restart = (lambda: _run(command)) if command else None
    if named := options.databases.get(size):
        yield Prepared(named, restart)
    elif server := os.environ.get("DATABASE_URL"):
        with database_on(server) as url:
            yield Prepared(url, restart)
    else:
        with own_server(folder / "postgres") as prepared:
            yield prepared


@contextmanager
def own_server(cluster: Path) -> Iterator[Prepared]:
    """A server that is gone afterwards."""
    with embedded.running(cluster) as server:
        with psycopg.connect(server, autocommit=True) as connection:
            for name, value in operators_settings().items():
                connection.execute(f"ALTER SYSTEM SET {name} = '{value}'".encode())
        restart_own(cluster)
        with database_on(server) as url:
            yield Prepared(url, lambda: restart_own(cluster))


def restart_own(cluster: Path) -> None:
    """Stop and start the server; its address stays."""
    stop(cluster)
    ready(cluster, durable=True)


def _run(command: str) -> None:
    subprocess.run(["sh", "-c", command], check=True, stdout=subprocess.DEVNULL)
