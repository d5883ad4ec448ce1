"""Adding a ruling by hand: everything in one go, and every refusal in words."""

from typing import Any

import pytest
from django.test import Client

from rulings.models import (
    FactorType,
    Profession,
    Regulator,
    Ruling,
    SearchEntry,
    Setting,
    Source,
    Topic,
)
from tests.rulings.admin import form

pytestmark = pytest.mark.django_db


def complete() -> form.Fields:
    """Two particulars, two findings, a caution, a rejected suspension, conditions, and the rest."""
    hcpc = Regulator.objects.get(slug="hcpc")
    return {
        "title": "Records and reports: caution",
        "summary": "Short.",
        "regulator": hcpc.pk,
        "committee": hcpc.committees.get(slug="conduct_and_competence_committee").pk,
        "profession": Profession.objects.get(slug="social_worker").pk,
        "setting": Setting.objects.first().pk,  # type: ignore[union-attr]
        "hearing": "final",
        "agency": "false",
        "decided_on": "2017-09-20",
        "decided_precision": "day",
        **form.particular(0, label="1(a)", outcome="proved", text="Kept thin notes."),
        **form.particular(1, outcome="not_proved", text="Wrote a report late."),
        **form.finding(0, ground="misconduct", outcome="found", rests_on="1(a)", reason="Grave."),
        **form.finding(1, ground="lack_of_competence", outcome="not_found", rests_on="#2, 1(a)"),
        "impairment": "found",
        "impairment_personal": "true",
        **form.sanction(
            0,
            kind="caution",
            imposed="True",
            duration_months="36",
            condition_lines="Meet a supervisor | every fortnight, months 1-12; "
            "monthly, from month 13\r\nKeep a log",
        ),
        **form.sanction(1, kind="suspension", imposed="False", reason="Too much."),
        "factors-0-factor_type": FactorType.objects.get(side="mitigating", slug="insight").pk,
        "factors-0-accepted": "true",
        "ruling_topics-0-topic": Topic.objects.get(slug="record_keeping").pk,
        "ruling_topics-0-standing": "proved",
        "harm_affected": "28",
        "harm_actual": "2",
        "sources-0-kind": "news_report",
        "sources-0-publisher": "The Panel Reporter",
        "state": "published",
    }


def entered(client: Client, **changes: Any) -> form.Fields:
    """The add form, filled in completely but for the changes."""
    return form.blank(client) | complete() | changes


def refusals(client: Client, sent: form.Fields) -> str:
    """Send the form, which must come back with what was typed; the page that came back."""
    before = Ruling.objects.count()
    page = client.post(form.ADD, sent)
    assert page.status_code == 200
    assert Ruling.objects.count() == before
    html = page.content.decode()
    kept = form.fields(html)
    for name in (
        "title",
        "particulars-0-text",
        "findings-0-rests_on",
        "sanctions-0-condition_lines",
    ):
        assert kept[name] == sent[name]
    return html


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


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"title": ""}, "title", "This field is required."),
        (
            {"regulator": "", "committee": ""},
            "regulator",
            "A published ruling needs its regulator: choose one.",
        ),
        ({"decided_on": "2999-01-01"}, "decided_on", "The decision date lies in the future"),
        ({"decided_precision": ""}, "decided_precision", "Say how precise the decision date is"),
        (
            {"harm_actual": "29"},
            "harm_actual",
            "More people are entered as harmed than as affected",
        ),
        ({"particulars-1-label": "1(a)"}, "particulars-1-label", "carry the same label"),
        ({"particulars-0-label": "x" * 10_000}, "particulars-0-label", "at most 20 characters"),
        ({"particulars-0-outcome": "perhaps"}, "particulars-0-outcome", "perhaps is not one of"),
        ({"findings-0-rests_on": "3"}, "findings-0-rests_on", "There is no particular “3”."),
        (
            {"findings-0-ground": "disrepute"},
            "findings-0-ground",
            "HCPC panels find on: Misconduct, Lack of competence,",
        ),
        (
            {"sanctions-1-kind": "warning"},
            "sanctions-1-kind",
            "HCPC panels order: No further action, Caution order,",
        ),
        ({"sanctions-0-kind": ""}, "sanctions-0-kind", "This field is required."),
        ({"sanctions-0-duration_months": "0"}, "sanctions-0-duration_months", "at least 1 month"),
        ({"sanctions-0-duration_months": "601"}, "sanctions-0-duration_months", "not plausible"),
        ({"sanctions-0-duration_months": "9" * 40}, "sanctions-0-duration_months", "less than or"),
        ({"sanctions-0-indefinite": "on"}, "sanctions-0-indefinite", "keep one of them"),
        (
            {"sanctions-0-ends_on": "2016-01-01"},
            "sanctions-0-ends_on",
            "ends before it was decided",
        ),
        (
            {"sanctions-0-condition_lines": "Report | monthly, months 12-1"},
            "sanctions-0-condition_lines",
            "Line 1: “months 12-1” is not understood",
        ),
        (
            {"sources-0-publisher": "", "sources-0-kind": "judgment"},
            "sources-0-publisher",
            "Name the",
        ),
        ({"profession": "999999999999999999999"}, "profession", "Select a valid choice"),
        ({"regulator": "nonsense"}, "regulator", "Select a valid choice"),
    ],
)
def test_a_mistake_is_answered_at_its_field(
    admin_client: Client, changes: form.Fields, field: str, sentence: str
) -> None:
    sent = entered(admin_client, **changes)

    html = refusals_keeping_whatever(admin_client, sent)

    assert sentence in " ".join(form.errors_at(html, field))


def refusals_keeping_whatever(client: Client, sent: form.Fields) -> str:
    page = client.post(form.ADD, sent)
    assert page.status_code == 200
    assert not Ruling.objects.exists()
    return page.content.decode()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"sources-0-publisher": ""}, "A published ruling needs a source"),
        (
            {"sanctions-0-imposed": "False", "sanctions-0-duration_months": ""},
            "A published ruling needs a sanction",
        ),
        ({"sanction_not_stated": "on"}, "although “sanction not stated” is ticked"),
    ],
)
def test_what_a_publication_lacks_is_said_at_its_stage(
    admin_client: Client, changes: form.Fields, sentence: str
) -> None:
    html = refusals(admin_client, entered(admin_client, **changes))

    assert any(sentence in error for error in form.errors(html))


def test_a_sanction_beyond_the_limit_comes_back_with_the_limit(admin_client: Client) -> None:
    html = refusals(admin_client, entered(admin_client, **{"sanctions-0-duration_months": "61"}))

    assert form.errors(html) == [
        "HCPC, Caution order: the regulator allowed 12 to 60 months on that date. "
        "Correct the length, the kind or the decision date."
    ]


def test_committee_and_profession_are_those_of_the_regulator(admin_client: Client) -> None:
    nmc = Regulator.objects.get(slug="nmc")

    html = refusals(
        admin_client,
        entered(admin_client, regulator=nmc.pk),
    )

    assert "NMC sits as: " in form.errors_at(html, "committee")[0]
    assert "NMC registers: " in form.errors_at(html, "profession")[0]


def test_a_committee_wants_its_regulator(admin_client: Client) -> None:
    html = refusals(admin_client, entered(admin_client, regulator="", state="draft"))

    assert form.errors_at(html, "regulator") == [
        "Choose the regulator that this committee belongs to."
    ]


@pytest.mark.parametrize(
    "field",
    [
        "title",
        "summary",
        "particulars-0-label",
        "particulars-0-text",
        "findings-0-rests_on",
        "sanctions-0-condition_lines",
        "sources-0-title",
        "particulars-0-move_to",
        "regulator",
        "particulars-TOTAL_FORMS",
    ],
)
def test_a_null_character_is_refused_in_words(admin_client: Client, field: str) -> None:
    html = refusals_keeping_whatever(admin_client, entered(admin_client, **{field: "a\0b"}))

    assert form.errors(html)


@pytest.mark.parametrize(
    ("rows", "garbage"),
    [
        ("particulars", {"TOTAL_FORMS": "many", "INITIAL_FORMS": ""}),
        ("particulars", {"TOTAL_FORMS": "-3", "INITIAL_FORMS": "-1"}),
        ("particulars", {"INITIAL_FORMS": "7"}),
        ("findings", {"TOTAL_FORMS": "-3", "INITIAL_FORMS": "-1"}),
        ("findings", {"INITIAL_FORMS": "7"}),
        ("sources", {"TOTAL_FORMS": "many", "INITIAL_FORMS": ""}),
        ("sources", {"TOTAL_FORMS": "99999999"}),
    ],
)
def test_garbage_in_the_counts_of_rows_is_refused_in_words(
    admin_client: Client, rows: str, garbage: form.Fields
) -> None:
    changes = {f"{rows}-{name}": value for name, value in garbage.items()}

    html = refusals_keeping_whatever(admin_client, entered(admin_client, **changes))

    assert form.errors(html)


def test_a_form_without_any_rows_sent_is_refused_in_words(admin_client: Client) -> None:
    html = refusals_keeping_whatever(admin_client, {"title": "Bare", "state": "draft"})

    assert form.errors(html)


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
