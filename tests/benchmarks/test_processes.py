import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from subprocess import Popen

import pytest

from benchmarks.processes import ROOT, free_port, running, wait_until_it_answers

PATIENCE = 30
SLEEP = "import time; time.sleep(3600)"
# Tells its id and runs on for an hour.
PROGRAM = "import os, time; print(os.getpid(), flush=True); time.sleep(3600)"
# A shell that starts us in the background has the keyboard's signal ignored, for all we start too.
STARTER = f"""
import signal
from benchmarks.processes import end_tidily, running
signal.signal(signal.SIGINT, signal.default_int_handler)
end_tidily()
with running("-c", {PROGRAM!r}) as program:
    program.wait()
"""


def is_running(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def ends(pid: int) -> bool:
    until = time.monotonic() + PATIENCE
    while is_running(pid) and time.monotonic() < until:
        time.sleep(0.05)
    return not is_running(pid)


@pytest.mark.slow
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGKILL])
def test_whoever_is_killed_leaves_no_program_running(how: signal.Signals) -> None:
    command = [sys.executable, "-c", STARTER]
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as starter:
        assert starter.stdout is not None
        pid = int(starter.stdout.readline())
        assert is_running(pid)
        os.kill(starter.pid, how)
        assert starter.wait(PATIENCE) != 0
    assert ends(pid)


def fail_beside(program: Popen[bytes]) -> None:
    assert is_running(program.pid)
    raise ZeroDivisionError


def test_a_program_ends_with_what_it_was_started_for() -> None:
    with pytest.raises(ZeroDivisionError), running("-c", SLEEP) as program:
        fail_beside(program)
    assert program.returncode is not None


def test_what_a_program_says_is_kept_in_its_log(tmp_path: Path) -> None:
    log = tmp_path / "said.log"
    with running("-c", "print('at work')", log=log) as program:
        program.wait(PATIENCE)
    assert log.read_text() == "at work\n"


def test_nobody_waits_for_a_program_that_has_ended() -> None:
    with running("-c", "raise SystemExit(3)") as program:
        program.wait(PATIENCE)
        with pytest.raises(TimeoutError, match="did not start"):
            wait_until_it_answers(program, free_port(), "/")
