"""`make bench` stopped in the middle."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import psycopg
import pytest

from benchmarks.processes import ROOT
from benchmarks.searching.document import NUMBERS, PAGE

pytestmark = [pytest.mark.slow, pytest.mark.long]

PATIENCE = 60
IN_THE_MIDDLE = b"asking all contenders"
FEW = {"SIZES": "60", "SECONDS": "600", "PEERS": "datasette", "COLD": "0", "PARTS": "searching"}


def kept() -> list[bytes]:
    files = [ROOT / "docs" / name for name in (PAGE, NUMBERS)]
    return [file.read_bytes() for file in files if file.exists()]


def read_up_to(words: bytes, lines: Iterable[bytes]) -> bytes:
    """What was said until these words, or until the end."""
    said = b""
    for line in lines:
        said += line
        if words in line:
            break
    return said


def processes_of(folder: Path) -> list[str]:
    """Those that were told of a directory in this folder."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            told = (process / "environ").read_bytes() + (process / "cmdline").read_bytes()
        except OSError:
            continue
        if os.fsencode(folder) in told and int(process.name) != os.getpid():
            found.append(process.name)
    return found


def test_no_server_stays_and_no_half_report_is_written(tmp_path: Path) -> None:
    before = kept()
    environment = os.environ | FEW | {"TMPDIR": str(tmp_path)}
    command = [sys.executable, "-m", "benchmarks"]
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as bench:
        assert bench.stderr is not None
        said = read_up_to(IN_THE_MIDDLE, bench.stderr)
        assert IN_THE_MIDDLE in said, said.decode()
        assert len(processes_of(tmp_path)) > 3
        bench.send_signal(signal.SIGTERM)
        assert bench.wait(PATIENCE) != 0
    until = time.monotonic() + PATIENCE
    while processes_of(tmp_path) and time.monotonic() < until:
        time.sleep(0.1)
    assert processes_of(tmp_path) == []
    assert list(tmp_path.iterdir()) == []
    assert kept() == before
    with psycopg.connect(os.environ["DATABASE_URL"]) as server:
        left = server.execute("SELECT FROM pg_database WHERE datname = %s", [f"bench_{bench.pid}"])
        assert left.fetchone() is None
