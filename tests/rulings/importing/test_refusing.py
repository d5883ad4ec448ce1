"""What is wrong with a file is named by row and column, and nothing of it is kept."""

from __future__ import annotations

import io
import json
from contextlib import suppress
from typing import Any

import pytest
from django.core.management import call_command
from hypothesis import given, settings
from hypothesis import strategies as st

from rulings.importing import Refused
from rulings.importing.decoding import lines
from rulings.importing.reading import read
from rulings.importing.trouble import MOST_SHOWN, Troubles
from rulings.models import Correction, Ruling
from rulings.vocabulary import RulingState
from tests.rulings.described import SOURCE, described, draft, published, sanction
from tests.rulings.importing.files import complaints, imported, json_lines, sheet

pytestmark = pytest.mark.django_db


def with_one(**wrong: Any) -> bytes:
    """A sound row, and one that is not."""
    return json_lines(described(), described() | {"title": "Another"} | wrong)


def condition(**changes: Any) -> dict[str, Any]:
    return sanction("conditions", 12, conditions=[{"text": "See a mentor.", **changes}])


@pytest.mark.parametrize(
    ("wrong", "place", "said"),
    [
        ({"regulator": "hpcp"}, "regulator", "did you mean “hcpc”"),
        ({"committee": "inner_circle"}, "committee", "not a committee of hcpc"),
        ({"profession": ["nurse"]}, "profession", "is not a profession"),
        ({"sanctions": [sanction("suspended")]}, "sanctions 1, kind", "did you mean “suspension”"),
        ({"sanctions": [sanction(months=0)]}, "sanctions 1, duration_months", "from 1"),
        (
            {"sanctions": [sanction() | {"duration_months": 12.5}]},
            "sanctions 1, duration_months",
            "whole number",
        ),
        ({"sanctions": [sanction(months=True)]}, "sanctions 1, duration_months", "whole number"),
        ({"sanctions": [condition(phases="weekly")]}, "conditions 1, phases", "a list is expected"),
        ({"sanctions": {"kind": "caution"}}, "sanctions", "a list is expected"),
        ({"sanctions": ["caution"]}, "sanctions 1", "an object is expected"),
        ({"decided_on": "20/09/2017"}, "decided_on", "as in 2017-09-20"),
        ({"decided_on": "2017-02-30"}, "decided_on", "is no date"),
        ({"decided_on": 20170920}, "decided_on", "is no date"),
        ({"agency": "yes"}, "agency", "true, false or null"),
        ({"title": "x" * 301}, "title", "shorten it to 300"),
        ({"title": " "}, "title", "it is empty"),
        ({"summary": 7}, "summary", "put it in quotation marks"),
        ({"summary": "a\0b"}, "summary", "no text has"),
        ({"comments_stated": 10**12}, "comments_stated", "is not a number from"),
        ({"comments_stated": -1}, "comments_stated", "is not a number from"),
        ({"sumary": "x"}, "sumary", "did you mean “summary”"),
        ({"particulars": [{"label": "1"}]}, "particulars 1", "“text” is missing"),
        ({"findings": [{"ground": "health", "particulars": [7]}]}, "findings 1", "particular 7"),
        ({"findings": [{"ground": "health", "particulars": ["9"]}]}, "findings 1", "“9”"),
        ({"factors": [{"side": "mitigating", "factor": "luck"}]}, "factors 1", "mitigating factor"),
        ({"sources": [{**SOURCE, "url": "javascript:1"}]}, "sources 1, url", "no web address"),
        ({"comments": [{"text": "Well."}]}, "comments", "import_comments"),
        ({"id": "short"}, "id", "no id of a ruling"),
        ({"particulars": [{"text": "x"}] * 2001}, "particulars", "no ruling has more"),
    ],
)
def test_a_wrong_value_names_its_row_and_key(wrong: dict[str, Any], place: str, said: str) -> None:
    [complaint] = complaints(with_one(**wrong), publish=True)

    assert complaint.startswith("Row 2, ")
    assert place in complaint
    assert said in complaint


@pytest.mark.parametrize(
    ("wrong", "place", "said"),
    [
        ({"sanctions": [sanction("suspension", 24)]}, "sanctions", "HCPC"),
        ({"sanctions": []}, "sanctions", "A published ruling needs a sanction"),
        ({"sources": []}, "sources", "A published ruling needs a source"),
        ({"regulator": None, "committee": None}, "regulator", "needs its regulator"),
        ({"decided_on": "2999-01-01"}, "decided_on", "in the future"),
        ({"harm": {"affected": 1, "actual": 2}}, "harm", "More people"),
        (
            {"particulars": [{"label": "1", "text": "One."}, {"label": "1", "text": "Two."}]},
            "particulars",
            "the same label",
        ),
    ],
)
def test_a_rule_of_the_record_is_told_at_its_row(
    wrong: dict[str, Any], place: str, said: str
) -> None:
    rows = [described(title=f"Ruling {number}") for number in range(7)]
    rows[4] |= wrong

    [complaint] = complaints(json_lines(*rows), publish=True)

    assert complaint.startswith(f"Row 5, {place}: ")
    assert said in complaint


def test_a_hundred_are_shown_and_the_rest_is_counted() -> None:
    rows = [described(title=f"Ruling {number}", agency="?") for number in range(MOST_SHOWN + 20)]

    report = imported(json_lines(*rows))

    assert len(report.troubles.shown) == MOST_SHOWN
    assert report.troubles.number == MOST_SHOWN + 20
    assert "… and 20 more errors" in list(report.lines())


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "no JSON"),
        ("[1]", "no JSON object"),
        ("7", "no JSON object"),
        ('{"title": "a", "title": "b"}', "there twice"),
        ('{"title": NaN}', "is no number"),
        ('{"title": ' + "[" * 100_000, "too often"),
        ('{"comments_stated": ' + "9" * 5000 + "}", "no JSON object"),
        (r'{"title": "\ud800"}', "no text has"),
        (r'{"title": "One", "regulator": "\ud800"}', "“?” is not a regulator"),
        (r'{"\ud800": 1, "\ud800": 2}', "“?” stands there twice"),
    ],
)
def test_a_line_that_is_no_ruling_is_named(line: str, said: str) -> None:
    complaint = complaints(json_lines(described()) + line.encode())[0]

    assert complaint.encode()
    assert complaint.startswith("Row 2")
    assert said in complaint


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file is empty"),
        (b"\n \n", "The file is empty"),
        (b"[{}]", "one JSON list"),
        (b"title\n", "no rulings"),
        (b"title,title\nOne,Two\n", "stands there twice"),
        (b"title,colour\nOne,red\n", "There is no column “colour”"),
        ("title\nCafé".encode("latin-1"), "not UTF-8"),
        (b"title\nA\0B\n", "code 0"),
        (b"\xff\xfet\x00\x00", "not UTF-8"),
        (b'"title\nOne', "no heading"),
        (b"{" + b" " * 9_000_000, "8,000,000 characters"),
    ],
)
def test_a_file_that_is_none_is_refused(content: bytes, said: str) -> None:
    with pytest.raises(Refused, match=said):
        imported(content)


@pytest.mark.parametrize(
    ("row", "place", "said"),
    [
        ("One,hcpc", "", "2 cells where the heading has 4"),
        ("One,hcpc,2017-09-20,12,extra", "", "5 cells"),
        ('One,"hc"pc,2017-09-20,12', "", "quotation marks"),
        ("One,hcpc,03/04/2017,12", "decided_on", "in two ways"),
        ("One,hcpc,04/23/2017,12", "decided_on", "month first"),
        ("One,hcpc,yesterday,12", "decided_on", "is no date"),
        ("One,hcpc,2017-09-20,a year", "duration_months", "no whole number"),
        ("One,hcpc,2017-09-20,12", "duration_months", "which order"),
    ],
)
def test_a_wrong_cell_names_its_row_and_column(row: str, place: str, said: str) -> None:
    heading = "title,regulator,decided_on,duration_months"

    told = complaints(sheet(heading, "Sound,hcpc,2017-09-20,", row))

    assert told[0].startswith(f"Row 3, {place}" if place else "Row 3: ")
    assert said in told[0]


def test_rows_after_a_cell_of_several_lines_keep_their_line() -> None:
    [complaint] = complaints(sheet("title,agency", '"One\nand\nmore",no', "Two,perhaps"))

    assert complaint.startswith("Row 5, agency")


def test_the_same_id_twice_is_refused() -> None:
    rows = [described(id="bcdfghjkmn"), described(id="bcdfghjkmn", title="Another")]

    assert "row 1 has the same id" in complaints(json_lines(*rows))[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"case_reference": "FTP 12"}, {"case_reference": "ftp-12", "title": "Another"}),
        ({}, {"summary": "Another summary."}),
        (
            {"sources": [{**SOURCE, "text": "The whole text."}]},
            {"sources": [{**SOURCE, "text": "The whole text."}], "title": "Another"},
        ),
    ],
)
def test_a_suspected_duplicate_needs_an_id(one: dict[str, Any], other: dict[str, Any]) -> None:
    in_file = complaints(json_lines(described(**one), described(**other)))
    imported(json_lines(described(**one)))
    in_record = complaints(json_lines(described(**other)))

    assert in_file[0].startswith("Row 2: row 1 has the same")
    assert in_record[0].startswith(f"Row 1: ruling {Ruling.objects.get().pk} has the same")


def test_an_id_of_its_own_tells_two_alike_apart() -> None:
    draft()

    assert imported(json_lines(described(id="bcdfghjkmn", summary="Another."))).new == 1


def test_an_expired_ruling_takes_nothing_in() -> None:
    ruling = published()
    ruling.move_to(RulingState.EXPIRED)

    assert "has expired" in complaints(json_lines({"id": ruling.pk, "title": "Back"}))[0]


def test_a_change_of_a_public_ruling_needs_its_note() -> None:
    ruling = published()
    row = {"id": ruling.pk, "summary": "Put right."}

    assert complaints(json_lines(row))[0].startswith("Row 1, note: this ruling is public")

    imported(json_lines(row | {"note": "The summary was wrong."}))
    assert Correction.objects.get(ruling=ruling).note == "The summary was wrong."


@pytest.mark.parametrize("options", [{"note": "All summaries."}, {"is_minor": True}])
def test_one_note_may_do_for_all_and_spelling_needs_none(options: dict[str, Any]) -> None:
    ruling = published()

    report = imported(json_lines({"id": ruling.pk, "summary": "Put right."}), **options)

    assert (report.changed, report.troubles.number) == (1, 0)
    assert list(ruling.corrections.values_list("note", flat=True)) == list(
        filter(None, [options.get("note")])
    )


def test_what_looks_like_personal_data_is_not_published() -> None:
    row = described(summary="Call 01632 960123 or write to a.person@example.org.")

    told = complaints(json_lines(row), publish=True)

    assert told[0].startswith("Row 1, summary: “")
    assert "import the row as a draft" in told[0]
    assert imported(json_lines(row)).new == 1
    cleared = [{"words": "01632 960123", "reason": "Nobody has it."}]
    cleared += [{"words": "a.person@example.org", "reason": "Nobody has it."}]
    other = row | {"title": "Another", "clearances": cleared}
    assert imported(json_lines(other), publish=True).published == 1


def test_a_ruling_that_says_nothing_is_not_published() -> None:
    row = described(summary="", particulars=[], findings=[])

    assert complaints(json_lines(row), publish=True)[0].startswith("Row 1, summary: a published")


def test_a_held_draft_is_not_published() -> None:
    row = described(desk={"hold_reason": "Under appeal."})

    assert "This ruling is held" in complaints(json_lines(row), publish=True)[0]


def test_a_dry_run_shows_the_difference_and_keeps_nothing() -> None:
    ruling = draft()
    row = {"id": ruling.pk, "sanctions": [sanction(months=24)], "agency": True}

    report = imported(json_lines(row), dry_run=True)

    assert report.differences[0].lines == [
        "sanctions 1, duration_months: 36 → 24",
        "agency: nothing → yes",
    ]
    assert ruling.sanctions.get().duration_months == 36


def test_the_command_ends_with_one_where_anything_is_wrong(
    tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "rulings.jsonl"
    file.write_bytes(with_one(agency="?"))
    for name, said in ((file, "nothing was kept"), (tmp_path, "cannot be read")):
        with pytest.raises(SystemExit) as ended:
            call_command("import_rulings", str(name))
        assert ended.value.code == 1
        assert said in capsys.readouterr().err
    assert not Ruling.objects.exists()


any_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None)
@given(key=st.sampled_from([*described(), "id", "desk", "note", "harm", "url"]), value=any_json)
def test_whatever_stands_at_a_key_is_taken_or_named(key: str, value: Any) -> None:
    row = described() | {key: value}

    report = imported(json.dumps(row).encode(), dry_run=True)

    assert report.new + report.changed == (0 if report.troubles else 1) or report.troubles


@settings(max_examples=200, deadline=None)
@given(content=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with suppress(Refused):
        list(read(io.BytesIO(content), Troubles()).rows)


@given(text=st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0")))
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_lines_come_as_they_were_written(encoding: str, text: str) -> None:
    read_back = "".join(lines(io.BytesIO(("a" + text).encode(encoding))))

    assert read_back == "a" + text
