import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from config import embedded
from config.embedded import server
from config.embedded.account import as_owner
from config.embedded.postmaster import running_on
from config.problem import DatabaseProblem

pytestmark = pytest.mark.slow

USER = """
import sys
from pathlib import Path
from config import embedded
with embedded.running(Path(sys.argv[1])):
    print("ready", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(scope="module")
def made_cluster(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A complete cluster that is not running, to copy: making one takes a second."""
    cluster = tmp_path_factory.mktemp("made") / "postgres"
    with embedded.running(cluster, durable=False):
        pass
    return cluster


@pytest.fixture
def cluster(made_cluster: Path, tmp_path: Path) -> Iterator[Path]:
    """In a path with a space."""
    copy = tmp_path / "a checkout" / "postgres"
    yield copy_of(made_cluster, copy)
    embedded.stop_if_unused(copy)


def copy_of(made_cluster: Path, copy: Path) -> Path:
    copy.parent.mkdir(parents=True)
    subprocess.run(["cp", "--archive", made_cluster, copy], check=True)
    return copy


def user_of(cluster: Path) -> subprocess.Popen[str]:
    """Another process that uses the cluster until its standard input is closed."""
    process = subprocess.Popen(
        [sys.executable, "-c", USER, cluster],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def finish(process: subprocess.Popen[str]) -> None:
    process.communicate("", timeout=20)


def kill(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def pid_of(cluster: Path) -> int:
    return int((cluster / "postmaster.pid").read_text().splitlines()[0])


def is_running(cluster: Path) -> bool:
    return running_on(cluster) is not None


def answer(url: str, query: str) -> object:
    with psycopg.connect(url) as connection:
        row = connection.execute(query.encode()).fetchone()
    return row[0] if row else None


def test_makes_a_cluster_that_answers_and_stops(tmp_path: Path) -> None:
    cluster = tmp_path / "new" / "postgres"
    with embedded.running(cluster, durable=False) as url:
        assert answer(url, "select current_database()") == "conduct_rulings"
        assert answer(url, "select lower('ÄÉŁ')") == "äéł"
        assert answer(url, "show listen_addresses") == ""
    assert not is_running(cluster)
    assert not (cluster / "postmaster.pid").exists()


def test_keeps_its_content(cluster: Path) -> None:
    with embedded.running(cluster) as url, psycopg.connect(url) as connection:
        connection.execute("create table kept (word text)")
    with embedded.running(cluster) as url:
        assert answer(url, "select count(*) from kept") == 0


def test_is_reached_from_nowhere_but_its_directory(cluster: Path) -> None:
    with embedded.running(cluster):
        assert cluster.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("name", ["postgres" * 20, "a, b", 'it\'s "quoted" $HOME `id`', "ü%20"])
def test_runs_wherever_the_checkout_lies(made_cluster: Path, tmp_path: Path, name: str) -> None:
    cluster = copy_of(made_cluster, tmp_path / name / "postgres")
    with embedded.running(cluster) as url:
        assert answer(url, "select 1") == 1
        sockets = Path((cluster / "postmaster.pid").read_text().splitlines()[4])
    assert sockets == cluster or not sockets.exists()


def test_does_not_listen_to_the_caller_s_environment(
    cluster: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PGPORT", "6000")
    monkeypatch.setenv("PGDATABASE", "elsewhere")
    with embedded.running(cluster) as url:
        assert answer(url, "select current_database()") == "conduct_rulings"


def test_an_unfinished_cluster_is_made_again(tmp_path: Path) -> None:
    cluster = tmp_path / "postgres"
    unfinished = tmp_path / "postgres.unfinished"
    unfinished.mkdir()
    (unfinished / "PG_VERSION").write_text("18\n")
    with embedded.running(cluster, durable=False) as url:
        assert answer(url, "select 1") == 1
    assert not unfinished.exists()


def test_the_last_user_stops_it(cluster: Path) -> None:
    first = user_of(cluster)
    second = user_of(cluster)
    finish(first)
    assert is_running(cluster)
    finish(second)
    assert not is_running(cluster)


def test_a_server_whose_starter_was_killed_is_used_again(cluster: Path) -> None:
    kill(user_of(cluster))
    orphan = pid_of(cluster)
    assert is_running(cluster)
    with embedded.running(cluster):
        assert pid_of(cluster) == orphan
    assert not is_running(cluster)


def test_a_killed_user_does_not_keep_it_running(cluster: Path) -> None:
    killed = user_of(cluster)
    second = user_of(cluster)
    kill(killed)
    finish(second)
    assert not is_running(cluster)


def test_starts_after_everything_was_killed(cluster: Path) -> None:
    process = user_of(cluster)
    os.kill(pid_of(cluster), signal.SIGKILL)
    kill(process)
    while is_running(cluster):  # a killed process takes a moment to be gone
        time.sleep(0.02)
    with embedded.running(cluster) as url:
        assert answer(url, "select 1") == 1


def test_starts_when_the_recorded_process_is_another_by_now(cluster: Path) -> None:
    """Also one of the same user, which PostgreSQL by itself would take for a running server."""
    with embedded.running(cluster):
        record = (cluster / "postmaster.pid").read_text()
    owner = as_owner(cluster)
    with subprocess.Popen([*owner, "sleep", "60"]) as another:
        time.sleep(0.2)
        _, rest = record.split("\n", 1)
        (cluster / "postmaster.pid").write_text(f"{another.pid}\n{rest}")
        with embedded.running(cluster) as url:
            assert answer(url, "select 1") == 1
        assert another.poll() is None
        another.kill()


def test_explains_a_slow_recovery_and_waits(
    cluster: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(server, "PATIENCE", 0)
    with embedded.running(cluster):
        pass
    assert capsys.readouterr().err == server.RECOVERING + "\n"


def test_says_why_it_does_not_start(cluster: Path) -> None:
    with (cluster / "postgresql.conf").open("a") as file:
        file.write("shared_buffers = much\n")
    with pytest.raises(DatabaseProblem, match=r"did not start: .*configuration file") as caught:
        embedded.running(cluster).__enter__()
    assert "\n" not in str(caught.value)


def test_says_that_a_directory_is_somebody_else_s(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    tmp_path.chmod(0o500)
    with pytest.raises(DatabaseProblem, match="You may not write to"):
        embedded.running(tmp_path / "postgres").__enter__()


def test_an_abandoned_server_is_stopped(cluster: Path) -> None:
    kill(user_of(cluster))
    assert embedded.stop_if_unused(cluster)
    assert not is_running(cluster)


def test_a_server_in_use_is_not_stopped(cluster: Path) -> None:
    with embedded.running(cluster):
        assert not embedded.stop_if_unused(cluster)
        assert is_running(cluster)


def test_needs_the_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(DatabaseProblem, match="DATABASE_URL is not set"):
        embedded.running(tmp_path / "postgres").__enter__()
