"""What everything ran on: the machine, the versions, the settings of the database."""

from __future__ import annotations

import os
import platform
import re
import sqlite3
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from config import gunicorn as web_server

if TYPE_CHECKING:
    import psycopg

PACKAGES: Final = {
    "Django": "django",
    "psycopg": "psycopg",
    "gunicorn": "gunicorn",
    "Datasette": "datasette",
    "Tantivy": "tantivy",
}
SETTINGS: Final = (
    "shared_buffers",
    "effective_cache_size",
    "work_mem",
    "maintenance_work_mem",
    "random_page_cost",
    "effective_io_concurrency",
    "max_parallel_workers_per_gather",
    "max_wal_size",
    "wal_compression",
    "jit",
    "fsync",
    "synchronous_commit",
    "full_page_writes",
)


def machine(database: psycopg.Connection[Any]) -> dict[str, str]:
    """Cores, memory and processor; versions of what takes part."""
    packages = {name: version(package) for name, package in PACKAGES.items()}
    return {
        "cores": str(os.cpu_count()),
        "memory": f"{memory_in_mb() / 1024:.0f} GB",
        "processor": _processor(),
        "web server": f"{web_server.workers} workers with {web_server.threads} threads each",
        "Python": platform.python_version(),
        "PostgreSQL": database.info.parameter_status("server_version") or "",
        "SQLite": sqlite3.sqlite_version,
        **packages,
    }


def settings(database: psycopg.Connection[Any]) -> dict[str, str]:
    """The database's settings that matter here, as its own operator set them or we did."""
    return {
        name: str(row[0])
        for name in SETTINGS
        if (row := database.execute("SELECT current_setting(%s)", [name]).fetchone())
    }


def memory_in_mb() -> int:
    """Of the whole machine."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 1024**2


def _processor() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text()
    except OSError:
        told = ""
    named = re.search(r"^model name\s*: (.+)$", told, re.MULTILINE)
    return named[1] if named else platform.machine()
