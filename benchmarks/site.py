"""A site of its own, with an empty database, that is gone afterwards."""

from __future__ import annotations

import fcntl
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import django
import psycopg
from django.core.management import call_command

from benchmarks.processes import HOST, free_port, running, wait_until_it_answers
from config import embedded
from config.embedded.places import opened
from config.problem import DatabaseProblem

PREFIX = "conduct-rulings-bench-"
USED = "used"


@dataclass(frozen=True, slots=True)
class Site:
    """Where it answers, and the id of its first process."""

    port: int
    pid: int

    def get(self, path: str) -> tuple[int, int]:
        """Status and bytes of a page, over a connection of its own."""
        with closing(HTTPConnection(HOST, self.port, timeout=120)) as connection:
            connection.request("GET", path)
            response = connection.getresponse()
            return response.status, len(response.read())


@contextmanager
def running_site() -> Iterator[Site]:
    """On the server that DATABASE_URL names, or a throw-away one; Django is set up for it."""
    with (
        own_directory() as directory,
        _server(directory) as server,
        database_on(server) as database,
    ):
        os.environ |= environment(database, directory)
        django.setup()
        call_command("migrate", verbosity=0)
        call_command("load_demonstration")
        call_command("collectstatic", interactive=False, verbosity=0)
        with gunicorn(os.environ) as site:
            yield site


def environment(database: str, directory: Path) -> dict[str, str]:
    """What a site of its own is told."""
    return {
        "DATABASE_URL": database,
        "DATA_DIRECTORY": str(directory),
        "SECRET_KEY": secrets.token_urlsafe(),
        "DJANGO_SETTINGS_MODULE": "config.settings",
    }


@contextmanager
def own_directory() -> Iterator[Path]:
    """A directory that is gone afterwards; so are those that killed runs left behind."""
    _remove_abandoned()
    directory = Path(tempfile.mkdtemp(prefix=PREFIX))
    try:
        with opened(directory / USED) as used:
            fcntl.flock(used, fcntl.LOCK_SH)  # the kernel drops it however we end
            yield directory
    finally:
        _remove(directory)


def _remove_abandoned() -> None:
    for directory in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError, DatabaseProblem), opened(directory / USED) as used:
            fcntl.flock(used, fcntl.LOCK_EX | fcntl.LOCK_NB)
            _remove(directory)


def _remove(directory: Path) -> None:
    """With the database server that somebody who was killed left running in it."""
    if embedded.stop_if_unused(directory / "postgres"):
        shutil.rmtree(directory, ignore_errors=True)


@contextmanager
def _server(directory: Path) -> Iterator[str]:
    if url := os.environ.get("DATABASE_URL"):
        yield url
    else:
        with embedded.running(directory / "postgres") as url:
            yield url


@contextmanager
def database_on(server: str) -> Iterator[str]:
    """A new database on this server, gone afterwards."""
    name = f"bench_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    try:
        yield urlsplit(server)._replace(path=f"/{name}").geturl()
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@contextmanager
def gunicorn(environment: Mapping[str, str]) -> Iterator[Site]:
    """The web server as it serves readers, with these variables, on a free port."""
    port = free_port()
    arguments = ("-m", "gunicorn", "--config=python:config.gunicorn", f"--bind={HOST}:{port}")
    with running(*arguments, "config.wsgi", environment=environment) as server:
        wait_until_it_answers(server, port, "/readyz")
        yield Site(port, server.pid)
