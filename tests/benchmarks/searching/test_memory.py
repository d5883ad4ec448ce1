import os
import subprocess
import sys

import psycopg

from benchmarks.searching.memory import children, of_database, of_web_server, rollup


def test_the_kernel_tells_what_a_process_has() -> None:
    own = rollup(os.getpid())
    assert 0 < own["Pss"] <= own["Rss"]


def test_a_process_that_has_ended_has_nothing() -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    assert rollup(ended.pid) == {}
    assert of_web_server(ended.pid) == {}


def test_a_child_is_found() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        assert child.pid in children(os.getpid())
        child.kill()


def test_shared_buffers_are_told_apart() -> None:
    with psycopg.connect(os.environ["DATABASE_URL"]) as database:
        told = of_database(database)
    assert {*told} == {"database, shared buffers in use", "database, all else (PSS)"}
    assert all(megabytes > 0 for megabytes in told.values())
