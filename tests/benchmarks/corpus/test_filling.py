"""What is loaded is as if it had been entered, and the same for the same seed."""

from typing import Any

import psycopg
import pytest
from django.db import connection, transaction
from django.test import Client
from psycopg.errors import ForeignKeyViolation

from benchmarks.corpus import Filled, NotEmpty, fill
from benchmarks.corpus.checking import DERIVED, RULES, wrong
from benchmarks.corpus.filling import conninfo_of, stretches
from benchmarks.corpus.loading import FIRST_ID, lines_of
from benchmarks.corpus.reference import reference_of
from benchmarks.corpus.sentences import Pools
from benchmarks.corpus.switches import put_back, switch_off
from benchmarks.corpus.tables import TABLES
from benchmarks.corpus.threads import numbers_of_comments
from comments.models import Comment
from comments.rendering import VERSION, render
from rulings.freshness import differences
from rulings.models import Ruling, SearchEntry
from tests.benchmarks.corpus.conftest import SIZE

pytestmark = pytest.mark.django_db
Own = psycopg.Connection[tuple[Any, ...]]
SEED = 2017
INDEXES = "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'"
CONSTRAINTS = (
    "SELECT conrelid::regclass::text, conname, convalidated, pg_get_constraintdef(oid) "
    "FROM pg_constraint WHERE connamespace = 'public'::regnamespace"
)
TRIGGERS = "SELECT tgname, tgenabled FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'O'"


def test_as_many_rulings_as_wanted_are_there(filled: Filled) -> None:
    assert Ruling.objects.count() == filled.rulings == SIZE
    assert Comment.objects.count() == filled.comments


def test_every_search_entry_says_what_its_ruling_says(filled: Filled) -> None:
    assert list(differences()) == []
    assert SearchEntry.objects.count() == Ruling.objects.published().count() > 0.95 * SIZE


def test_every_rule_holds(own: Own) -> None:
    assert list(wrong(own, RULES | DERIVED)) == []


def test_the_database_s_own_checks_find_nothing(rows: Any) -> None:
    rows("SELECT count(rulings_check_published(id)) FROM rulings_ruling")
    rows("SELECT count(rulings_check_sanctions(id, NULL)) FROM rulings_ruling")


BREACHES = {
    "published without a source": "DELETE FROM rulings_source",
    "published without an order": "UPDATE rulings_sanction SET imposed = false",
    "a committee of another regulator": "UPDATE rulings_ruling SET committee_id = "
    "(SELECT max(id) FROM rulings_committee)",
    "a finding on a particular of another ruling": "UPDATE rulings_finding SET ruling_id = "
    "(SELECT max(id) FROM rulings_ruling)",
    "a length against the law": "UPDATE rulings_sanction SET duration_months = 599 "
    "WHERE kind = 'suspension'",
    "a discussion missing or miscounted": "UPDATE rulings_discussion SET visible_comments = 7777",
    "a comment without its arrival": "DELETE FROM comments_move",
    "a history that ends otherwise": "UPDATE rulings_ruling SET summary = 'Other.'",
    "a change not recorded": "INSERT INTO rulings_unrecorded (ruling_id) VALUES ('somebody')",
    "an expiry that no rule gives": "UPDATE rulings_ruling SET expires_on = NULL",
    "a comment at the wrong place": "UPDATE comments_comment SET thread_key = '\\x00'",
    "a comment shown or hidden wrongly": "UPDATE comments_comment SET is_visible = NOT is_visible",
    "a tombstone wrongly set": "UPDATE comments_comment SET is_tombstone = NOT is_tombstone",
}


@pytest.mark.parametrize("what", [*RULES, *DERIVED])
def test_what_is_wrong_is_found(own: Own, what: str) -> None:
    own.execute("SET session_replication_role = replica")
    own.execute(BREACHES[what].encode())

    [line] = wrong(own, {what: (RULES | DERIVED)[what]})
    assert line.startswith(what)


def test_the_functions_of_the_comments_would_change_nothing(filled: Filled, rows: Any) -> None:
    digest = "SELECT md5(string_agg(c::text, '' ORDER BY id)) FROM comments_comment c"
    before = rows(digest)
    with transaction.atomic():
        rows("SELECT comments_rekey(ARRAY(SELECT id::text FROM rulings_ruling))")
        rows("SELECT comments_refresh_rulings(ARRAY(SELECT id::text FROM rulings_ruling))")
        rows("SELECT comments_count_visible(ARRAY(SELECT id::text FROM rulings_ruling))")

    assert rows(digest) == before


def test_comments_are_kept_as_the_renderer_makes_them(filled: Filled) -> None:
    for comment in Comment.objects.order_by("pk")[:300]:
        assert comment.rendered == str(render(comment.text))
        assert comment.renderer_version == VERSION


def test_each_ruling_has_the_revision_of_an_import(rows: Any) -> None:
    first = rows("SELECT made_with, count(*) FROM rulings_revision WHERE number = 1 GROUP BY 1")

    assert first == [("import", SIZE)]


def test_what_was_public_is_in_the_list_of_removals(rows: Any) -> None:
    gone = "SELECT id FROM rulings_ruling WHERE state IN ('withdrawn', 'replaced')"

    assert rows(f"{gone} ORDER BY 1") == rows("SELECT ruling_id FROM rulings_removal ORDER BY 1")


@pytest.mark.parametrize("query", [INDEXES, CONSTRAINTS])
def test_indexes_and_constraints_are_as_before(rows: Any, query: str) -> None:
    template = connection.settings_dict["NAME"].removesuffix("_corpus")
    with psycopg.connect(conninfo_of({**connection.settings_dict, "NAME": template})) as unfilled:
        before = unfilled.execute(query.encode()).fetchall()

    assert sorted(rows(query)) == sorted(before)


def test_triggers_are_on(rows: Any) -> None:
    assert rows(TRIGGERS) == []


def test_foreign_keys_are_on(own: Own) -> None:
    own.execute("SET CONSTRAINTS ALL IMMEDIATE")

    with pytest.raises(ForeignKeyViolation):
        own.execute("UPDATE rulings_particular_topics SET topic_id = -1")


def test_a_row_that_refers_to_nothing_is_found_when_foreign_keys_come_back(own: Own) -> None:
    with own.transaction(force_rollback=True):
        off = switch_off(own)
        own.execute("UPDATE rulings_factor SET ruling_id = 'nobody' WHERE id = %s", [FIRST_ID])
        [look] = [one for one in put_back(own, off.foreign_keys) if "rulings_factor" in one]

        with pytest.raises(ForeignKeyViolation, match="rulings_factor_ruling_id"):
            own.execute(look.encode())


def test_each_foreign_key_comes_back_and_looks_at_every_row(own: Own) -> None:
    before = own.execute(CONSTRAINTS).fetchall()
    with own.transaction(force_rollback=True):
        off = switch_off(own)
        assert len(off.foreign_keys) > 30
        assert len(own.execute(CONSTRAINTS).fetchall()) == len(before) - len(off.foreign_keys)
        for look in put_back(own, off.foreign_keys):
            own.execute(look.encode())

        assert sorted(own.execute(CONSTRAINTS).fetchall()) == sorted(before)


def test_new_rows_get_ids_that_are_free(rows: Any) -> None:
    for table in set(TABLES) - {"rulings_ruling", "rulings_discussion"}:
        [(following, highest)] = rows(
            f"SELECT nextval(pg_get_serial_sequence('{table}', 'id')), max(id) FROM {table}"
        )
        assert following > highest, table


def test_the_pages_of_rulings_answer(filled: Filled, client: Client) -> None:
    discussed = Ruling.objects.published().order_by("-discussion__visible_comments", "pk")
    plain = Ruling.objects.published().order_by("pk")
    for ruling in [*discussed[:2], *plain[:8]]:
        page = client.get(ruling.get_absolute_url())
        assert page.status_code == 200
        assert ruling.title in page.content.decode()


def test_the_same_seed_makes_the_same_rows_in_another_process(own: Own, rows: Any) -> None:
    reference = reference_of(own)
    pools = Pools(SEED)
    numbers = numbers_of_comments(SIZE, 10, SEED)
    made = [lines_of(one, reference, pools)[0] for one in stretches(SEED, numbers)]

    for table, columns in TABLES.items():
        key = columns.split(", ")[0]
        expected = sorted(line.split("\t")[0] for lines in made for line in lines.of[table])
        assert sorted(pk for (pk,) in rows(f"SELECT {key}::text FROM {table}")) == expected
    for table in ("rulings_particular", "comments_comment"):
        expected = sorted(line.split("\t")[5] for lines in made for line in lines.of[table])
        assert sorted(text for (text,) in rows(f"SELECT text FROM {table}")) == expected


def test_another_seed_makes_other_rows(own: Own) -> None:
    reference = reference_of(own)
    pools = Pools(SEED)
    [one], [other] = (list(stretches(seed, [1] * 20)) for seed in (1, 2))

    assert lines_of(one, reference, pools)[0].of != lines_of(other, reference, pools)[0].of


def test_what_is_filled_is_not_filled_again(filled: Filled) -> None:
    with pytest.raises(NotEmpty, match="There is a corpus"):
        fill(10)


def test_what_a_killed_run_left_is_not_filled(filled: Filled) -> None:
    conninfo = conninfo_of(connection.settings_dict)
    with psycopg.connect(conninfo, autocommit=True) as other:
        other.execute("ALTER TABLE rulings_source DISABLE TRIGGER names_replaced")
        try:
            with pytest.raises(NotEmpty, match="ended in the middle"):
                fill(10)
        finally:
            other.execute("ALTER TABLE rulings_source ENABLE TRIGGER names_replaced")


def test_two_hundred_rulings_go_beside_what_is_there(beside: tuple[int, int, list[str]]) -> None:
    before, after, found_wrong = beside

    assert after == before + 200
    assert found_wrong == []
