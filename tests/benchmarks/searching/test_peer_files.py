from pathlib import Path

import psycopg
import pytest
from django.db import connection

from benchmarks.searching.contenders.datasette import Datasette
from benchmarks.searching.contenders.search_vector import DjangoSearchVector
from benchmarks.searching.contenders.tantivy import Tantivy
from benchmarks.searching.mix import Search, page
from benchmarks.searching.peer_files import COMPLETE, made
from benchmarks.searching.rows import batches
from benchmarks.searching.targets import DATASETTE, TANTIVY
from rulings.models import Passage
from tests.rulings.described import draft, published, sanction

pytestmark = pytest.mark.django_db(transaction=True)

PEERS = (DATASETTE, TANTIVY)
LONG = 60  # seconds


@pytest.fixture
def database() -> psycopg.Connection[tuple[object, ...]]:
    parameters = connection.get_connection_params()
    wanted = {
        name: parameters[name]
        for name in ("dbname", "user", "host", "port", "password")
        if parameters.get(name)
    }
    return psycopg.connect(**wanted)


def test_a_row_has_the_text_that_is_searched_and_the_facets_of_the_entry(
    database: psycopg.Connection[tuple[object, ...]],
) -> None:
    ruling = published()
    draft(title="Not public")
    with database:
        [[row]] = list(batches(database))
    texts = Passage.objects.filter(ruling=ruling).values_list("text", flat=True)
    assert sorted(row.text.split("\n")) == sorted(texts)
    assert (row.ruling_id, row.title) == (ruling.pk, ruling.title)
    assert (row.decided_on, row.longest_months) == ("2017-09-20", 36)
    assert row.facets["regulator"] == "hcpc"
    assert row.facets["sanction"] == ["caution"]
    assert row.facets["sanction_rejected"] == []


def test_files_are_kept_until_a_ruling_changes(
    database: psycopg.Connection[tuple[object, ...]], tmp_path: Path
) -> None:
    ruling = published()
    database.autocommit = True
    with database:
        _, first = made(database, tmp_path / "files", PEERS)
        _, second = made(database, tmp_path / "files", PEERS)
        ruling.title = "Another title"
        ruling.save()
        _, third = made(database, tmp_path / "files", PEERS)
    assert "made of 1 rulings" in first
    assert "kept" in second
    assert "made of 1 rulings" in third


def test_files_that_were_not_completed_are_made_again(
    database: psycopg.Connection[tuple[object, ...]], tmp_path: Path
) -> None:
    published()
    database.autocommit = True
    with database:
        made(database, tmp_path / "files", PEERS)
        (tmp_path / "files" / COMPLETE).write_text("{")
        paths, said = made(database, tmp_path / "files", PEERS)
    assert "made of 1 rulings" in said
    assert all(path.exists() for path in paths.values())


@pytest.mark.slow
def test_all_find_the_same_rulings(
    database: psycopg.Connection[tuple[object, ...]], tmp_path: Path
) -> None:
    published(title="Late notes")
    published(
        title="Late letters", regulator="nmc", committee="", sanctions=[sanction("suspension", 6)]
    )
    chosen = (("regulator", "hcpc"), ("sanction", "caution"), ("topic", "record_keeping"))
    asked = {
        Search(): 2,
        Search(("late",)): 2,
        Search(("notes", "late")): 2,
        Search(("late", "notes"), is_phrase=True): 1,
        Search(("letters",), sort="newest"): 1,
        Search(("late",), chosen=chosen): 1,
        Search(chosen=chosen, sort="longest"): 1,
        Search(("elephant",)): 0,
    }
    database.autocommit = True
    with database:
        paths, _ = made(database, tmp_path / "files", PEERS)
    with (
        Datasette(paths[DATASETTE], LONG) as datasette,
        Tantivy(paths[TANTIVY]) as tantivy,
        DjangoSearchVector(LONG) as django,
    ):
        for contender in (datasette, tantivy, django):
            for search, number in asked.items():
                answer = contender.ask(page(search))
                assert answer is not None
                assert (answer.found, answer.problem) == (number, ""), (contender.name, search)
            assert contender.found("late") == 2
