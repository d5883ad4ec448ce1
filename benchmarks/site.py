"""A site of its own, with an empty database, that is gone afterwards."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import django
import psycopg
from django.core.management import call_command

from config import embedded

ROOT = Path(__file__).parents[1]
HOST = "127.0.0.1"
PATIENCE = 30  # seconds in which the web server has to answer


@dataclass(frozen=True, slots=True)
class Site:
    """Where it answers."""

    port: int

    def get(self, path: str) -> tuple[int, int]:
        """Status and bytes of a page, over a connection of its own."""
        with closing(HTTPConnection(HOST, self.port, timeout=120)) as connection:
            connection.request("GET", path)
            response = connection.getresponse()
            return response.status, len(response.read())


@contextmanager
def running_site() -> Iterator[Site]:
    """On the server that DATABASE_URL names, or a throw-away one; Django is set up for it."""
    directory = Path(tempfile.mkdtemp(prefix="conduct-rulings-bench-"))
    try:
        with _server(directory) as server, _database(server) as database:
            os.environ |= {
                "DATABASE_URL": database,
                "DATA_DIRECTORY": str(directory),
                "SECRET_KEY": secrets.token_urlsafe(),
                "DJANGO_SETTINGS_MODULE": "config.settings",
            }
            django.setup()
            call_command("migrate", verbosity=0)
            call_command("load_demonstration")
            call_command("collectstatic", interactive=False, verbosity=0)
            with gunicorn(os.environ) as site:
                yield site
    finally:
        shutil.rmtree(directory, ignore_errors=True)


@contextmanager
def _server(directory: Path) -> Iterator[str]:
    if url := os.environ.get("DATABASE_URL"):
        yield url
    else:
        with embedded.running(directory / "postgres") as url:
            yield url


@contextmanager
def _database(server: str) -> Iterator[str]:
    name = f"bench_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
        try:
            yield urlsplit(server)._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@contextmanager
def gunicorn(environment: Mapping[str, str]) -> Iterator[Site]:
    """The web server as it serves readers, with these variables, on a free port."""
    with closing(socket.create_server((HOST, 0))) as free:
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "gunicorn", "--config=python:config.gunicorn"]
    with subprocess.Popen(
        [*command, f"--bind={HOST}:{port}", "config.wsgi"], cwd=ROOT, env=environment
    ) as run:
        try:
            yield _answering(Site(port))
        finally:
            run.terminate()


def _answering(site: Site) -> Site:
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        with suppress(OSError):
            site.get("/readyz")
            return site
        time.sleep(0.1)
    raise TimeoutError("The web server did not start; its messages are above.")
