"""Starting and stopping the server's process."""

import os
import signal
import sys
import time
from pathlib import Path

from config.embedded.account import as_owner, own_environment, programs
from config.embedded.cluster import FORGETFUL, make
from config.embedded.places import beside
from config.embedded.postmaster import (
    PORT,
    Postmaster,
    has_ended,
    reap,
    recorded_in,
    remove_socket_directory,
    running_on,
    socket_directory,
)
from config.problem import DatabaseProblem

PATIENCE = 5.0  # seconds before a slow start is explained
CRASH_PATIENCE = 30.0  # seconds for sessions of a killed server to end
STILL_ENDING = "still in use"  # what PostgreSQL says of their shared memory
RECOVERING = "PostgreSQL is recovering after an unclean stop; this can take minutes ..."


def ready(cluster: Path, *, durable: bool) -> Postmaster:
    """The running server, started when it is not running, once it takes connections."""
    if not (cluster / "PG_VERSION").exists():
        make(cluster, durable=durable)
    found = running_on(cluster)
    if found and found.status == "stopping":
        _wait_for_end(cluster, found.pid)
        found = None
    if found:
        return wait_until_ready(cluster, found.pid)
    return _started(cluster, durable=durable)


def _started(cluster: Path, *, durable: bool) -> Postmaster:
    """Start the server. After a crash its last sessions may need a moment to notice and end."""
    patience_ends = time.monotonic() + CRASH_PATIENCE
    while True:
        sockets = socket_directory(cluster)
        try:
            return wait_until_ready(cluster, start(cluster, sockets, durable=durable))
        except DatabaseProblem as problem:
            remove_socket_directory(sockets)
            if STILL_ENDING not in str(problem) or time.monotonic() > patience_ends:
                raise
        time.sleep(0.2)


def start(cluster: Path, sockets: str, *, durable: bool) -> int:
    """Start the server's process and return its id.

    `pg_ctl` is not used: it passes paths through a shell, and it cannot be told that a recorded
    process id now belongs to somebody else, which PG_GRANDPARENT_PID can.
    """
    environment = own_environment()
    stale = recorded_in(cluster)
    if stale:
        environment["PG_GRANDPARENT_PID"] = str(stale.pid)
        remove_socket_directory(stale.socket_directory)
    options = [] if durable else FORGETFUL
    quoted = '"' + sockets.replace('"', '""') + '"'
    command = [*as_owner(cluster), str(programs() / "postgres"), "-D", str(cluster)]
    command += ["-h", "", "-p", PORT, "-k", quoted, *options]
    log = str(beside(cluster, ".log"))
    return os.posix_spawnp(
        command[0],
        command,
        environment,
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
            (os.POSIX_SPAWN_OPEN, 1, log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600),
            (os.POSIX_SPAWN_DUP2, 1, 2),
        ],
        setsid=True,  # Ctrl-C must reach the web server first, and the database only through us
    )


def wait_until_ready(cluster: Path, pid: int) -> Postmaster:
    started = time.monotonic()
    explained = False
    while True:
        postmaster = recorded_in(cluster)
        if postmaster and postmaster.pid == pid and postmaster.status == "ready":
            return postmaster
        if has_ended(pid):
            raise DatabaseProblem(_why_it_ended(cluster))
        if not explained and time.monotonic() - started > PATIENCE:
            print(RECOVERING, file=sys.stderr, flush=True)
            explained = True
        time.sleep(0.02)


def _why_it_ended(cluster: Path) -> str:
    log = beside(cluster, ".log")
    fatal = [line for line in log.read_text(errors="replace").splitlines() if "FATAL" in line]
    reason = fatal[-1].partition("FATAL:")[2].strip() if fatal else "no reason given"
    return f"The embedded PostgreSQL did not start: {reason} (see {log})"


def stop(cluster: Path) -> None:
    postmaster = running_on(cluster)
    if postmaster:
        os.kill(postmaster.pid, signal.SIGINT)  # "fast": ends sessions, then writes everything out
        _wait_for_end(cluster, postmaster.pid)
        remove_socket_directory(postmaster.socket_directory)


def _wait_for_end(cluster: Path, pid: int) -> None:
    while not has_ended(pid):
        recorded = recorded_in(cluster)
        if recorded is None or recorded.pid != pid:
            reap(pid)
            return
        time.sleep(0.02)
