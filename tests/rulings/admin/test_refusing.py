"""What an editor gets wrong: every refusal in words, at its place, with nothing lost."""

import pytest
from django.test import Client

from rulings.models import (
    Regulator,
)
from tests.rulings.admin import form
from tests.rulings.admin.entries import entered, refusals, refusals_keeping_whatever

pytestmark = pytest.mark.django_db


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
