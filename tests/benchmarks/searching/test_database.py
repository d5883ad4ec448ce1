from pathlib import Path

import psycopg
import pytest

from benchmarks.searching.database import database_of, operators_settings, own_server
from benchmarks.searching.options import Options


@pytest.mark.slow
def test_a_server_of_its_own_has_an_operators_settings_also_when_started_anew(
    tmp_path: Path,
) -> None:
    with own_server(tmp_path / "postgres") as prepared:
        with psycopg.connect(prepared.url) as database:
            database.execute("CREATE TABLE kept ()")
        assert prepared.restart is not None
        prepared.restart()
        with psycopg.connect(prepared.url) as database:
            database.execute("SELECT FROM kept")
            set_to = database.execute("SELECT current_setting('shared_buffers')").fetchone()
    assert set_to == (operators_settings()["shared_buffers"],)
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(prepared.url)


def test_a_named_database_is_used_and_its_server_left_alone(tmp_path: Path) -> None:
    options = Options.of({"SIZES": "300", "DATABASE_300": "postgresql://here/small"})
    with database_of(300, options, tmp_path) as prepared:
        assert (prepared.url, prepared.restart) == ("postgresql://here/small", None)


def test_a_command_starts_the_server_of_a_named_database_anew(tmp_path: Path) -> None:
    started = tmp_path / "started"
    options = Options.of(
        {
            "SIZES": "300",
            "DATABASE_300": "postgresql://here/small",
            "RESTART_DATABASE": f"touch '{started}'",
        }
    )
    with database_of(300, options, tmp_path) as prepared:
        assert prepared.restart is not None
        prepared.restart()
    assert started.exists()
