"""Every transaction that changes a ruling leaves one revision, by whatever path it came."""

import re
from importlib import import_module

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.test import Client

from rulings.editing import Editor, editing
from rulings.models import (
    Correction,
    Factor,
    NameReplacement,
    Revision,
    Ruling,
)
from rulings.vocabulary import MadeWith, RulingState
from tests.rulings.admin import form
from tests.rulings.described import draft, published
from tests.rulings.models.feeders import FEEDERS, Feeder, fed, other_session, run
from tests.rulings.models.recorded import kept, latest, numbers, says, unrecorded

pytestmark = pytest.mark.django_db(transaction=True)

PARTS = import_module("rulings.migrations.0009_history").PARTS
VOCABULARIES = {
    "rulings_regulator",
    "rulings_committee",
    "rulings_profession",
    "rulings_setting",
    "rulings_topic",
    "rulings_factortype",
}
each_part = pytest.mark.parametrize(
    "feeder",
    [feeder for feeder in FEEDERS if feeder.table in PARTS],
    ids=lambda feeder: feeder.table,
)


def test_the_tables_that_are_noted_are_those_that_a_ruling_is_described_from() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = 'rulings_all_described'")
        source = cursor.fetchone()[0]
    read = set(re.findall(r"(?:FROM|JOIN) (rulings_\w+)", source))
    assert read - VOCABULARIES == set(PARTS)
    assert set(PARTS) - {"rulings_namereplacement"} <= {feeder.table for feeder in FEEDERS}


@each_part
def test_a_change_of_any_part_by_another_session_is_one_revision(feeder: Feeder) -> None:
    fed()
    adding, changing, deleting = feeder.adding, feeder.changing, feeder.deleting
    for steps in (adding, changing, deleting):
        before = Revision.objects.count()
        with other_session() as session:
            run(session, steps)
            session.rollback()
        assert Revision.objects.count() == before
        with other_session() as session:
            session.execute("SELECT 1")
            run(session, steps)
            assert Revision.objects.count() == before
        if steps is deleting and feeder.table == "rulings_ruling":
            assert not Revision.objects.filter(ruling_id=feeder.key).exists()
            continue
        [revision] = Revision.objects.order_by("-id")[: Revision.objects.count() - before]
        assert revision.made_with == MadeWith.DATABASE
        assert revision.database_role == connection.settings_dict["USER"]
        assert revision.made_by is None
        assert kept(revision.ruling) == says(revision.ruling)
    assert unrecorded() == 0


@each_part
def test_a_row_saved_as_it_was_is_no_revision(feeder: Feeder) -> None:
    fed()
    before = Revision.objects.count()
    with other_session() as session:
        session.execute(f"UPDATE {feeder.table} SET id = id".encode())
    assert Revision.objects.count() == before


@each_part
def test_a_table_that_is_emptied_at_once_is_a_revision(feeder: Feeder) -> None:
    fed()
    [ruling] = Ruling.objects.all()
    ruling.withdraw()
    before = numbers(ruling)
    with other_session() as session:
        session.execute(f"TRUNCATE {feeder.table} CASCADE".encode())
    if feeder.table == "rulings_ruling":
        assert not Revision.objects.exists()
        return
    assert numbers(ruling) == [*before, before[-1] + 1]
    assert kept(ruling) == says(ruling)


def test_one_update_of_the_database_says_which_role_made_it() -> None:
    ruling = draft()
    with other_session() as session:
        session.execute("UPDATE rulings_ruling SET summary = 'Written in psql.'")
        [role] = session.execute("SELECT session_user").fetchone() or [None]
    revision = latest(ruling)
    assert (revision.number, revision.made_with) == (2, MadeWith.DATABASE)
    assert revision.database_role == role
    assert revision.snapshot["summary"] == "Written in psql."


def test_a_ruling_with_all_its_parts_taken_in_at_once_begins_with_one_revision() -> None:
    with transaction.atomic():
        ruling = draft()
    assert numbers(ruling) == [1]
    assert kept(ruling) == says(ruling)


def test_saving_the_form_is_one_revision_with_who_and_why(
    admin_client: Client, admin_user: User
) -> None:
    ruling = published()
    before = numbers(ruling)
    sent = form.opened(admin_client, form.change(ruling)) | {
        "title": "Another title",
        "particulars-0-text": "Other words.",
        "public_note": "The title was wrong.",
    }
    assert admin_client.post(form.change(ruling), sent).status_code == 302
    assert numbers(ruling) == [*before, before[-1] + 1]
    revision = latest(ruling)
    assert (revision.made_with, revision.made_by_id) == (MadeWith.DESK, admin_user.pk)
    assert (revision.reason, revision.is_minor) == ("The title was wrong.", False)


def test_a_title_alone_is_the_editors_own_change(admin_client: Client, admin_user: User) -> None:
    ruling = published()
    sent = form.opened(admin_client, form.change(ruling)) | {"title": "Spelt", "is_minor": "on"}
    assert admin_client.post(form.change(ruling), sent).status_code == 302
    assert (latest(ruling).made_by_id, latest(ruling).is_minor) == (admin_user.pk, True)


def test_saving_the_form_unchanged_is_no_revision(admin_client: Client) -> None:
    ruling = published()
    before = numbers(ruling)
    sent = form.opened(admin_client, form.change(ruling))
    assert admin_client.post(form.change(ruling), sent).status_code == 302
    assert numbers(ruling) == before


def test_many_rulings_changed_by_one_statement_have_a_revision_each() -> None:
    rulings = [draft(title=f"Ruling {number}") for number in range(5)]
    with editing(Editor(MadeWith.IMPORT, reason="All at once")):
        Ruling.objects.update(summary="The same.")
        Factor.objects.all().delete()
    for ruling in rulings:
        before, after = ruling.revisions.all()[1], latest(ruling)
        assert after.number == before.number + 1
        assert (after.made_with, after.reason) == (MadeWith.IMPORT, "All at once")
        assert (after.snapshot["summary"], after.snapshot["factors"]) == ("The same.", [])


def test_rows_created_in_bulk_are_recorded() -> None:
    ruling = draft()
    before = numbers(ruling)
    Correction.objects.bulk_create(
        Correction(ruling=ruling, note=f"Note {number}") for number in range(3)
    )
    assert numbers(ruling) == [*before, before[-1] + 1]
    assert len(latest(ruling).snapshot["corrections"]) == 3


def test_a_part_that_moves_to_another_ruling_is_a_revision_of_both() -> None:
    one, other = draft(title="One"), draft(title="Other")
    before = len(numbers(one)), len(numbers(other))
    Factor.objects.filter(ruling=one).update(ruling=other)
    assert (len(numbers(one)), len(numbers(other))) == (before[0] + 1, before[1] + 1)
    assert len(latest(other).snapshot["factors"]) == 2


def test_each_move_and_hold_is_a_revision() -> None:
    ruling = draft()
    for state in ("in_review", "draft", "published", "withdrawn"):
        before = numbers(ruling)
        ruling.publish() if state == "published" else ruling.move_to(RulingState(state))
        assert numbers(ruling) == [*before, before[-1] + 1]
        assert latest(ruling).snapshot["desk"]["state"] == state
    Ruling.objects.filter(pk=ruling.pk).update(hold_reason="Wait for the appeal.")
    assert latest(ruling).snapshot["desk"]["hold_reason"] == "Wait for the appeal."


def test_a_replaced_name_is_one_revision_with_the_texts_it_changed() -> None:
    ruling = draft(summary="Alma Larkspur kept thin notes.")
    before = numbers(ruling)
    NameReplacement.objects.create(ruling=ruling, written="Alma Larkspur", shown="AL")
    assert numbers(ruling) == [*before, before[-1] + 1]
    snapshot = latest(ruling).snapshot
    assert snapshot["summary"] == "AL kept thin notes."
    assert snapshot["desk"]["names"] == [{"written": "Alma Larkspur", "shown": "AL"}]


def test_what_expires_keeps_no_history_and_begins_none() -> None:
    ruling = published()
    ruling.move_to(RulingState.EXPIRED)
    assert numbers(ruling) == []
    Ruling.objects.filter(pk=ruling.pk).exclude(state="expired").update(summary="x")
    assert numbers(ruling) == []
    assert unrecorded() == 0


def test_a_deleted_draft_takes_its_history_along() -> None:
    ruling, other = draft(), draft(title="Another")
    ruling.delete()
    assert {revision.ruling_id for revision in Revision.objects.all()} == {other.pk}
