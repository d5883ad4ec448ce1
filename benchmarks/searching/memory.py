"""What the kernel says of the memory of the web server and of the database, in MB."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import psycopg

PROC: Final = Path("/proc")
KB_IN_MB: Final = 1024


def of_web_server(pid: int) -> dict[str, float]:
    """Its workers: resident (RSS), and with what they share divided among them (PSS)."""
    workers = [smaps for child in children(pid) if (smaps := rollup(child))]
    if not workers:
        return {}
    return {
        "largest worker": max(worker["Rss"] for worker in workers),
        "largest worker, shared memory divided (PSS)": max(worker["Pss"] for worker in workers),
        "web server, all processes (PSS)": sum(
            worker["Pss"] for worker in (*workers, rollup(pid)) if worker
        ),
    }


def of_database(database: psycopg.Connection[Any]) -> dict[str, float]:
    """All processes of its server; shared buffers (shared memory) told apart from the rest.

    Nothing where the server runs on another machine, or is not ours to look at.
    """
    postmaster = _postmaster(database)
    processes = [smaps for pid in (postmaster, *children(postmaster)) if (smaps := rollup(pid))]
    if not processes:
        return {}
    shared = sum(process.get("Pss_Shmem", 0.0) for process in processes)
    return {
        "database, shared buffers in use": round(shared, 1),
        "database, all else (PSS)": round(sum(one["Pss"] for one in processes) - shared, 1),
    }


def _postmaster(database: psycopg.Connection[Any]) -> int:
    """The id of the server's first process if it runs here; 0 if not."""
    try:
        row = database.execute("SELECT pg_read_file('postmaster.pid')").fetchone()
        pid = int(str(row[0]).split()[0]) if row else 0
        is_here = "postgres" in (PROC / str(pid) / "comm").read_text()
    except (psycopg.Error, OSError):
        return 0
    return pid if is_here else 0


def children(pid: int) -> list[int]:
    """The processes that this one has started and that still run."""
    found: list[int] = []
    for listed in PROC.glob(f"{pid}/task/*/children"):
        with suppress(OSError):
            found += map(int, listed.read_text().split())
    return found


def rollup(pid: int) -> dict[str, float]:
    """The kernel's sums for a process, nothing if we may not read them or it has ended."""
    try:
        text = (PROC / str(pid) / "smaps_rollup").read_text()
    except OSError:
        return {}
    sums = re.findall(r"^(\w+): +(\d+) kB$", text, re.MULTILINE)
    return {name: round(int(size) / KB_IN_MB, 1) for name, size in sums}
