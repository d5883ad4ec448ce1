"""Retention rules at the desk: a change says what it does, and asks before it ends rulings."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from rulings.admin.retention import Effect, effect_of
from rulings.models import Regulator, RetentionRule, Ruling
from tests.rulings.described import draft, published

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()


@pytest.fixture
def rule() -> RetentionRule:
    return RetentionRule.objects.get(regulator__slug="hcpc")


def address(rule: RetentionRule) -> str:
    return f"/admin/rulings/retentionrule/{rule.pk}/change/"


def fields(rule: RetentionRule, **changes: Any) -> dict[str, Any]:
    return {
        "regulator": rule.regulator_id,
        "kind": rule.kind,
        "months": rule.months,
        "counted_from": rule.counted_from,
    } | changes


def shown_for(months: int) -> Ruling:
    ruling = draft()
    ruling.publish(on=TODAY - timedelta(days=31 * months))
    return ruling


def test_a_change_says_how_many_rulings_it_moves(admin_client: Client, rule: RetentionRule) -> None:
    published(), published()
    response = admin_client.post(address(rule), fields(rule, months=72), follow=True)
    assert "The rule gives 2 rulings another last day." in response.content.decode()
    rule.refresh_from_db()
    assert rule.months == 72


def test_a_rule_that_would_end_rulings_at_once_is_asked_about(
    admin_client: Client, rule: RetentionRule
) -> None:
    shown_for(13), published()
    page = admin_client.post(address(rule), fields(rule, months=12)).content.decode()
    assert "With this rule 1 ruling would have passed the last day" in page
    rule.refresh_from_db()
    assert rule.months == 60
    assert not Ruling.objects.due(TODAY).exists()
    response = admin_client.post(address(rule), fields(rule, months=12, is_meant="on"))
    assert response.status_code == 302
    assert Ruling.objects.due(TODAY).count() == 1


def test_trying_a_rule_leaves_everything_as_it_was(rule: RetentionRule) -> None:
    old = shown_for(13)
    before = Ruling.objects.get(pk=old.pk).expires_on
    rule.months = 12
    assert effect_of(rule) == Effect(moved=1, due=1)
    assert Ruling.objects.get(pk=old.pk).expires_on == before
    assert RetentionRule.objects.get(pk=rule.pk).months == 60


def test_a_new_rule_is_tried_and_then_saved(admin_client: Client) -> None:
    published()
    hcpc = Regulator.objects.get(slug="hcpc")
    sent = {"regulator": hcpc.pk, "kind": "caution", "months": 24, "counted_from": "decision"}
    page = admin_client.post("/admin/rulings/retentionrule/add/", sent).content.decode()
    assert "would have passed the last day" in page
    sent |= {"counted_from": "publication"}
    assert admin_client.post("/admin/rulings/retentionrule/add/", sent).status_code == 302
    assert RetentionRule.objects.filter(regulator=hcpc).count() == 2


def test_two_rules_for_one_order_are_refused(admin_client: Client, rule: RetentionRule) -> None:
    page = admin_client.post("/admin/rulings/retentionrule/add/", fields(rule)).content.decode()
    assert "There is a rule for this order already: change its line." in page


def test_a_general_rule_is_not_deleted(admin_client: Client, rule: RetentionRule) -> None:
    delete = f"/admin/rulings/retentionrule/{rule.pk}/delete/"
    assert admin_client.post(delete, {"post": "yes"}).status_code == 403
    chosen = {"action": "delete_selected", "_selected_action": rule.pk, "post": "yes"}
    admin_client.post("/admin/rulings/retentionrule/", chosen)
    assert RetentionRule.objects.filter(pk=rule.pk).exists()


def test_the_list_takes_a_fixed_number_of_queries(admin_client: Client) -> None:
    admin_client.get("/admin/rulings/retentionrule/")
    with CaptureQueriesContext(connection) as queries:
        assert admin_client.get("/admin/rulings/retentionrule/").status_code == 200
    assert len(queries) <= 7
