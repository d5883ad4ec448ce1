"""Correcting a ruling: only real changes count, readers are told, and nothing is lost."""

from typing import Any

import pytest
from django.db import IntegrityError, connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from selectolax.lexbor import LexborHTMLParser

from rulings.admin.ruling_form import NOTE_WANTED
from rulings.models import Condition, Particular, Ruling, SearchEntry, Source
from rulings.rules import sentence
from tests.comments.written import chain
from tests.rulings.admin import form
from tests.rulings.described import described, draft, published, sanction

pytestmark = pytest.mark.django_db


def rich(**changes: Any) -> dict[str, Any]:
    """A ruling in which every text has two lines, every order a schedule."""
    return described(
        summary="First line.\nSecond line.",
        particulars=[
            {"label": "1(a)", "text": "One.\nTwo.", "outcome": "proved", "topics": ["candour"]},
            {"label": "", "text": "Unlabelled.", "outcome": "not_proved"},
            {"label": "2", "text": "Last.", "outcome": "admitted"},
        ],
        findings=[
            {"ground": "misconduct", "outcome": "found", "particulars": [0, 1], "reason": "A\nB"},
            {"ground": "lack_of_competence", "outcome": "not_found", "particulars": [2]},
        ],
        sanctions=[
            sanction(
                "conditions",
                conditions=[
                    {
                        "text": "Meet; a | supervisor\nand report",
                        "phases": [
                            {"frequency": "every fortnight", "from_month": 0, "for_months": 12},
                            {"frequency": "monthly", "from_month": 12, "for_months": None},
                        ],
                    },
                    {"text": "Keep a log", "phases": []},
                ],
            ),
            sanction("suspension", None, imposed=False, reason="Too\nmuch."),
        ],
        corrections=[{"made_by": "publisher", "note": "Update:\nmended."}],
        **changes,
    )


def sent(client: Client, ruling: Ruling, **changes: Any) -> Any:
    """Open the ruling's form, change some fields, send it."""
    return client.post(form.change(ruling), form.opened(client, form.change(ruling)) | changes)


def test_saving_what_was_opened_changes_nothing_and_asks_for_nothing(admin_client: Client) -> None:
    ruling = published(**rich())
    before = list(Condition.objects.values()), list(Particular.objects.values())

    assert sent(admin_client, ruling).status_code == 302

    assert (list(Condition.objects.values()), list(Particular.objects.values())) == before
    ruling.refresh_from_db()
    assert ruling.summary == "First line.\nSecond line."
    assert ruling.corrections.count() == 1
    assert [len(finding.particulars.all()) for finding in ruling.findings.all()] == [2, 1]


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Another title"},
        {"summary": "Other words."},
        {"particulars-0-outcome": "not_proved"},
        {"findings-0-rests_on": "2"},
        {"sanctions-0-condition_lines": "Keep a log"},
        {"particulars-1-DELETE": "on", "findings-0-rests_on": "1(a)"},
        {"ruling_topics-0-standing": "alleged"},
        {"particulars-0-topics": []},
    ],
)
def test_a_change_to_a_published_ruling_wants_a_note(
    admin_client: Client, change: form.Fields
) -> None:
    ruling = published(**rich())

    page = sent(admin_client, ruling, **change)

    assert form.errors_at(page.content.decode(), "public_note") == [NOTE_WANTED]


def test_the_note_becomes_a_correction_of_our_own(admin_client: Client) -> None:
    ruling = published(**rich())

    answer = sent(admin_client, ruling, title="Right", public_note="The title was wrong.")

    assert answer.status_code == 302
    correction = ruling.corrections.get(made_by="editor")
    assert (correction.note, correction.made_on is not None) == ("The title was wrong.", True)


def test_a_minor_change_needs_no_note(admin_client: Client) -> None:
    ruling = published(**rich())

    assert sent(admin_client, ruling, title="Spelt right", is_minor="on").status_code == 302

    assert ruling.corrections.count() == 1
    assert SearchEntry.objects.get().ruling.title == "Spelt right"


def test_a_publishers_correction_is_a_note_itself(admin_client: Client) -> None:
    ruling = published(**rich())

    answer = sent(
        admin_client,
        ruling,
        **{"corrections-1-note": "Their second.", "corrections-1-made_by": "publisher"},
    )

    assert answer.status_code == 302
    assert ruling.corrections.count() == 2


def test_a_withdrawal_needs_no_note_and_keeps_the_first_date(admin_client: Client) -> None:
    ruling = published()
    first = ruling.published_on

    assert sent(admin_client, ruling, state="withdrawn").status_code == 302
    assert not SearchEntry.objects.exists()
    assert sent(admin_client, ruling, state="published").status_code == 302

    ruling.refresh_from_db()
    assert ruling.published_on == first


def test_a_change_while_withdrawn_wants_its_note_too(admin_client: Client) -> None:
    ruling = published()
    ruling.withdraw()

    page = sent(admin_client, ruling, title="Changed while away")

    assert form.errors_at(page.content.decode(), "public_note") == [NOTE_WANTED]


def test_a_draft_is_changed_and_published_without_a_note(admin_client: Client) -> None:
    ruling = draft()

    assert sent(admin_client, ruling, title="Ready", state="published").status_code == 302

    ruling.refresh_from_db()
    assert ruling.published_on is not None
    assert not ruling.corrections.exists()


def test_the_only_source_of_a_published_ruling_stays(admin_client: Client) -> None:
    ruling = published()

    page = sent(admin_client, ruling, **{"sources-0-DELETE": "on", "is_minor": "on"})

    assert sentence("published_ruling_has_source") in form.errors(page.content.decode())
    assert Source.objects.count() == 1


def test_a_particular_that_a_finding_rests_on_is_not_removed_alone(admin_client: Client) -> None:
    ruling = draft(**rich())

    page = sent(admin_client, ruling, **{"particulars-2-DELETE": "on"})

    assert form.errors_at(page.content.decode(), "findings-1-rests_on") == [
        "There is no particular “2”. The allegation has: 1(a), #2."
    ]
    assert ruling.particulars.count() == 3


def test_an_unsaved_particular_that_is_taken_away_is_missed(admin_client: Client) -> None:
    ruling = draft(**rich())

    page = sent(admin_client, ruling, **{"findings-0-rests_on": "1(a), 3"})

    assert "no particular “3”" in form.errors_at(page.content.decode(), "findings-0-rests_on")[0]


def test_labels_swap_and_findings_follow_the_labels(admin_client: Client) -> None:
    ruling = draft(**rich())

    answer = sent(
        admin_client, ruling, **{"particulars-0-label": "2", "particulars-2-label": "1(a)"}
    )

    assert answer.status_code == 302
    assert list(ruling.particulars.values_list("label", "text")) == [
        ("2", "One.\nTwo."),
        ("", "Unlabelled."),
        ("1(a)", "Last."),
    ]
    first = ruling.findings.all()[0]
    assert {particular.label for particular in first.particulars.all()} == {"1(a)", ""}


def test_a_removed_label_can_be_given_again_at_once(admin_client: Client) -> None:
    ruling = draft(**rich())

    answer = sent(
        admin_client,
        ruling,
        **{"particulars-2-DELETE": "on"},
        **form.particular(3, label="2", text="Entered anew."),
    )

    assert answer.status_code == 302
    assert ruling.particulars.get(label="2").text == "Entered anew."
    assert list(ruling.particulars.values_list("position", flat=True)) == [1, 2, 3]


def test_a_topic_listed_twice_is_named(admin_client: Client) -> None:
    ruling = draft(**rich())
    topic = str(ruling.ruling_topics.get().topic_id)

    page = sent(admin_client, ruling, **{"ruling_topics-1-topic": topic})

    assert sentence("ruling_topic_once") in form.errors(page.content.decode())


def test_conditions_that_stay_keep_their_rows(admin_client: Client) -> None:
    ruling = draft(**rich())
    first, second = Condition.objects.all()
    lines = form.opened(admin_client, form.change(ruling))["sanctions-0-condition_lines"]
    assert lines == (
        "Meet\\; a \\| supervisor\\nand report | "
        "every fortnight, months 1-12; monthly, from month 13"
        "\r\nKeep a log"
    )

    sent(
        admin_client,
        ruling,
        **{"sanctions-0-condition_lines": f"{lines} | weekly\r\nShare it\r\n"},
    )

    assert list(Condition.objects.values_list("pk", "text"))[:2] == [
        (first.pk, "Meet; a | supervisor\nand report"),
        (second.pk, "Keep a log"),
    ]
    assert [condition.phases.count() for condition in Condition.objects.all()] == [2, 1, 0]


def test_a_row_removed_by_somebody_else_is_said(admin_client: Client) -> None:
    ruling = draft(**rich())
    opened = form.opened(admin_client, form.change(ruling))
    ruling.particulars.get(label="2").delete()

    page = admin_client.post(form.change(ruling), opened | {"particulars-2-text": "Mine."})

    assert page.status_code == 200
    assert any("removed by somebody else" in error for error in form.errors(page.content.decode()))


def test_a_row_of_another_ruling_is_no_row_of_this_one(admin_client: Client) -> None:
    ruling, other = draft(**rich()), draft(**rich() | {"title": "Another"})
    opened = form.opened(admin_client, form.change(ruling))
    foreign = str(other.particulars.all()[0].pk)

    page = admin_client.post(
        form.change(ruling),
        opened | {"particulars-0-id": foreign, "particulars-0-text": "Mine."},
    )

    assert any("removed by somebody else" in error for error in form.errors(page.content.decode()))
    assert not Particular.objects.filter(text="Mine.").exists()


def test_the_database_speaks_even_where_the_form_sees_nothing(admin_client: Client) -> None:
    """The decision moves to a day on which the order could not be that long."""
    ruling = draft(
        regulator="swe",
        committee=None,
        decided_on="2021-03-01",
        sanctions=[sanction("suspension", 36)],
    )
    kind = ruling.regulator.sanction_types.get(kind="suspension")  # type: ignore[union-attr]
    kind.limits.create(valid_from="2020-01-01", valid_to="2020-12-31", max_months=12)
    kind.limits.exclude(max_months=12).update(valid_from="2021-01-01")

    page = sent(admin_client, ruling, decided_on="2020-06-01")

    assert any(
        "the regulator allowed 1 to 12 months on that date" in error
        for error in form.errors(page.content.decode())
    )
    ruling.refresh_from_db()
    assert str(ruling.decided_on) == "2021-03-01"


def test_an_error_that_is_no_rule_of_ours_is_not_hidden(admin_client: Client) -> None:
    ruling = draft()
    opened = form.opened(admin_client, form.change(ruling))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")
        cursor.execute("ALTER TABLE rulings_ruling ADD CONSTRAINT other CHECK (title <> 'Other')")

    with pytest.raises(IntegrityError):
        admin_client.post(form.change(ruling), opened | {"title": "Other"})


def test_only_a_draft_that_was_never_public_can_be_deleted(admin_client: Client) -> None:
    delete = "/admin/rulings/ruling/{}/delete/"
    public, begun = published(), draft()
    chain(begun, 2)  # read with its article: goes with it

    assert admin_client.post(delete.format(public.pk), {"post": "yes"}).status_code == 403
    assert admin_client.post(delete.format(begun.pk), {"post": "yes"}).status_code == 302

    assert list(Ruling.objects.all()) == [public]


def test_a_missing_note_is_counted_at_its_stage(admin_client: Client) -> None:
    page = sent(admin_client, published(), summary="Other words.").content.decode()
    stage = LexborHTMLParser(page).css_first(".stages a[href='#publication']")
    assert stage is not None
    assert stage.parent is not None
    assert "1 to correct" in stage.parent.text()


def test_the_number_of_queries_does_not_grow_with_the_rows(admin_client: Client) -> None:
    few, many = draft(), draft(**rich())
    admin_client.get(form.change(few))
    counts = []

    for ruling in (few, many):
        with CaptureQueriesContext(connection) as queries:
            admin_client.get(form.change(ruling))
        counts.append(len(queries))

    # Where there are conditions, their phases are read.
    assert counts[1] <= counts[0] + 2
    assert max(counts) <= 60
