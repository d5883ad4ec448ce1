"""The command that sends letters and forgets what is due, once or for ever."""

import io
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode

import psycopg
import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from psycopg import sql

from comments.models import Attempts, Contact
from rulings.models import Autosave, Upload
from tests.comments.letters.asked import asked, told
from tests.comments.letters.mail_server import Post, serving
from tests.comments.written import comment
from tests.rulings.described import published

BASE = Path(__file__).parents[3]

pytestmark = pytest.mark.django_db


def tending(*options: str) -> tuple[str, str]:
    """What the command says, and what it complains about."""
    out, err = io.StringIO(), io.StringIO()
    call_command("tend", *options, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_it_says_in_one_line_what_it_did(post: Post) -> None:
    told()
    yesterday = timezone.localdate() - timedelta(days=1)
    Contact.objects.create(comment=comment(published()), email="a@b.example", email_until=yesterday)
    Attempts.objects.create(key="over", number=1, until=timezone.now())
    assert tending() == (
        "sent 1 letter; forgot 1 detail of a contact; forgot 1 old count.\n",
        "",
    )
    assert tending() == ("Nothing was due.\n", "")


def test_it_forgets_what_editors_left_behind(admin_user: User) -> None:
    long_ago = timezone.now() - timedelta(days=31)
    Autosave.objects.create(editor=admin_user, fields={}, saved_at=long_ago)
    Upload.objects.create(editor=admin_user, name="a.csv", content=b"title", created_at=long_ago)

    assert tending() == ("forgot 1 unsaved form; forgot 1 uploaded file.\n", "")


def test_a_mail_server_that_is_down_does_not_keep_it_from_forgetting(
    post: Post, settings: object
) -> None:
    post.greeting = b"554 No service"
    asked()
    Attempts.objects.create(key="over", number=1, until=timezone.now())
    said, complaint = tending()
    assert said == "1 letter to be tried again; forgot 1 old count.\n"
    assert complaint.startswith("The mail server took no letter, and is asked again later: SMTP")


@pytest.mark.parametrize("seconds", ["0", "-1", "nan", "inf", "soon", "1e9", ""])
def test_a_wait_that_makes_no_sense_is_refused(seconds: str) -> None:
    with pytest.raises(CommandError, match="give a number of seconds from 1 to 86400"):
        tending(f"--every={seconds}")


def _url() -> str:
    """Of the test's own database."""
    parameters = connection.get_connection_params()
    names = ("host", "port", "user", "password")
    given = {name: parameters[name] for name in names if parameters.get(name)}
    return f"postgresql:///{parameters['dbname']}?{urlencode(given)}"


@contextmanager
def going_on(post: Post) -> Iterator[subprocess.Popen[str]]:
    """`manage.py tend --every 1`, a process of its own."""
    process = subprocess.Popen(
        [sys.executable, "-u", "manage.py", "tend", "--every", "1"],
        cwd=BASE,
        env=os.environ
        | {
            "DATABASE_URL": _url(),
            "SITE_ADDRESS": "https://rulings.example",
            "MAIL_URL": f"smtp+plain://127.0.0.1:{post.port}",
            "MAIL_FROM": "letters@rulings.example",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def next_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_goes_on_until_it_is_told_to_stop(number: signal.Signals) -> None:
    with serving(Post()) as post:
        told()
        with going_on(post) as process:
            assert next_line(process) == "sent 1 letter.\n"
            told()
            assert next_line(process) == "sent 1 letter.\n"
            process.send_signal(number)
            assert process.communicate(timeout=30)[0] == ""
            assert process.returncode == 0
        assert len(post.raw) == 2


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_it_outlives_a_database_that_is_away_for_a_while() -> None:
    with serving(Post()) as post:
        told()
        with going_on(post) as process:
            assert next_line(process) == "sent 1 letter.\n"
            _let_nobody_in(True)
            try:
                assert next_line(process).startswith("The database cannot be reached; what is due")
            finally:
                _let_nobody_in(False)
            told()
            assert next_line(process) == "The database is back.\n"
            assert next_line(process) == "sent 1 letter.\n"
            process.terminate()
            assert process.wait(timeout=30) == 0


def _let_nobody_in(is_away: bool) -> None:
    """The database is away for everyone who comes; a session that is in already stays."""
    parameters = connection.get_connection_params() | {"dbname": "postgres", "autocommit": True}
    for unused in ("cursor_factory", "context"):
        parameters.pop(unused, None)
    allowed = sql.SQL("false" if is_away else "true")
    name = sql.Identifier(connection.settings_dict["NAME"])
    with psycopg.connect(**parameters) as other:
        other.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS {}").format(name, allowed))
