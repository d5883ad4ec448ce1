from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import secret_key


def test_is_made_once_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "data" / "secret_key"
    first = secret_key.kept_in(path)
    assert len(first) >= 50
    assert secret_key.kept_in(path) == first


def test_only_its_owner_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "secret_key"
    secret_key.kept_in(path)
    assert path.stat().st_mode & 0o777 == 0o600


def test_processes_that_start_at_once_agree(tmp_path: Path) -> None:
    path = tmp_path / "secret_key"
    together = Barrier(8)

    def start(_: int) -> str:
        together.wait()
        return secret_key.kept_in(path)

    with ThreadPoolExecutor(8) as threads:
        keys = set(threads.map(start, range(8)))
    assert len(keys) == 1
    assert [kept.name for kept in tmp_path.iterdir()] == ["secret_key"]


def test_a_place_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    with pytest.raises(ImproperlyConfigured, match=f"{in_the_way}.*Set SECRET_KEY instead"):
        secret_key.kept_in(in_the_way / "secret_key")
    assert list(tmp_path.iterdir()) == [in_the_way]
