"""Each rule of the record, broken on purpose: refused, with a sentence that says what to do."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection
from django.utils import timezone

from rulings.models import Committee, Finding, Ruling, Sanction, SanctionLimit
from rulings.rules import broken_rule, refusal_of, sentence
from tests.rulings.described import described, draft, published, sanction

pytestmark = pytest.mark.django_db


def test_a_complete_ruling_breaks_no_rule() -> None:
    ruling = published()
    connection.check_constraints()
    assert Ruling.objects.published().get() == ruling


@pytest.mark.parametrize(
    ("kind", "months"),
    [("caution", 61), ("caution", 11), ("conditions", 37), ("suspension", 13)],
)
def test_a_sanction_outside_its_regulators_limits_is_refused(kind: str, months: int) -> None:
    said = refusal_of(lambda: draft(sanctions=[sanction(kind, months)]))
    assert said is not None
    assert "HCPC" in said
    assert "months on that date" in said


@pytest.mark.parametrize(
    ("kind", "months"), [("caution", 12), ("caution", 60), ("conditions", 36), ("suspension", 12)]
)
def test_a_sanction_at_its_regulators_limit_is_kept(kind: str, months: int) -> None:
    draft(sanctions=[sanction(kind, months)])
    connection.check_constraints()


def test_only_the_listed_lengths_are_allowed_where_the_law_lists_them() -> None:
    swe = {"regulator": "swe", "committee": None, "decided_on": "2021-05-04"}
    draft(**swe, sanctions=[sanction("warning", 36)])
    connection.check_constraints()
    said = refusal_of(lambda: draft(**swe, sanctions=[sanction("warning", 24)]))
    assert said is not None
    assert "12, 36, 60 months" in said


def test_the_limit_in_force_on_the_day_of_the_decision_counts() -> None:
    limit = SanctionLimit.objects.get(
        sanction_type__regulator__slug="hcpc", sanction_type__kind="suspension"
    )
    limit.valid_to = date(2018, 12, 31)
    limit.save()
    limit.sanction_type.limits.create(valid_from=date(2019, 1, 1), max_months=24)
    draft(decided_on="2019-06-01", sanctions=[sanction("suspension", 24)])
    connection.check_constraints()
    assert refusal_of(
        lambda: draft(decided_on="2018-06-01", sanctions=[sanction("suspension", 24)])
    ).startswith("HCPC, Suspension order")  # type: ignore[union-attr]


def test_without_a_date_the_widest_limit_there_was_counts() -> None:
    undated = {"decided_on": None, "decided_precision": None}
    draft(**undated, sanctions=[sanction("conditions", 36)])
    connection.check_constraints()
    assert refusal_of(lambda: draft(**undated, sanctions=[sanction("conditions", 37)]))


def test_moving_the_decision_date_checks_the_lengths_again() -> None:
    ruling = draft(
        regulator="swe",
        committee=None,
        decided_on="2021-05-04",
        sanctions=[sanction("suspension", 30)],
    )
    connection.check_constraints()
    hcpc = Committee.objects.filter(regulator__slug="hcpc").first()
    assert hcpc is not None
    assert refusal_of(lambda: Ruling.objects.filter(pk=ruling.pk).update(regulator=hcpc.regulator))


@pytest.mark.parametrize("changes", [{"indefinite": True}, {"ends_on": "2019-03-21"}])
def test_an_end_beyond_the_limit_is_refused_however_it_is_written(changes: dict[str, Any]) -> None:
    said = refusal_of(lambda: draft(sanctions=[sanction("suspension", None, **changes)]))
    assert said is not None
    assert "1 to 12 months" in said


def test_an_end_within_the_limit_is_kept() -> None:
    draft(sanctions=[sanction("suspension", None, ends_on="2018-09-20")])
    connection.check_constraints()


def test_where_the_law_knows_indefinite_suspension_it_is_kept() -> None:
    draft(
        regulator="gmc",
        committee=None,
        profession="doctor",
        sanctions=[sanction("suspension", None, indefinite=True)],
    )
    connection.check_constraints()


def test_a_decision_tomorrow_is_refused_and_one_today_is_kept() -> None:
    today = timezone.localdate()
    draft(decided_on=today, title="Today")
    tomorrow = today + timedelta(days=1)
    assert refusal_of(lambda: draft(decided_on=tomorrow)) == sentence(
        "ruling_not_decided_in_future"
    )


@pytest.mark.parametrize(
    ("rule", "changes"),
    [
        ("published_ruling_has_regulator", {"regulator": None, "committee": None}),
        ("published_ruling_has_sanction", {"sanctions": []}),
        ("published_ruling_has_sanction", {"sanctions": [sanction(imposed=False)]}),
        ("published_ruling_has_source", {"sources": []}),
        ("ruling_sanction_not_stated_alone", {"sanction_not_stated": True}),
    ],
)
def test_an_incomplete_ruling_may_be_a_draft_but_not_public(
    rule: str, changes: dict[str, Any]
) -> None:
    ruling = draft(**changes)
    connection.check_constraints()
    assert refusal_of(ruling.publish) == sentence(rule)


def test_an_explicit_no_action_or_not_stated_is_enough_to_publish() -> None:
    published(sanctions=[sanction("no_action", None)])
    published(title="Unknown", sanctions=[], sanction_not_stated=True)
    connection.check_constraints()
    assert Ruling.objects.published().count() == 2


@pytest.mark.parametrize("part", ["sanctions", "sources"])
def test_a_published_ruling_cannot_lose_its_last(part: str) -> None:
    ruling = published()
    connection.check_constraints()
    rule = f"published_ruling_has_{part.removesuffix('s')}"
    assert refusal_of(lambda: getattr(ruling, part).all().delete()) == sentence(rule)


def test_a_published_ruling_can_be_deleted_whole() -> None:
    published().delete()
    connection.check_constraints()
    assert not Ruling.objects.exists()


def test_a_finding_rests_on_particulars_of_its_own_ruling_only() -> None:
    one, other = draft(), draft(title="Another")
    stranger = other.particulars.get()
    assert refusal_of(lambda: one.findings.get().particulars.add(stranger)) == sentence(
        "finding_rests_on_own_particulars"
    )


def test_a_finding_cannot_move_away_from_its_particulars() -> None:
    one, other = draft(), draft(title="Another")
    assert refusal_of(lambda: Finding.objects.filter(ruling=one).update(ruling=other)) == sentence(
        "finding_rests_on_own_particulars"
    )


def test_a_committee_of_another_regulator_is_refused() -> None:
    ruling = draft()
    nmc = Committee.objects.filter(regulator__slug="nmc").first()
    assert refusal_of(
        lambda: Ruling.objects.filter(pk=ruling.pk).update(committee=nmc)
    ) == sentence("ruling_committee_of_regulator")


@pytest.mark.parametrize(
    ("rule", "values"),
    [
        ("sanction_length_positive", {"duration_months": 0}),
        ("sanction_length_plausible", {"duration_months": 601}),
        ("sanction_one_length", {"duration_months": 12, "indefinite": True}),
        ("sanction_no_action_has_no_length", {"kind": "no_action", "duration_months": 3}),
    ],
)
def test_an_impossible_length_is_refused(rule: str, values: dict[str, Any]) -> None:
    ruling = draft()
    assert refusal_of(
        lambda: Sanction.objects.create(ruling=ruling, **{"kind": "caution", **values})
    ) == sentence(rule)


def test_more_harmed_than_affected_is_refused() -> None:
    harm = {"affected": 2, "actual": 3, "unit": "patients"}
    assert refusal_of(lambda: draft(harm=harm)) == sentence("ruling_harm_within_affected")


def test_two_particulars_cannot_carry_one_printed_label() -> None:
    twice = described()["particulars"] * 2
    assert refusal_of(lambda: draft(particulars=twice)) == sentence("particular_label_once")


def test_particulars_without_printed_labels_do_not_clash() -> None:
    unlabelled = [{"label": "", "text": "One."}, {"label": "", "text": "Two."}]
    ruling = draft(particulars=unlabelled, findings=[])
    assert [particular.reference for particular in ruling.particulars.all()] == ["#1", "#2"]


@pytest.mark.django_db(transaction=True)
def test_raw_sql_is_refused_at_commit() -> None:
    ruling = published()
    with pytest.raises(IntegrityError) as caught, connection.cursor() as cursor:
        cursor.execute(
            "UPDATE rulings_sanction SET duration_months = 72 WHERE ruling_id = %s", [ruling.pk]
        )
    assert "12 to 60 months" in (broken_rule(caught.value) or "")
