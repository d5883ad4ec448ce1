"""A pytest plugin that gives the tests a real PostgreSQL before Django reads its settings.

DATABASE_URL names the server. Without it a throw-away one is started for this run alone; what
killed runs left behind is removed by the next.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections

from config import embedded

PREFIX = "conduct-rulings-tests-"
STARTING = 60  # seconds in which a run may not have marked its directory as used
running = pytest.StashKey[ExitStack]()


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Iterator[None]:
    """Runs around pytest-django, which reads the settings here."""
    os.environ.setdefault("SECRET_KEY", "only for tests")
    stack = early_config.stash[running] = ExitStack()
    if not os.environ.get("DATABASE_URL"):
        _remove_abandoned()
        os.environ["DATABASE_URL"] = _throw_away(stack)  # the workers of xdist inherit it
        os.environ["TESTS_OWN_SERVER"] = "1"
    yield
    _serve_files_from_their_sources()
    _hash_passwords_quickly()
    _close_connections_after_each_request()
    _name_database_after_the_run()


def pytest_unconfigure(config: pytest.Config) -> None:
    if config.stash.get(running, None):
        config.stash[running].close()


def _throw_away(stack: ExitStack) -> str:
    directory = Path(tempfile.mkdtemp(prefix=PREFIX))
    stack.callback(shutil.rmtree, directory, ignore_errors=True)
    return stack.enter_context(embedded.running(directory / "postgres", durable=False))


def _remove_abandoned() -> None:
    for directory in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        try:
            state = directory.stat()
        except FileNotFoundError:
            continue  # another run has just ended
        is_ours = state.st_uid == os.geteuid()
        is_starting = time.time() - state.st_mtime < STARTING
        if is_ours and not is_starting and embedded.stop_if_unused(directory / "postgres"):
            shutil.rmtree(directory, ignore_errors=True)


def _serve_files_from_their_sources() -> None:
    """Nothing is collected for tests."""
    settings.STATIC_ROOT = None
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }


def _hash_passwords_quickly() -> None:
    """A password that is slow to hash protects nobody here."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def _close_connections_after_each_request() -> None:
    """A connection that a live server's thread keeps would hold the test database back."""
    connections["default"].settings_dict["CONN_MAX_AGE"] = 0


def _name_database_after_the_run() -> None:
    """Two runs against one server do not meet."""
    if "TESTS_OWN_SERVER" not in os.environ:
        run = os.environ.setdefault("TESTS_RUN", str(os.getpid()))
        name = settings.DATABASES["default"]["NAME"]
        connections["default"].settings_dict["TEST"]["NAME"] = f"test_{name}_{run}"
