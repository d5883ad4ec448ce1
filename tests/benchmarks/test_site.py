import fcntl
from pathlib import Path

import pytest

from benchmarks.site import PREFIX, USED, own_directory


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def test_a_directory_is_gone_afterwards(temporary: Path) -> None:
    with own_directory() as directory:
        (directory / "file").write_text("kept for now")
    assert not directory.exists()
    assert not list(temporary.iterdir())


def test_what_a_killed_run_left_behind_is_removed(temporary: Path) -> None:
    left = temporary / f"{PREFIX}left"
    left.mkdir()
    (left / USED).touch()
    with own_directory():
        assert not left.exists()


def test_what_another_run_uses_and_what_is_not_ours_stay(temporary: Path) -> None:
    used, other = temporary / f"{PREFIX}used", temporary / "somebody"
    used.mkdir()
    other.mkdir()
    with (used / USED).open("w") as held:
        fcntl.flock(held, fcntl.LOCK_SH)
        with own_directory():
            pass
    assert used.exists()
    assert other.exists()
