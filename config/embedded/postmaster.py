"""A running PostgreSQL, as it records itself, and the socket it listens on."""

import os
import shutil
import socket
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from config.embedded.account import owner_of

DATABASE = "conduct_rulings"
PORT = "5432"  # only a part of the socket's name: nothing listens on the network
LONGEST_SOCKET_DIRECTORY = 90  # bytes; the kernel allows 107 with the socket's own name
SOCKET_PREFIX = "conduct-rulings-socket-"


class Postmaster(NamedTuple):
    """What PostgreSQL records about itself in `postmaster.pid`."""

    pid: int
    socket_directory: str
    status: str


def running_on(cluster: Path) -> Postmaster | None:
    """The server running on this cluster, also one that a killed process left behind."""
    for _ in range(20):  # a server writes its process id a moment before it opens its socket
        postmaster = recorded_in(cluster)
        if postmaster is None or has_ended(postmaster.pid):
            return None
        if listens(postmaster):
            return postmaster
        time.sleep(0.05)
    return None  # the recorded process id belongs to another process by now


def recorded_in(cluster: Path) -> Postmaster | None:
    """The content of `postmaster.pid`, which stays behind when the server is killed."""
    try:
        lines = (cluster / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return None
    if not lines or not lines[0].isdigit():
        return None
    lines += [""] * 8
    return Postmaster(int(lines[0]), lines[4], lines[7].strip())


def listens(postmaster: Postmaster) -> bool:
    with socket.socket(socket.AF_UNIX) as client:
        client.settimeout(1)
        try:
            client.connect(f"{postmaster.socket_directory}/.s.PGSQL.{PORT}")
        except (ConnectionRefusedError, FileNotFoundError):
            return False
        except TimeoutError:
            return True
        return True


def has_ended(pid: int) -> bool:
    with suppress(ChildProcessError):  # started by another process: only that one can wait for it
        return os.waitpid(pid, os.WNOHANG)[0] == pid
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


def reap(pid: int) -> None:
    with suppress(ChildProcessError):
        os.waitpid(pid, 0)


def socket_directory(cluster: Path) -> str:
    directory = str(cluster)
    # libpq reads a comma as "or", and the kernel has room for a short path only.
    if len(os.fsencode(directory)) <= LONGEST_SOCKET_DIRECTORY and "," not in directory:
        return directory
    directory = tempfile.mkdtemp(prefix=SOCKET_PREFIX, dir="/tmp")
    if os.geteuid() == 0:
        owner = owner_of(cluster)
        os.chown(directory, owner.pw_uid, owner.pw_gid)
    return directory


def remove_socket_directory(directory: str) -> None:
    if Path(directory).name.startswith(SOCKET_PREFIX):
        shutil.rmtree(directory, ignore_errors=True)


def url(postmaster: Postmaster) -> str:
    host = quote(postmaster.socket_directory, safe="")
    return f"postgresql://postgres@/{DATABASE}?host={host}&port={PORT}"
