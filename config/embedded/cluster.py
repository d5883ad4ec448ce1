"""Making a cluster: the directory with the databases of one checkout."""

import shutil
import subprocess
from pathlib import Path

from config.embedded.account import as_owner, own_environment, programs
from config.embedded.places import beside
from config.embedded.postmaster import DATABASE
from config.problem import DatabaseProblem

LOCALE = ["--encoding=UTF8", "--locale=C.UTF-8", "--locale-provider=builtin"]
# The socket lies in a directory that only the owner can enter: the file system is the password.
TRUST = ["--username=postgres", "--auth-local=trust", "--auth-host=reject"]
FORGETFUL = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]


def make(cluster: Path, *, durable: bool) -> None:
    """Make the cluster beside its place and rename it: half a cluster never stands there."""
    unfinished = beside(cluster, ".unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700)
    sync = [] if durable else ["--no-sync"]
    forgetful = [] if durable else FORGETFUL
    _call(unfinished, "initdb", *LOCALE, *TRUST, *sync, "--no-instructions")
    make_database = f"CREATE DATABASE {DATABASE}"
    said = _call(unfinished, "postgres", "--single", *forgetful, "postgres", stdin=make_database)
    if "ERROR" in said:
        raise DatabaseProblem(f"The embedded PostgreSQL could not be set up: {last_line(said)}")
    unfinished.rename(cluster)


def _call(cluster: Path, program: str, *arguments: str, stdin: str = "") -> str:
    first, *rest = arguments
    command = [*as_owner(cluster), str(programs() / program), first, "-D", str(cluster), *rest]
    done = subprocess.run(
        command,
        input=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=own_environment(),
        cwd="/",
        check=False,
    )
    if done.returncode:
        raise DatabaseProblem(f"The embedded PostgreSQL: {program}: {last_line(done.stdout)}")
    return done.stdout


def last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "no reason given"
