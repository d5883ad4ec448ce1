import os
import subprocess
import sys
from pathlib import Path

import pytest

from config.command_line import _needs_database
from config.places import BASE_DIR

# What the tests' own process needs, and a deployment must not have.
OF_THE_TESTS = {"DATABASE_URL", "DJANGO_ALLOW_ASYNC_UNSAFE"}

pytestmark = pytest.mark.slow


def manage(data: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    kept = {key: value for key, value in os.environ.items() if key not in OF_THE_TESTS}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        env=kept | {"DATA_DIRECTORY": str(data)} | more,
        cwd=BASE_DIR,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("line", "needs"),
    [
        ("", False),
        ("help", False),
        ("version", False),
        ("migrate", True),
        ("migrate --help", False),
        ("check", False),
        ("check --deploy", False),
        ("check --database default", True),
        ("check --database=default", True),
        ("collectstatic --no-input", False),
        ("makemigrations --check", False),
        ("shell", True),
    ],
)
def test_knows_which_commands_need_a_database(line: str, needs: bool) -> None:
    assert _needs_database(["manage.py", *line.split()]) is needs


def test_a_command_finds_an_embedded_database_with_its_tables(tmp_path: Path) -> None:
    script = "from rulings.models import Ruling; print('rulings:', Ruling.objects.count())"
    done = manage(tmp_path / "data", "shell", "--verbosity=0", "--command", script)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "rulings: 0\n"
    assert not (tmp_path / "data" / "postgres" / "postmaster.pid").exists()


def test_a_server_without_tables_is_one_line(tmp_path: Path, empty_database: str) -> None:
    done = manage(tmp_path, "changepassword", "editor", DATABASE_URL=empty_database)
    assert done.returncode == 1
    assert done.stderr == ("The database has no tables yet: run `python manage.py migrate`.\n")


@pytest.mark.parametrize("command", ["migrate", "createsuperuser", "check --database=default"])
def test_a_wrong_url_is_one_line(tmp_path: Path, command: str) -> None:
    done = manage(tmp_path, *command.split(), DATABASE_URL="sqlite:///rulings")
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("DATABASE_URL is not a PostgreSQL address.")
    assert done.stderr.count("\n") == 1


def test_help_needs_nothing(tmp_path: Path) -> None:
    done = manage(tmp_path, "help", DATABASE_URL="")
    assert done.returncode == 0
    assert not (tmp_path / "postgres").exists()


def test_a_deployment_passes_its_own_check(tmp_path: Path) -> None:
    key = "a key for this test only: long, and with 0123456789 in it, plus ABCDEFGH"
    done = manage(tmp_path, "check", "--deploy", "--fail-level=WARNING", HTTPS="1", SECRET_KEY=key)
    assert (done.returncode, done.stderr) == (0, "")
