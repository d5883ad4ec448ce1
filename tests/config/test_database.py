import os
import shutil
import socket
import struct
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from types import SimpleNamespace

import psycopg
import pytest
from django.db import connection

from config import database
from config.apps import refuse_old_server
from config.database import AT_ONCE
from config.problem import DatabaseProblem

SECRET = "tiger-lily"


@contextmanager
def listening(talk: Callable[[socket.socket], None]) -> Iterator[int]:
    """Something that listens and says what `talk` says; yields the port."""
    server = socket.create_server(("127.0.0.1", 0))
    server.settimeout(10)

    def serve() -> None:
        while True:
            try:
                client, _ = server.accept()
            except OSError:
                return
            with client:
                talk(client)

    thread = threading.Thread(target=serve)
    thread.start()
    yield server.getsockname()[1]
    server.shutdown(socket.SHUT_RDWR)
    server.close()
    thread.join()


def as_web_server(client: socket.socket) -> None:
    client.recv(1024)
    client.sendall(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n")


def as_mysql(client: socket.socket) -> None:
    client.sendall(b"J\0\0\0\n8.0.36\0")
    client.recv(1024)


def as_shell(client: socket.socket) -> None:
    client.sendall(b"SSH-2.0-OpenSSH_9.2p1\r\n")
    client.recv(1024)


def as_silence(client: socket.socket) -> None:
    client.settimeout(3)
    with suppress(TimeoutError):
        while client.recv(1024):
            pass


def as_old_postgresql(client: socket.socket) -> None:
    """Just enough of the protocol to be let in: version 14.9."""
    length, request = struct.unpack("!II", client.recv(8))
    if request == 80877103:  # "do you speak TLS?"
        client.sendall(b"N")
        client.recv(1024)
    else:
        client.recv(length - 8)
    version = b"server_version\x0014.9\x00"
    client.sendall(b"R" + struct.pack("!II", 8, 0))
    client.sendall(b"S" + struct.pack("!I", 4 + len(version)) + version)
    client.sendall(b"Z" + struct.pack("!I", 5) + b"I")
    client.recv(1024)


def refusal_of(url: str) -> str:
    with pytest.raises(DatabaseProblem) as caught:
        database.check(url)
    message = str(caught.value)
    assert "\n" not in message
    assert SECRET not in message
    return message


def test_settings_name_every_part_of_the_url() -> None:
    settings = database.settings_for(
        "postgresql://ann:p%40ss@db.example:5433/rulings?sslmode=require&application_name=a%20b"
    )
    assert settings["NAME"] == "rulings"
    assert settings["USER"] == "ann"
    assert settings["PASSWORD"] == "p@ss"
    assert settings["HOST"] == "db.example"
    assert settings["PORT"] == "5433"
    assert settings["OPTIONS"] == {
        "sslmode": "require",
        "application_name": "a b",
        "connect_timeout": "10",
        "options": AT_ONCE,
    }


def test_settings_take_a_socket_in_a_directory_with_a_space() -> None:
    settings = database.settings_for("postgresql:///rulings?host=%2Fsrv%2Fa%20b&connect_timeout=3")
    assert settings["HOST"] == "/srv/a b"
    assert settings["USER"] == ""
    assert settings["OPTIONS"] == {"connect_timeout": "3", "options": AT_ONCE}


def test_what_the_url_asks_of_the_server_comes_last_and_holds() -> None:
    settings = database.settings_for("postgresql:///rulings?options=-c%20jit%3Don")
    assert settings["OPTIONS"]["options"] == f"{AT_ONCE} -c jit=on"


@pytest.mark.django_db
def test_statements_of_the_site_are_not_compiled() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SHOW jit")
        assert cursor.fetchone() == ("off",)


@pytest.mark.parametrize(
    "url",
    [
        f"mysql://ann:{SECRET}@localhost/rulings",
        "sqlite:///rulings.db",
        "rulings",
        f"host=localhost password={SECRET}",
        f"postgresql://ann:{SECRET}%zz@localhost/rulings",
        f"postgresql://ann:{SECRET}@localhost/rulings?no_such_parameter=1",
    ],
)
def test_refuses_what_is_not_a_postgresql_url(url: str) -> None:
    assert refusal_of(url) == database.NOT_A_URL


def test_refuses_a_url_without_a_name() -> None:
    assert refusal_of(f"postgresql://ann:{SECRET}@localhost/") == database.NO_NAME


def test_says_that_nothing_listens() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        port = server.getsockname()[1]
    said = refusal_of(f"postgresql://ann:{SECRET}@127.0.0.1:{port}/rulings")
    assert said.startswith(f"Nothing listens at 127.0.0.1:{port}.")


def test_says_that_no_socket_is_there(tmp_path: Path) -> None:
    said = refusal_of(f"postgresql:///rulings?host={tmp_path}")
    assert said.startswith(f"Nothing listens at {tmp_path}/.s.PGSQL.5432.")


def test_says_that_there_is_no_such_host() -> None:
    said = refusal_of(f"postgresql://ann:{SECRET}@nowhere.invalid/rulings")
    assert said.startswith("There is no host at nowhere.invalid:5432.")


@pytest.mark.parametrize("talk", [as_web_server, as_mysql, as_shell])
def test_says_that_it_is_something_else(talk: Callable[[socket.socket], None]) -> None:
    with listening(talk) as port:
        said = refusal_of(f"postgresql://ann:{SECRET}@127.0.0.1:{port}/rulings")
    assert said.startswith(f"What listens at 127.0.0.1:{port} does not answer like PostgreSQL.")


def test_does_not_wait_for_ever() -> None:
    with listening(as_silence) as port:
        url = f"postgresql://ann:{SECRET}@127.0.0.1:{port}/rulings?connect_timeout=2"
        assert refusal_of(url).endswith("answered like PostgreSQL within 2 seconds.")


def test_refuses_a_server_that_is_too_old() -> None:
    with listening(as_old_postgresql) as port:
        said = refusal_of(f"postgresql://ann:{SECRET}@127.0.0.1:{port}/rulings")
    assert said == (
        f"PostgreSQL 14.9 at 127.0.0.1:{port} is too old: version 15 or newer is needed."
    )


def test_refuses_an_old_server_on_every_connection() -> None:
    with listening(as_old_postgresql) as port:
        connection = psycopg.connect(host="127.0.0.1", port=port, dbname="rulings")
        with connection, pytest.raises(DatabaseProblem, match="too old"):
            refuse_old_server(SimpleNamespace(connection=connection))  # type: ignore[arg-type]
        connection.close()


def test_an_unforeseen_reason_is_passed_on_in_one_line() -> None:
    said = refusal_of(f"postgresql://ann:{SECRET}@127.0.0.1/rulings?sslmode=perhaps")
    assert said == (
        "PostgreSQL at 127.0.0.1:5432 cannot be used: "
        'connection is bad: invalid sslmode value: "perhaps"'
    )


def test_a_reason_that_holds_the_password_is_not_passed_on() -> None:
    said = refusal_of(f"postgresql://ann:{SECRET}@127.0.0.1/rulings?sslmode={SECRET}")
    assert said.endswith("it gave a reason that holds the password")


SYSTEM_PROGRAMS = Path("/usr/lib/postgresql/15/bin")


@pytest.fixture(scope="module")
def server_with_passwords() -> Iterator[str]:
    """The oldest PostgreSQL that is supported, asking for passwords; yields host:port."""
    if not SYSTEM_PROGRAMS.exists():
        pytest.skip("PostgreSQL 15 is not installed here")
    with closing(socket.create_server(("127.0.0.1", 0))) as probe:
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as directory:
        owner: list[str] = []
        if os.geteuid() == 0:
            owner = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]
            shutil.chown(directory, "nobody")
        _call(owner, "initdb", directory, "--no-sync", "--username=ann", "--auth=trust")
        single = f"ALTER USER ann PASSWORD '{SECRET}'"
        _call(owner, "postgres", directory, "postgres", first="--single", stdin=single)
        rules = Path(directory, "pg_hba.conf")
        rules.write_text("host all all 127.0.0.1/32 scram-sha-256\n")
        options = f"-h 127.0.0.1 -p {port} -k '' -F"
        log = f"{directory}/log"
        _call(owner, "pg_ctl", directory, "-w", "-s", "-o", options, "-l", log, "start")
        yield f"127.0.0.1:{port}"
        _call(owner, "pg_ctl", directory, "-w", "-s", "-m", "immediate", "stop")


def _call(
    owner: list[str], program: str, cluster: str, *arguments: str, first: str = "", stdin: str = ""
) -> None:
    command = [str(SYSTEM_PROGRAMS / program), *filter(None, [first]), "-D", cluster, *arguments]
    subprocess.run(
        [*owner, *command],
        input=stdin,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        text=True,
        check=True,
        cwd="/",
    )


@pytest.mark.slow
def test_accepts_the_oldest_supported_server(server_with_passwords: str) -> None:
    database.check(f"postgresql://ann:{SECRET}@{server_with_passwords}/postgres")


@pytest.mark.slow
def test_says_that_the_password_is_wrong(server_with_passwords: str) -> None:
    said = refusal_of(f"postgresql://ann:wrong@{server_with_passwords}/postgres")
    place = server_with_passwords
    assert said == f'PostgreSQL at {place} refused the password of the user "ann".'


@pytest.mark.slow
def test_says_that_a_password_is_missing(server_with_passwords: str) -> None:
    said = refusal_of(f"postgresql://ann@{server_with_passwords}/postgres")
    assert "refused the password" in said


@pytest.mark.slow
def test_says_that_the_database_is_unknown(server_with_passwords: str) -> None:
    said = refusal_of(f"postgresql://ann:{SECRET}@{server_with_passwords}/elsewhere")
    assert 'has no database "elsewhere"' in said
