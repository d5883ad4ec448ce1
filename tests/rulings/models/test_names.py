"""A replaced name stands in no text of its ruling, whoever wrote it."""

from importlib import import_module
from typing import Any

import pytest
from django.db import connection

from rulings.checklist.texts import OF_PARTS, OF_RULING
from rulings.intake import take_in
from rulings.models import (
    Correction,
    Particular,
    Removal,
    Revision,
    Ruling,
)
from rulings.rules import refusal_of, sentence
from tests.concurrent import both
from tests.rulings.described import described, draft, published, sanction
from tests.rulings.models.named import NAME, replace

pytestmark = pytest.mark.django_db

TEXTS: dict[str, Any] = import_module("rulings.migrations.0010_names_and_clock").TEXTS


def everywhere(words: str) -> dict[str, Any]:
    """A ruling with these words in every text there is."""
    return described(
        title=words,
        summary=words,
        case_reference=words,
        impairment={"outcome": "found", "reason": words},
        harm={"affected": 1, "actual": None, "unit": words, "note": words},
        particulars=[
            {"label": words, "text": words, "outcome": "proved", "reason": words, "topics": []}
        ],
        findings=[
            {"ground": "misconduct", "outcome": "found", "particulars": [0], "reason": words}
        ],
        sanctions=[
            sanction(
                "conditions",
                12,
                name=words,
                review=words,
                reason=words,
                conditions=[
                    {
                        "text": words,
                        "phases": [{"frequency": words, "from_month": 0, "for_months": None}],
                    }
                ],
            )
        ],
        factors=[{"side": "mitigating", "factor": "insight", "text": words, "accepted": True}],
        sources=[{"kind": "news_report", "publisher": words, "title": words, "url": ""}],
        corrections=[{"made_by": "editor", "made_on": None, "note": words}],
    )


def texts_with(name: str) -> list[str]:
    """The columns of the record in which the name stands."""
    found = []
    with connection.cursor() as cursor:
        for table, (_, columns) in TEXTS.items():
            for column in columns:
                cursor.execute(
                    f"SELECT count(*) FROM {table} WHERE {column} ILIKE %s", [f"%{name}%"]
                )
                if cursor.fetchone()[0]:
                    found.append(f"{table}.{column}")
    return found


SHORT = "Odile Quell"  # a label has twenty letters at most


def test_every_text_of_the_record_is_reached_whoever_comes_first() -> None:
    names = (SHORT, "Ms A")
    before, after = take_in(everywhere(SHORT)), draft()
    assert len(texts_with(SHORT)) == sum(len(columns) for _, columns in TEXTS.values())
    replace(before, names)
    assert texts_with(SHORT) == []
    replace(after, names)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE rulings_ruling SET title = %s, summary = %s", [SHORT, SHORT])
        cursor.execute("UPDATE rulings_particular SET label = %s", [SHORT])
        cursor.execute("UPDATE rulings_source SET title = %s", [SHORT])
    Particular.objects.bulk_create(
        [Particular(ruling=after, text=f"{SHORT} {n}", position=n) for n in range(3)]
    )
    Correction.objects.create(ruling=after, note=f"It was {SHORT}.")
    assert texts_with(SHORT) == []
    assert Correction.objects.get(ruling=after).note == "It was Ms A."


def test_the_checklist_and_the_database_mean_the_same_texts() -> None:
    in_database = {table: set(columns) for table, (_, columns) in TEXTS.items()}
    in_checklist = {"rulings_ruling": set(OF_RULING)} | {
        part._meta.db_table: set(places) for part, (_, _, places) in OF_PARTS.items()
    }
    in_checklist["rulings_source"].remove("url")  # emptied, not replaced
    assert in_checklist == in_database


def test_another_ruling_keeps_the_same_name() -> None:
    other = draft(summary=NAME)
    replace(draft(summary=NAME))
    assert Ruling.objects.get(pk=other.pk).summary == NAME


def test_a_text_is_cut_where_what_is_shown_is_longer_than_its_column() -> None:
    ruling = draft(title="Ab " * 100)
    replace(ruling, ("Ab", "Registrant"))
    assert len(Ruling.objects.get(pk=ruling.pk).title) == 300


@pytest.mark.parametrize(
    ("written", "shown", "rule"),
    [
        (NAME, NAME, "name_replacement_differs"),
        (NAME, "Odile Quennell (A)", "name_replacement_settled"),
        (NAME, "", "name_replacement_named"),
        ("…", "A", "name_replacement_named"),
    ],
)
def test_a_replacement_that_would_not_settle_is_refused(
    written: str, shown: str, rule: str
) -> None:
    ruling = draft()
    assert refusal_of(lambda: replace(ruling, (written, shown))) == sentence(rule)


def test_a_name_is_replaced_once() -> None:
    ruling = draft()
    replace(ruling)
    said = refusal_of(lambda: replace(ruling, (NAME.upper(), "B")))
    assert said == sentence("name_replacement_once")


def test_the_log_of_removals_tells_no_name() -> None:
    ruling = published()
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('rulings.reason', %s, true)", [f"{NAME} asked for it."])
    replace(ruling)
    removal = Removal.objects.get(ruling_id=ruling.pk)
    assert (removal.kind, removal.reason) == ("name", "Registrant A asked for it.")


def withdrawn_because(ruling: Ruling, reason: str, state: str = "withdrawn") -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('rulings.reason', %s, true)", [reason])
    Ruling.objects.filter(pk=ruling.pk).update(state=state)


def test_a_reason_from_before_a_name_was_replaced_tells_it_no_more() -> None:
    ruling, other = published(), published(title="Another")
    for each in (ruling, other):
        withdrawn_because(each, f"{NAME} asked for it.")
    replace(ruling)
    reasons = dict(Removal.objects.filter(kind="withdrawn").values_list("ruling_id", "reason"))
    assert reasons == {
        ruling.pk: "Registrant A asked for it.",
        other.pk: f"{NAME} asked for it.",
    }


def test_the_reason_of_an_expiry_tells_no_name() -> None:
    ruling = published()
    replace(ruling)
    withdrawn_because(ruling, f"{NAME} asked for it.", state="expired")
    removal = Removal.objects.get(ruling_id=ruling.pk, kind="expired")
    assert removal.reason == "Registrant A asked for it."


@pytest.mark.django_db(transaction=True)
def test_a_change_of_names_is_in_the_history() -> None:
    ruling = published(title=f"{NAME}: caution")
    replace(ruling)
    latest = Revision.objects.filter(ruling=ruling).order_by("-number").first()
    assert latest is not None
    assert latest.snapshot["title"] == "Registrant A: caution"
    assert latest.snapshot["desk"]["names"] == [{"written": NAME, "shown": "Registrant A"}]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("adds_first", [True, False])
def test_who_adds_a_part_and_who_replaces_a_name_do_not_pass_each_other(adds_first: bool) -> None:
    ruling = draft()

    def add() -> None:
        Particular.objects.create(ruling=ruling, text=f"{NAME} did it.", position=2)

    def hide() -> None:
        replace(ruling)

    both(*((add, hide) if adds_first else (hide, add))).result()
    assert Particular.objects.get(ruling=ruling, position=2).text == "Registrant A did it."
