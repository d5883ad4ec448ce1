"""Spreadsheets, as programs save them, change as little of a ruling as they say."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulings.faces.cells import cell
from rulings.faces.columns import COLUMNS as EXPORTED
from rulings.importing.sheet_columns import COLUMNS, IGNORED, words
from rulings.intake import described_now
from rulings.models import Ruling
from tests.rulings.described import SOURCE, described, draft, sanction
from tests.rulings.importing.files import imported, sheet

pytestmark = pytest.mark.django_db


def changed(ruling: Ruling, column: str, value: str) -> dict[str, Any]:
    """What a sheet of one column made of the ruling."""
    report = imported(sheet(f"id,{column}", f"{ruling.pk},{value}"))
    assert report.troubles.shown == []
    return described_now(ruling)


def test_every_column_of_our_own_spreadsheet_is_known() -> None:
    assert {column.name for column in EXPORTED} == {*COLUMNS, *IGNORED} - {"note"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_programs_save_is_read(encoding: str, separator: str, end: str) -> None:
    rows = ["title;regulator;agency;summary", 'Späte Einträge;hcpc;TRUE;"One; ""two"", three"']
    text = "".join(row.replace(";", separator) + end for row in rows)

    assert imported(text.encode(encoding)).new == 1

    ruling = Ruling.objects.get()
    assert (ruling.title, ruling.agency) == ("Späte Einträge", True)
    assert ruling.summary == 'One; "two", three'.replace(";", separator)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2017-09-20", "2017-09-20"),
        ("2017-9-5", "2017-09-05"),
        ("20/09/2017", "2017-09-20"),
        ("20.9.2017", "2017-09-20"),
        ("05/05/2017", "2017-05-05"),
    ],
)
def test_days_that_can_be_read_in_one_way_are_taken(written: str, read: str) -> None:
    now = changed(draft(decided_on=None, decided_precision=None), "decided_on", written)

    assert (now["decided_on"], now["decided_precision"]) == (read, "day")


def test_a_length_changes_the_one_order_and_keeps_its_reasons() -> None:
    ruling = draft(sanctions=[sanction(reason="Proportionate."), sanction("advice", imposed=False)])

    now = changed(ruling, "duration_months", "24.0")

    assert [(row["kind"], row["duration_months"], row["reason"]) for row in now["sanctions"]] == [
        ("caution", 24, "Proportionate."),
        ("advice", 36, ""),
    ]


def test_a_ground_that_is_taken_away_leaves_the_others() -> None:
    ruling = draft(
        findings=[
            {"ground": "misconduct", "outcome": "found", "particulars": [0], "reason": "Serious."},
            {"ground": "health", "outcome": "found"},
        ]
    )

    now = changed(ruling, "grounds_found", "misconduct; lack_of_competence")

    assert [(row["ground"], row["reason"]) for row in now["findings"]] == [
        ("misconduct", "Serious."),
        ("lack_of_competence", ""),
    ]


def test_topics_factors_and_sources_come_beside_what_is_there() -> None:
    ruling = draft()

    changed(ruling, "topics", "dishonesty; record_keeping")
    changed(ruling, "mitigating", "insight; remorse")
    now = changed(ruling, "source_titles", "A report; Another report")

    assert now["topics"] == [
        {"topic": "dishonesty", "standing": "alleged"},
        {"topic": "record_keeping", "standing": "proved"},
    ]
    assert [(row["factor"], row["text"]) for row in now["factors"]] == [
        ("insight", "She saw it."),
        ("remorse", ""),
    ]
    assert [(row["title"], row["publisher"]) for row in now["sources"]] == [
        ("A report", SOURCE["publisher"]),
        ("Another report", ""),
    ]


def test_words_are_passed_over_where_codes_are_there() -> None:
    ruling = draft()

    report = imported(sheet("id,regulator,regulator_name", f"{ruling.pk},hcpc,Something else"))

    assert (report.unchanged, report.changed) == (1, 0)


def test_a_row_without_an_id_is_a_new_ruling_and_twice_the_same() -> None:
    rows = sheet(
        "title,regulator,decided_on,sanctions,duration_months",
        "Late notes,hcpc,2017-09-20,caution,36",
    )

    assert imported(rows).new == 1
    assert imported(rows).unchanged == 1
    assert Ruling.objects.get().sanctions.get().duration_months == 36


@given(text=st.text(max_size=60).map(lambda text: text.replace("\r\n", "\n")))
def test_a_guarded_cell_is_read_as_it_was(text: str) -> None:
    if not text.startswith("'"):
        assert words(cell(text)) == text


def test_a_stream_is_read_once() -> None:
    """Standard input cannot be read again."""

    class Once(io.BytesIO):
        def seek(self, *_: Any) -> int:
            raise OSError

    from rulings.importing import Options, import_rulings  # noqa: PLC0415

    assert import_rulings(Once(sheet("title", "One")), Options("-")).new == 1


def test_nothing_in_a_described_ruling_is_lost_by_its_own_columns() -> None:
    ruling = draft()
    before = described_now(ruling)
    row = f"{ruling.pk},{described()['title']},hcpc,caution,36,misconduct,record_keeping,insight"

    imported(
        sheet(
            "id,title,regulator,sanctions,duration_months,grounds_found,topics,mitigating",
            row,
        )
    )

    assert described_now(ruling) == before
