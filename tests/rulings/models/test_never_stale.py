"""Whatever changes a ruling, in whatever session: the search shows it at commit, not before."""

import re
from collections import defaultdict

import pytest
from django.db import connection

from rulings.freshness import Fault, differences, refresh
from rulings.models import SearchEntry
from rulings.search.criteria import Criteria
from tests.rulings.models.feeders import (
    ADDED,
    CHANGED,
    FEEDERS,
    MIGRATED,
    Feeder,
    Step,
    fed,
    other_session,
    run,
)

each_feeder = pytest.mark.parametrize("feeder", FEEDERS, ids=lambda feeder: feeder.table)


def found() -> set[str]:
    """The words that the search finds."""
    return {
        word for word in (ADDED, CHANGED) if SearchEntry.objects.meeting(Criteria(q=word)).exists()
    }


def hashes() -> list[str]:
    return list(SearchEntry.objects.order_by("pk").values_list("content_hash", flat=True))


def run_here(steps: list[Step]) -> None:
    """In the session of the test, which is rolled back at its end."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for statement, parameters in steps:
            cursor.execute(statement, parameters)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.django_db(transaction=True)
@each_feeder
def test_a_change_by_another_session_shows_at_commit_and_not_before(feeder: Feeder) -> None:
    fed()
    at_first = hashes()
    with other_session() as session:
        run(session, feeder.adding)
        session.rollback()
    assert hashes() == at_first
    shown: set[str] = set()
    for steps, words in (
        (feeder.adding, {ADDED}),
        (feeder.changing, {CHANGED}),
        (feeder.deleting, set()),
    ):
        before = hashes()
        with other_session() as session:
            run(session, steps)
            assert (hashes(), found()) == (before, shown)
        shown = words if feeder.is_read else set()
        assert found() == shown
        assert hashes() != before
        assert list(differences()) == []
    assert hashes() == at_first


@pytest.mark.django_db
@each_feeder
def test_truncating_a_table_leaves_nothing_stale(feeder: Feeder) -> None:
    fed()
    run_here(feeder.adding)
    before = hashes()
    run_here([(f"TRUNCATE {feeder.table} CASCADE", [])])
    assert found() == set()
    assert hashes() != before
    assert list(differences()) == []


@pytest.mark.django_db
@each_feeder
def test_what_happened_past_the_triggers_is_found_and_mended(feeder: Feeder) -> None:
    fed()
    run_here(feeder.adding)
    run_here([(f"ALTER TABLE {feeder.table} DISABLE TRIGGER USER", []), *feeder.changing])
    (difference,) = differences()
    assert difference.fault is Fault.OUTDATED
    assert "content_hash" in difference.columns
    assert feeder.is_read == any("vector" in column for column in difference.columns)
    refresh([difference.ruling_id])
    assert list(differences()) == []
    assert found() == ({CHANGED} if feeder.is_read else set())


def tables_read() -> set[str]:
    """Every table that the entry is made of: what the views read."""
    with connection.cursor() as cursor:
        cursor.execute(
            """
            WITH RECURSIVE reading AS (
                SELECT 'rulings_entry_source'::regclass::oid AS id
                UNION
                SELECT used.refobjid FROM reading
                JOIN pg_rewrite rule ON rule.ev_class = reading.id
                JOIN pg_depend used ON used.objid = rule.oid
                    AND used.classid = 'pg_rewrite'::regclass
                    AND used.refclassid = 'pg_class'::regclass
            )
            SELECT relname FROM reading JOIN pg_class ON oid = id WHERE relkind IN ('r', 'p')
            """
        )
        return {name for (name,) in cursor.fetchall()}


def triggers() -> dict[str, set[str]]:
    """Table -> the events that make entries anew."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text, pg_get_triggerdef(oid) FROM pg_trigger "
            "WHERE tgname ~ '_refreshes_entries$' AND tgenabled = 'O'"
        )
        events = defaultdict(set)
        for table, definition in cursor.fetchall():
            events[table].update(re.findall(r"AFTER (\w+) ON", definition))
    return events


@pytest.mark.django_db
def test_no_table_that_the_entry_is_made_of_is_without_triggers() -> None:
    assert triggers() == {
        table: {"INSERT", "UPDATE", "DELETE", "TRUNCATE"} for table in tables_read()
    }
    assert tables_read() == set(MIGRATED)


@pytest.mark.django_db
def test_the_passages_of_one_ruling_are_read_without_those_of_all_others() -> None:
    """PostgreSQL looks into a UNION only if each part gives the very type that the whole gives."""
    with connection.cursor() as cursor:
        cursor.execute("EXPLAIN SELECT * FROM rulings_passage WHERE ruling_id = 'bcd2345678'")
        plan = [line for (line,) in cursor.fetchall()]
    assert [line for line in plan if "Filter: (rulings_passage.ruling_id" in line] == []


def test_every_feeder_of_the_migrations_is_tried_here() -> None:
    assert sorted(feeder.table for feeder in FEEDERS) == sorted(MIGRATED)
