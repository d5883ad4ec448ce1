"""Adding a ruling by hand: everything in one go, and every refusal in words."""

import pytest
from django.test import Client

from rulings.models import (
    Ruling,
    SearchEntry,
    Source,
)
from tests.rulings.admin import form
from tests.rulings.admin.entries import entered

pytestmark = pytest.mark.django_db


def test_a_complete_ruling_in_one_go(admin_client: Client) -> None:
    answer = admin_client.post(form.ADD, entered(admin_client))

    assert answer.status_code == 302
    ruling = Ruling.objects.get()
    assert ruling.published_on is not None
    assert [str(particular) for particular in ruling.particulars.all()] == [
        "1(a): Kept thin notes.",
        "#2: Wrote a report late.",
    ]
    found, not_found = ruling.findings.all()
    assert [particular.reference for particular in found.particulars.all()] == ["1(a)"]
    assert [particular.reference for particular in not_found.particulars.all()] == ["1(a)", "#2"]
    imposed, rejected = ruling.sanctions.all()
    assert (str(imposed), str(rejected)) == ("Caution 36 months", "Suspension (rejected)")
    supervision, log = imposed.conditions.all()
    assert [str(phase) for phase in supervision.phases.all()] == [
        "every fortnight, months 1 to 12",
        "monthly, from month 13 to the end",
    ]
    assert (log.text, log.phases.count()) == ("Keep a log", 0)
    assert ruling.sources.get().publisher == "The Panel Reporter"
    assert ruling.factors.get().accepted is True
    entry = SearchEntry.objects.get(ruling=ruling)
    assert entry.sanctions == ["caution"]
    assert entry.sanctions_rejected == ["suspension"]
    assert entry.grounds == ["misconduct"]
    assert entry.durations == [36]
    assert entry.mitigating == ["insight"]
    assert entry.topics == ["record_keeping"]


@pytest.mark.django_db(transaction=True)
def test_it_stands_after_the_transaction_ends(admin_client: Client) -> None:
    assert admin_client.post(form.ADD, entered(admin_client)).status_code == 302

    assert SearchEntry.objects.get().ruling == Ruling.objects.get()


@pytest.mark.django_db(transaction=True)
def test_what_the_database_refuses_leaves_nothing_behind(admin_client: Client) -> None:
    page = admin_client.post(form.ADD, entered(admin_client, **{"sanctions-0-duration_months": 61}))

    assert "HCPC, Caution order: the regulator allowed 12 to 60 months" in page.content.decode()
    assert not Ruling.objects.exists()
    assert not Source.objects.exists()


def test_a_draft_needs_only_its_title(admin_client: Client) -> None:
    answer = admin_client.post(form.ADD, form.blank(admin_client) | {"title": "Begun"})

    assert answer.status_code == 302
    assert Ruling.objects.get().state == "draft"


def test_rows_are_placed_as_they_stand_and_move_when_asked(admin_client: Client) -> None:
    sent = form.blank(admin_client) | {
        "title": "Moved",
        "particulars-TOTAL_FORMS": "3",
        **form.particular(0, text="first", label="1"),
        **form.particular(1, text="second", label="2"),
        **form.particular(
            2, text="before both", label="0", kind="fact", outcome="proved", move_to="1"
        ),
        **form.finding(0, ground="misconduct", rests_on="#3"),
    }

    assert admin_client.post(form.ADD, sent).status_code == 302

    ruling = Ruling.objects.get()
    assert list(ruling.particulars.values_list("position", "text")) == [
        (1, "before both"),
        (2, "first"),
        (3, "second"),
    ]
    finding = ruling.findings.get()
    assert [particular.text for particular in finding.particulars.all()] == ["before both"]
