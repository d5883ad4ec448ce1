"""Programs that are started for a benchmark, and end with it, however it ends."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import ExitStack, closing, contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from types import FrameType

ROOT: Final = Path(__file__).parents[1]
HOST: Final = "127.0.0.1"
PATIENCE: Final = 60  # seconds in which a web server has to answer
LEAVING: Final = 20  # seconds in which a program that is asked to end has to end
STOP_SIGNALS: Final = (signal.SIGTERM, signal.SIGHUP)


@contextmanager
def running(
    *arguments: str, environment: Mapping[str, str] | None = None, log: Path | None = None
) -> Iterator[subprocess.Popen[bytes]]:
    """A Python program. If we are killed outright it ends too, where the system can do that.

    What it says goes to the log, or where ours goes.
    """
    command = [sys.executable, *arguments]
    if shutil.which("setpriv"):
        command = ["setpriv", "--pdeathsig=TERM", *command]
    with ExitStack() as stack:
        said = stack.enter_context(log.open("ab")) if log else None
        program = stack.enter_context(
            subprocess.Popen(command, cwd=ROOT, env=environment, stdout=said, stderr=said)
        )
        stack.callback(_end, program)
        yield program


def _end(program: subprocess.Popen[bytes]) -> None:
    program.terminate()
    try:
        program.wait(LEAVING)
    except subprocess.TimeoutExpired:
        program.kill()


def free_port() -> int:
    """A port that nobody listens on."""
    with closing(socket.create_server((HOST, 0))) as free:
        port: int = free.getsockname()[1]
        return port


def wait_until_it_answers(program: subprocess.Popen[bytes], port: int, path: str) -> None:
    """Any answer will do. Raises TimeoutError, also when the program has ended."""
    ends = time.monotonic() + PATIENCE
    while program.poll() is None and time.monotonic() < ends:
        try:
            with closing(HTTPConnection(HOST, port, timeout=PATIENCE)) as connection:
                connection.request("GET", path)
                connection.getresponse().read()
            return
        except (OSError, HTTPException):
            time.sleep(0.1)
    raise TimeoutError(f"{program.args!r} did not start; its messages are above.")


def end_tidily() -> None:
    """Being asked to stop ends the program as an error does: everything started is ended."""
    for number in STOP_SIGNALS:
        signal.signal(number, _stop)


def _stop(number: int, _frame: FrameType | None) -> None:
    for each in (*STOP_SIGNALS, signal.SIGINT):  # asked once is enough
        signal.signal(each, signal.SIG_IGN)
    sys.exit(128 + number)
