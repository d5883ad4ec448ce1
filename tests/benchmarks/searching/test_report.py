import re

from benchmarks.searching.mix import KINDS, MIX_NAME
from benchmarks.searching.report import milliseconds, ratio, report
from benchmarks.searching.targets import DATASETTE, TARGETS
from tests.benchmarks.searching.outcomes import outcome_of, took, with_class


def rows_of(text: str, first_cell: str) -> list[list[str]]:
    lines = (line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("|"))
    return [line for line in lines if line[0] == first_cell]


def test_every_class_and_every_target_has_a_row() -> None:
    text = report([outcome_of()])
    for name in [*(kind.name for kind in KINDS), MIX_NAME, *(target.name for target in TARGETS)]:
        assert len(rows_of(text, name)) == 1, name


def test_the_rows_of_a_table_have_as_many_cells_as_its_head() -> None:
    text = report([outcome_of(10_000), outcome_of(100_000), outcome_of(1_000_000)])
    tables = re.findall(r"(?:^\|.*\|\n)+", text, re.MULTILINE)
    assert len(tables) == 3 * 5 + 1
    for table in tables:
        assert len({line.count("|") for line in table.splitlines()}) == 1, table


def test_a_row_tells_our_times_and_how_many_times_longer_the_others_take() -> None:
    row = rows_of(report([outcome_of(ours=10)]), "no words")[0]
    assert row == [
        "no words",
        "400",
        *["10.0"] * 3,
        "1,000 / 1,000, × 100 / × 100",
        "5.0 / 5.0, × 0.5 / × 0.5",
    ]


def test_what_was_given_up_is_told_as_over() -> None:
    over = with_class(outcome_of(), "phrase", took(20_000, over_from=20_000), of=DATASETTE)
    assert rows_of(report([over]), "phrase")[0][5].startswith("over 20,000 / over 20,000")


def test_a_failed_class_is_told_with_its_reason() -> None:
    broken = took(1, failed=3, problem="/rulings/?q=panel answered 500")
    text = report([with_class(outcome_of(), "phrase", broken)])
    assert "- ours, phrase: 3 failed, first: /rulings/?q=panel answered 500" in text
    assert "fails: 3 requests were not answered" in text


def test_words_that_others_find_otherwise_are_told_with_the_difference() -> None:
    assert rows_of(report([outcome_of()]), "panel") == [["panel", "10", "12 (+2)", "–"]]


def test_growth_is_told_from_size_to_size() -> None:
    text = report([outcome_of(10_000, ours=10), outcome_of(100_000, ours=25)])
    assert "| class | 10,000 to 100,000: p50 / p95 |" in text
    assert rows_of(text.partition("## Growth")[2], "phrase") == [["phrase", "× 2.5 / × 2.5"]]
    assert "Growth" not in report([outcome_of()])


def test_numbers_are_short() -> None:
    assert [milliseconds(value) for value in (None, 0.04, 99.94, 1234.5)] == [
        "–",
        "0.0",
        "99.9",
        "1,234",
    ]
    assert [ratio(*pair) for pair in ((None, 1), (1, 0), (1, 3), (5000, 2))] == [
        "–",
        "–",
        "× 0.33",
        "× 2,500",
    ]
