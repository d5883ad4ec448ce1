"""The clock: how long a ruling stays, and what is left of it when its time is over."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError, connection
from django.utils import timezone

from rulings.editing import Editor, editing
from rulings.expiring import REASON, expire_due
from rulings.models import (
    Autosave,
    Clearance,
    NameReplacement,
    Regulator,
    Removal,
    RetentionRule,
    Ruling,
    Source,
)
from rulings.reference import load_reference
from rulings.vocabulary import MadeWith, RetentionBasis, RulingState
from tests.comments.people.everywhere import tables_with
from tests.rulings.described import SOURCE, draft, published, sanction

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
YESTERDAY = TODAY - timedelta(days=1)


def last_day(ruling: Ruling) -> date | None:
    return Ruling.objects.get(pk=ruling.pk).expires_on


def rule(months: int, counted_from: str = "publication", kind: str = "") -> None:
    """The rule of the HCPC for an order, in place of an earlier one."""
    RetentionRule.objects.update_or_create(
        regulator=Regulator.objects.get(slug="hcpc"),
        kind=kind,
        defaults={"months": months, "counted_from": counted_from},
    )


def until(ruling: Ruling, day: date | None) -> Ruling:
    Ruling.objects.filter(pk=ruling.pk).update(expires_by_hand=day)
    return ruling


def test_every_regulator_has_a_careful_rule_that_nobody_has_confirmed_yet() -> None:
    rules = RetentionRule.objects.values_list(
        "regulator__slug", "kind", "months", "counted_from", "is_confirmed"
    )
    slugs = Regulator.objects.values_list("slug", flat=True)
    assert set(rules) == {(slug, "", 60, "publication", False) for slug in slugs}


def test_a_rule_that_an_administrator_changed_stays_as_it_is() -> None:
    rule(24)
    load_reference()
    assert RetentionRule.objects.get(regulator__slug="hcpc").months == 24


def test_the_months_count_from_the_first_publication() -> None:
    assert last_day(draft()) is None
    ruling = draft()
    ruling.publish(on=date(2024, 2, 29))
    assert last_day(ruling) == date(2029, 2, 28)


@pytest.mark.parametrize(
    ("counted_from", "changes", "day"),
    [
        (RetentionBasis.DECISION, {}, date(2018, 9, 20)),
        (RetentionBasis.END_OF_ORDER, {}, date(2021, 9, 20)),
        (
            RetentionBasis.END_OF_ORDER,
            {"sanctions": [sanction("suspension", None, ends_on="2018-01-31")]},
            date(2019, 1, 31),
        ),
        (
            RetentionBasis.END_OF_ORDER,
            {"sanctions": [sanction("removal", None, indefinite=True)]},
            None,
        ),
        (
            RetentionBasis.DECISION,
            {"decided_on": None, "decided_precision": ""},
            date(2025, 5, 1),
        ),
    ],
)
def test_the_months_count_from_what_the_rule_says(
    counted_from: str, changes: dict[str, Any], day: date | None
) -> None:
    rule(12, counted_from)
    ruling = draft(**changes)
    ruling.publish(on=date(2024, 5, 1))
    assert last_day(ruling) == day


def test_of_several_orders_the_longest_counts_and_rejected_ones_do_not() -> None:
    rule(12)
    rule(24, kind="caution")
    rule(120, kind="suspension")
    both = [sanction(), sanction("suspension", 6, imposed=False)]
    ruling = draft(sanctions=both)
    ruling.publish(on=date(2024, 5, 1))
    assert last_day(ruling) == date(2026, 5, 1)
    ruling.sanctions.update(imposed=True)
    assert last_day(ruling) == date(2034, 5, 1)


def test_a_changed_rule_moves_the_last_days_and_a_day_set_by_hand_stays() -> None:
    by_rule, by_hand = published(), until(published(), date(2031, 1, 1))
    rule(1)
    assert last_day(by_rule) != last_day(by_hand) == date(2031, 1, 1)
    until(by_hand, None)
    assert last_day(by_hand) == last_day(by_rule)
    RetentionRule.objects.all().delete()
    assert last_day(by_rule) is None


def test_no_rule_ends_a_demonstration() -> None:
    ruling = published()
    Ruling.objects.filter(pk=ruling.pk).update(is_demonstration=True)
    assert last_day(ruling) is None


def test_what_has_reached_its_last_day_is_due_in_every_state_that_can_end() -> None:
    rulings = [until(published(), day) for day in (YESTERDAY, TODAY, TODAY + timedelta(days=1))]
    until(draft(), YESTERDAY)
    withdrawn = until(published(), YESTERDAY)
    withdrawn.refresh_from_db()
    withdrawn.withdraw()
    due = set(Ruling.objects.due(TODAY))
    assert due == {rulings[0], rulings[1], withdrawn}


def test_what_is_due_expires_and_the_log_says_by_whom() -> None:
    ruling, other = until(published(), YESTERDAY), published()
    assert expire_due().number == 1
    assert expire_due().number == 0
    ruling.refresh_from_db()
    assert (ruling.state, other.is_public) == (RulingState.EXPIRED, True)
    removal = Removal.objects.get(ruling_id=ruling.pk)
    assert (removal.kind, removal.made_with, removal.reason) == ("expired", "clock", REASON)


@pytest.fixture
def refusing() -> Iterator[str]:
    """A ruling that the database does not let go."""
    ruling = until(published(), YESTERDAY - timedelta(days=9))
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION never() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE 'not this one'; END $$;"
            "CREATE TRIGGER never BEFORE UPDATE ON rulings_ruling FOR EACH ROW "
            f"WHEN (NEW.state = 'expired' AND NEW.id = '{ruling.pk}') EXECUTE FUNCTION never()"
        )
    yield ruling.pk
    with connection.cursor() as cursor:
        cursor.execute("DROP FUNCTION never CASCADE")


@pytest.mark.django_db(transaction=True)
def test_one_that_the_database_keeps_does_not_stop_the_others(refusing: str) -> None:
    for _ in range(2):
        until(published(), YESTERDAY)
    expired = expire_due()
    assert (expired.number, expired.refused) == (2, {refusing: "not this one"})
    assert list(Ruling.objects.due(TODAY).values_list("pk", flat=True)) == [refusing]


@pytest.mark.django_db(transaction=True)
def test_who_is_stopped_in_the_middle_goes_on_later() -> None:
    for _ in range(3):
        until(published(), YESTERDAY)
    asked = iter([False, True])
    assert expire_due(is_stopping=lambda: next(asked)).number == 1
    assert Ruling.objects.due(TODAY).count() == 2
    asked_again = iter([False])
    with pytest.raises(StopIteration):  # as abruptly as by Ctrl-C
        expire_due(is_stopping=lambda: next(asked_again))
    assert Ruling.objects.due(TODAY).count() == 1
    assert expire_due().number == 1


WORD = "Quellbrunn"


def full_of_it(user: User) -> Ruling:
    """A ruling that says the word in every way the desk has."""
    ruling = published(
        title=f"{WORD} one",
        summary=f"About {WORD}.",
        case_reference=WORD,
        sources=[SOURCE | {"title": f"{WORD} in the news", "text": f"It was {WORD}."}],
    )
    Source.objects.filter(ruling=ruling).update(text_digest="d" * 64)
    with editing(Editor(MadeWith.DESK, user.pk, reason=f"{WORD} again")):
        Ruling.objects.filter(pk=ruling.pk).update(summary=f"More about {WORD}.")
    Clearance.objects.create(ruling=ruling, words=WORD, reason=f"{WORD} is a town.")
    Autosave.objects.create(
        editor=user, ruling=ruling, fields={"title": [WORD]}, saved_at=timezone.now()
    )
    LogEntry.objects.create(
        user=user,
        content_type=ContentType.objects.get_for_model(Ruling),
        object_id=ruling.pk,
        object_repr=str(ruling),
        action_flag=CHANGE,
        change_message=f'[{{"changed": {{"object": "{WORD}"}}}}]',
    )
    NameReplacement.objects.create(ruling=ruling, written=f"{WORD}berg", shown="A")
    return ruling


@pytest.mark.django_db(transaction=True)
def test_an_expired_ruling_leaves_no_word_in_any_table(django_user_model: type[User]) -> None:
    user = django_user_model.objects.create_user("editor")
    ruling, other = full_of_it(user), published(title="Another")
    assert len(tables_with(WORD)) > 7
    with connection.cursor() as cursor:
        cursor.execute("UPDATE rulings_ruling SET state = 'expired' WHERE id = %s", [ruling.pk])
    assert tables_with(WORD) == []
    ruling.refresh_from_db()
    assert (ruling.title, ruling.expires_on, ruling.regulator) == (
        "Expired ruling",
        TODAY,
        other.regulator,
    )
    assert ruling.revisions.count() == 0
    other.refresh_from_db()
    assert other.title == "Another"
    assert other.sources.count() == 1


@pytest.mark.django_db(transaction=True)
def test_an_expired_ruling_takes_nothing_in_again() -> None:
    ruling = until(published(), YESTERDAY)
    expire_due()
    with pytest.raises(DatabaseError):
        Ruling.objects.filter(pk=ruling.pk).update(title=WORD)
    with pytest.raises(DatabaseError):
        Ruling.objects.filter(pk=ruling.pk).update(state="published")
