"""The files beside a cluster: its log and its locks."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config.problem import DatabaseProblem


def beside(cluster: Path, suffix: str) -> Path:
    return cluster.with_name(cluster.name + suffix)


@contextmanager
def opened(path: Path) -> Iterator[int]:
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
def locked(cluster: Path) -> Iterator[None]:
    """One process at a time starts or stops the server."""
    with opened(beside(cluster, ".lock")) as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
