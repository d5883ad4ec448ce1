import os
from pathlib import Path

import pytest
from django.db import connection

from benchmarks.searching import cold as module
from benchmarks.searching.cold import cold, drop_page_cache
from benchmarks.searching.mix import Asked


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_each_class_has_its_first_answer_after_everything_was_started_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "DROP_CACHES", tmp_path / "drop_caches")
    restarted: list[bool] = []
    environment = os.environ | {"DATABASE_URL": own_database(), "DEBUG": "1"}
    classes = {"nowhere": [Asked("/nowhere/"), Asked("/")]}
    found = cold(classes, environment, lambda: restarted.append(True))
    assert restarted == [True]
    assert found.times["nowhere"].problem == "/nowhere/ answered 404"
    assert "the database and the web server" in found.said
    assert found.said.endswith("were dropped.")


def own_database() -> str:
    used = connection.settings_dict
    place = f"host={used['HOST']}&port={used['PORT'] or 5432}"
    return f"postgresql://{used['USER']}:{used['PASSWORD']}@/{used['NAME']}?{place}"


def test_where_the_system_does_not_let_us_it_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "DROP_CACHES", tmp_path / "nowhere" / "drop_caches")
    assert not drop_page_cache()
