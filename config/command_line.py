"""`manage.py`: Django's commands, each with the database that it needs."""

import os
import signal
import sys
from types import FrameType
from typing import Final

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from config import schema
from config.available import available
from config.problem import DatabaseProblem

WITHOUT_DATABASE: Final = frozenset(
    {
        "check",
        "collectstatic",
        "compilemessages",
        "diffsettings",
        "findstatic",
        "help",
        "makemessages",
        "makemigrations",
        "startapp",
        "startproject",
        "version",
    }
)
# These make, show or leave alone the tables that all others need.
WITHOUT_TABLES: Final = frozenset(
    {
        "dbshell",
        "inspectdb",
        "migrate",
        "optimizemigration",
        "showmigrations",
        "sqlflush",
        "sqlmigrate",
        "sqlsequencereset",
        "squashmigrations",
        "test",
    }
)


def run(argv: list[str]) -> int:
    """Run a command; a problem with the database is one line and exit status 1."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    signal.signal(signal.SIGTERM, _exit)
    signal.signal(signal.SIGHUP, _exit)
    try:
        if _needs_database(argv):
            _run_with_database(argv)
        else:
            execute_from_command_line(argv)
    except (DatabaseProblem, ImproperlyConfigured) as problem:
        print(problem, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def _exit(number: int, _: FrameType | None) -> None:
    """Leave in an orderly way, so that an embedded database is stopped."""
    sys.exit(128 + number)


def _needs_database(argv: list[str]) -> bool:
    command = argv[1] if len(argv) > 1 else "help"
    if {"-h", "--help", "--version"} & set(argv):
        return False
    if command in WITHOUT_DATABASE:
        return any(argument.startswith("--database") for argument in argv)
    return True


def _run_with_database(argv: list[str]) -> None:
    with available() as is_embedded:
        if argv[1] not in WITHOUT_TABLES:
            django.setup()
            if is_embedded:
                schema.bring_up_to_date()
            else:
                schema.require_current()
        execute_from_command_line(argv)
