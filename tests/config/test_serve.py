import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import NamedTuple

import pytest

from config import embedded
from config.places import BASE_DIR

pytestmark = pytest.mark.slow

SERVE = (sys.executable, "-m", "config.serve")


class Run(NamedTuple):
    process: subprocess.Popen[str]
    said: str
    port: int


def free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        port: int = server.getsockname()[1]
    return port


def environment(data: Path, **more: str) -> dict[str, str]:
    ours = {"DATA_DIRECTORY": str(data), "PYTHONUNBUFFERED": "1"}
    kept = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "CI"}}
    return kept | ours | more


@contextmanager
def serving(data: Path, *command: str, port: int | None = None) -> Iterator[Run]:
    """A run that has said that it is ready; what it said until then."""
    port = port or free_port()
    # A test run that is killed leaves none of its servers behind.
    process = subprocess.Popen(
        [
            "setpriv",
            "--pdeathsig=TERM",
            *(command or SERVE),
        ],
        env=environment(data, PORT=str(port)),
        cwd=BASE_DIR,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,  # like a terminal: a group of its own, which Ctrl-C reaches
    )
    try:
        assert process.stdout is not None
        said = ""
        while "Ready: " not in said:
            line = process.stdout.readline()
            assert line, said
            said += line
        yield Run(process, said, port)
    finally:
        if process.poll() is None:
            process.terminate()
        process.communicate()


def get(port: int, path: str) -> tuple[HTTPResponse, str]:
    with closing(HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        connection.request("GET", path)
        response = connection.getresponse()
        return response, response.read().decode()


def rest_of(run: Run) -> str:
    return run.process.communicate(timeout=30)[0]


def tending(run: Run) -> int:
    """The `tend` of a run, once it has started."""
    for _ in range(300):
        children = Path(f"/proc/{run.process.pid}/task/{run.process.pid}/children").read_text()
        for child in map(int, children.split()):
            with suppress(OSError):
                if b"\0tend\0" in Path(f"/proc/{child}/cmdline").read_bytes():
                    return child
        time.sleep(0.1)
    raise AssertionError("nothing tends the site")


def left_behind(data: Path, port: int) -> list[str]:
    """The command lines of servers that belong to this data directory or port."""
    lines = []
    for file in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = file.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if f"{data}/postgres" in line or f"127.0.0.1:{port}" in line:
            lines.append(line)
    return lines


def nothing_is_left(data: Path, port: int) -> bool:
    for _ in range(100):
        if not left_behind(data, port):
            return True
        time.sleep(0.1)
    return False


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where all runs of this module keep their database: making it takes a while."""
    directory = tmp_path_factory.mktemp("a checkout") / ".data"
    yield directory
    embedded.stop_if_unused(directory / "postgres")


@pytest.fixture(scope="module")
def first_said(data: Path) -> str:
    with serving(data) as run:
        run.process.terminate()
        assert run.process.wait(timeout=30) == 0
    return run.said


@pytest.fixture
def set_up(data: Path, first_said: str) -> Path:
    """The data directory after a first run."""
    return data


def test_the_first_run_makes_an_editor(first_said: str) -> None:
    assert re.search(r"user name +editor\n +password +\S{16}\n", first_said)
    assert "Loaded" in first_said


def test_the_second_run_says_little(set_up: Path) -> None:
    with serving(set_up) as run:
        assert run.said == f"Ready: http://127.0.0.1:{run.port}/  (Ctrl-C stops it)\n"


def test_answers_with_its_files_and_headers(set_up: Path) -> None:
    with serving(set_up) as run:
        response, page = get(run.port, "/admin/login/")
        assert response.status == 200
        assert response.headers["X-Robots-Tag"] == "noindex"
        style = re.search(r'href="(/static/admin/css/base\.[0-9a-f]{12}\.css)"', page)
        assert style
        response, _ = get(run.port, style[1])
        assert response.status == 200
        assert "immutable" in response.headers["Cache-Control"]
        response, said = get(run.port, "/readyz")
        assert (response.status, said) == (200, "ready")


def test_ten_thousand_typed_characters_get_an_answer_of_ours(set_up: Path) -> None:
    with serving(set_up) as run:
        response, said = get(run.port, f"/rulings/?q={'%F0%9F%98%80' * 10_000}")
        assert response.status == 200
        assert "no word to search for" in said
        run.process.terminate()
        rest_of(run)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_everything_cleanly(set_up: Path, number: signal.Signals) -> None:
    with serving(set_up) as run:
        os.killpg(run.process.pid, number)
        assert rest_of(run) == "Stopped.\n"
        assert run.process.returncode == 0
    assert not left_behind(set_up, run.port)


def test_asking_twice_changes_nothing(set_up: Path) -> None:
    with serving(set_up) as run:
        for _ in range(3):
            os.killpg(run.process.pid, signal.SIGINT)
            time.sleep(0.02)
        assert rest_of(run) == "Stopped.\n"
        assert run.process.returncode == 0
    assert not left_behind(set_up, run.port)


def test_ctrl_c_during_make_run_says_nothing_ugly(set_up: Path) -> None:
    with serving(set_up, "make", "--old-file=.venv/base", "run") as run:
        os.killpg(run.process.pid, signal.SIGINT)
        said = rest_of(run)
        assert "Traceback" not in said
        assert "Error" not in said
    assert nothing_is_left(set_up, run.port)


def test_a_killed_run_starts_again_at_once(set_up: Path) -> None:
    with serving(set_up) as killed:
        killed.process.kill()
    with serving(set_up, port=killed.port) as run:
        os.killpg(run.process.pid, signal.SIGINT)
        assert rest_of(run) == "Stopped.\n"
    assert not left_behind(set_up, run.port)


def test_a_run_whose_make_was_killed_ends(set_up: Path) -> None:
    with serving(set_up, "make", "--old-file=.venv/base", "run") as run:
        run.process.kill()
        run.process.wait()
        assert nothing_is_left(set_up, run.port)


def test_a_tend_that_died_is_noticed_and_started_again(set_up: Path) -> None:
    with serving(set_up) as run:
        first = tending(run)
        os.kill(first, signal.SIGKILL)
        assert run.process.stdout is not None
        assert run.process.stdout.readline() == (
            "`manage.py tend` ended with status -9: no letters are sent and nothing is forgotten. "
            "It is started again in 5 seconds.\n"
        )
        again = tending(run)
        assert again != first
        os.killpg(run.process.pid, signal.SIGINT)
        assert rest_of(run) == "Stopped.\n"
        assert not Path(f"/proc/{again}").exists()


def test_two_runs_share_the_database(set_up: Path) -> None:
    with serving(set_up) as first, serving(set_up) as second:
        first.process.terminate()
        rest_of(first)
        assert get(second.port, "/readyz")[0].status == 200
        second.process.terminate()
        rest_of(second)
    assert not left_behind(set_up, second.port)


def refused(data: Path, **more: str) -> str:
    """What a run says that ends with exit status 1."""
    done = subprocess.run(
        SERVE,
        env=environment(data, **more),
        cwd=BASE_DIR,
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    return done.stderr


def test_a_busy_port_is_one_line_before_anything_is_made(tmp_path: Path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        port = server.getsockname()[1]
        said = refused(tmp_path / "data", PORT=str(port))
    assert said == f"Port {port} is in use. Choose another: PORT={port + 1} make run\n"
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("port", ["eighty", "0", "65536", "-1", "8000.0", "٨٠٠٠"])
def test_a_port_that_is_none_is_one_line(tmp_path: Path, port: str) -> None:
    said = refused(tmp_path, PORT=port)
    assert said == f"PORT must be a number from 1 to 65535, not {port!r}.\n"


def test_a_database_that_is_none_is_one_line(tmp_path: Path) -> None:
    said = refused(tmp_path, PORT=str(free_port()), DATABASE_URL="mysql://localhost/rulings")
    assert said.startswith("DATABASE_URL is not a PostgreSQL address.")
    assert said.count("\n") == 1
