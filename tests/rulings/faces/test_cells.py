"""What a spreadsheet program could take for a formula."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulings.faces.cells import Value, cell


@pytest.mark.parametrize(
    "text",
    [
        "=cmd|' /C calc'!A0",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\rtext",
        "\ntext",
        "＝1",
        "＋1",
        "－1",
        "＠1",
        "  =1",
        "\u00a0=1",
        "\u3000＝1",
        "\u200b=1",
        "\ufeff=1",
        "\x07=1",
        '"=1"'[1:],
    ],
)
def test_what_looks_like_a_formula_is_shown_as_text(text: str) -> None:
    assert cell(text) == f"'{text}"


@pytest.mark.parametrize(
    "text", ["", "Late notes", "Twenty-two = 22", "'=1", '"=1"', " a", "é😀", "1(a)", "\u2013 1"]
)
def test_any_other_text_stays_as_it_is(text: str) -> None:
    assert cell(text) == text


@given(st.text())
def test_no_cell_begins_like_a_formula(text: str) -> None:
    assert cell(text).lstrip()[:1] not in set("=+-@＝＋－＠") - {""}
    assert cell(text).removeprefix("'") in {text, text.removeprefix("'")}


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        (True, "yes"),
        (False, "no"),
        (0, "0"),
        (36, "36"),
        (date(2017, 9, 20), "2017-09-20"),
        ([], ""),
        (["caution", "advice"], "caution; advice"),
        (["=1", "b"], "'=1; b"),
    ],
)
def test_values_are_written_for_people_and_programs(value: Value, written: str) -> None:
    assert cell(value) == written
