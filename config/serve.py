"""`make run`: set up what is missing, serve, and leave nothing running behind."""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection
from types import FrameType
from typing import Final

import django
from django.contrib.auth import get_user_model
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command

from config import schema, static_files
from config.available import available
from config.places import BASE_DIR, DATA_DIRECTORY
from config.problem import DatabaseProblem

HOST: Final = "127.0.0.1"
LAST_PORT: Final = 65535
PORT_PATIENCE: Final = 2.0  # seconds: a run that was killed outright leaves the port that late
STOP_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
GUNICORN: Final = ("-m", "gunicorn", "--config=python:config.gunicorn", "config.wsgi")
# Letters that wait are sent, what has passed its last day is forgotten.
TEND: Final = ("manage.py", "tend", "--every=60")
LOOK_EVERY: Final = 0.5  # seconds
TEND_AGAIN_AFTER: Final = 5.0  # seconds

BAD_PORT: Final = "PORT must be a number from 1 to 65535, not {port!r}."
PORT_IN_USE: Final = "Port {port} is in use. Choose another: PORT={other} make run"
PORT_FORBIDDEN: Final = "You may not use port {port}. Choose another: PORT=8000 make run"
READY: Final = "Ready: {site}  (Ctrl-C stops it)"
TEND_ENDED: Final = (
    "`manage.py tend` ended with status {status}: no letters are sent and nothing is forgotten. "
    "It is started again in {seconds:.0f} seconds."
)
NOT_READY: Final = "The web server did not start; its messages are above."
FIRST_EDITOR: Final = """
The first editor: sign in at {site}admin/
    user name  {name}
    password   {password}
The password is shown only this once. Change it after signing in: {site}admin/password_change/
"""


class ServeProblem(Exception):
    """One line that tells a person why the site is not served."""


class Stopped(BaseException):
    """Somebody asked us to stop; unwinds to the end like Ctrl-C."""


def main() -> int:
    """Serve until asked to stop. Returns the exit status."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    for number in STOP_SIGNALS:
        signal.signal(number, _stop)
    try:
        port = _port(os.environ.get("PORT") or "8000")
        with available():
            _serve(port)
    except (ServeProblem, DatabaseProblem, ImproperlyConfigured) as problem:
        print(problem, file=sys.stderr)
        return 1
    except Stopped:
        with suppress(OSError):  # the terminal may be gone
            print("Stopped.", flush=True)
    return 0


def _stop(_number: int, _frame: FrameType | None) -> None:
    for each in STOP_SIGNALS:  # asked once is enough: the way out is not interrupted
        signal.signal(each, lambda *_: None)
    raise Stopped


def _port(text: str) -> int:
    """The port, if it is one that we can have. Raises ServeProblem."""
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= LAST_PORT):
        raise ServeProblem(BAD_PORT.format(port=text))
    port = int(text)
    patience_ends = time.monotonic() + PORT_PATIENCE
    while not _is_free(port):
        if time.monotonic() > patience_ends:
            other = port + 1 if port < LAST_PORT else 8000
            raise ServeProblem(PORT_IN_USE.format(port=port, other=other))
        time.sleep(0.1)
    return port


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except PermissionError:
            raise ServeProblem(PORT_FORBIDDEN.format(port=port)) from None
        except OSError:
            return False
        return True


def _serve(port: int) -> None:
    site = f"http://{HOST}:{port}/"
    django.setup()
    schema.bring_up_to_date()
    call_command("load_demonstration")
    static_files.collect_changed(DATA_DIRECTORY)
    editor = _first_editor(site)
    with _child(*GUNICORN, f"--bind={HOST}:{port}") as server:
        _wait_until_it_answers(server, port)
        with _child(*TEND) as tend:
            print(editor + READY.format(site=site), flush=True)
            _wait_for_either(server, tend)
        _tend_again(server, tend.returncode)
        raise ServeProblem("The web server ended unexpectedly.")


def _first_editor(site: str) -> str:
    """Make an editor when nobody could sign in; what they need to know, else nothing."""
    users = get_user_model().objects
    if users.filter(is_staff=True, is_active=True).exists():
        return ""
    name, password = "editor", secrets.token_urlsafe(12)
    if users.filter(username=name).exists():
        name = f"editor-{secrets.token_hex(2)}"
    users.create_superuser(name, password=password)
    return FIRST_EDITOR.format(site=site, name=name, password=password) + "\n"


@contextmanager
def _child(*arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """A Python of ours, in a session of its own: Ctrl-C reaches it through us, once."""
    command = [sys.executable, *arguments]
    if shutil.which("setpriv"):  # if we are killed outright it ends too, and frees the port
        command = ["setpriv", "--pdeathsig=INT", *command]
    with subprocess.Popen(command, cwd=BASE_DIR, start_new_session=True) as child:
        try:
            yield child
        finally:
            child.terminate()
            child.wait()


def _wait_until_it_answers(server: subprocess.Popen[bytes], port: int) -> None:
    while server.poll() is None:
        connection = HTTPConnection(HOST, port, timeout=30)
        with closing(connection), suppress(OSError):
            connection.request("GET", "/readyz")
            connection.getresponse()
            return
        time.sleep(0.05)
    raise ServeProblem(NOT_READY)


def _tend_again(server: subprocess.Popen[bytes], status: int) -> None:
    """Until the web server ends. What is to be forgotten must not stay because `tend` died."""
    while server.poll() is None:
        said = TEND_ENDED.format(status=status, seconds=TEND_AGAIN_AFTER)
        print(said, file=sys.stderr, flush=True)
        with suppress(subprocess.TimeoutExpired):
            server.wait(TEND_AGAIN_AFTER)
        with _child(*TEND) as tend:
            _wait_for_either(server, tend)
        status = tend.returncode


def _wait_for_either(*children: subprocess.Popen[bytes]) -> None:
    while all(child.poll() is None for child in children):
        time.sleep(LOOK_EVERY)


if __name__ == "__main__":
    sys.exit(main())
