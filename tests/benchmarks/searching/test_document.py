from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.processes import ROOT
from benchmarks.searching import document
from benchmarks.searching.document import (
    BEGINS,
    ENDS,
    NUMBERS,
    PAGE,
    MarkersMissing,
    between_markers,
    keep,
    kept_in,
    replace,
)
from tests.benchmarks.searching.outcomes import outcome_of

prose = st.text().filter(lambda text: BEGINS not in text and ENDS not in text)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / PAGE).write_text(
        f"# Performance\n\n{BEGINS}\nan earlier report\n{ENDS}\n\n## Why\n"
    )
    return tmp_path


@given(prose, prose, prose, prose)
def test_what_stands_outside_of_the_markers_stays(
    before: str, old: str, after: str, text: str
) -> None:
    page = f"{before}{BEGINS}{old}{ENDS}{after}"
    changed = between_markers(page, text, Path(PAGE))
    assert changed.startswith(before + BEGINS)
    assert changed.endswith(ENDS + after)
    assert text.strip() in changed
    assert between_markers(changed, text, Path(PAGE)) == changed


@pytest.mark.parametrize("page", ["", BEGINS, ENDS, f"{ENDS} {BEGINS}"])
def test_a_page_without_both_markers_is_refused(page: str) -> None:
    with pytest.raises(MarkersMissing, match="put them in"):
        between_markers(page, "text", Path(PAGE))


def test_the_report_and_its_numbers_are_kept(folder: Path) -> None:
    text = keep(folder, [outcome_of(10_000)])
    page = (folder / PAGE).read_text()
    assert text.strip() in page
    assert "an earlier report" not in page
    assert page.endswith("## Why\n")
    assert kept_in(folder) == [outcome_of(10_000)]


def test_another_size_is_kept_and_the_same_size_replaced(folder: Path) -> None:
    keep(folder, [outcome_of(10_000, ours=1), outcome_of(100_000, ours=1)])
    keep(folder, [outcome_of(100_000, ours=3)])
    assert kept_in(folder) == [outcome_of(10_000, ours=1), outcome_of(100_000, ours=3)]


@pytest.mark.parametrize("numbers", ["", "{", "[{}]", '[{"size": 3}]', "7"])
def test_numbers_that_cannot_be_read_count_for_nothing(folder: Path, numbers: str) -> None:
    (folder / NUMBERS).write_text(numbers)
    assert kept_in(folder) == []
    keep(folder, [outcome_of(10_000)])
    assert kept_in(folder) == [outcome_of(10_000)]


def test_where_there_is_no_place_for_the_report_nothing_is_written(folder: Path) -> None:
    (folder / PAGE).write_text("# Performance\n")
    with pytest.raises(MarkersMissing):
        keep(folder, [outcome_of(10_000)])
    assert [file.name for file in folder.iterdir()] == [PAGE]


def test_half_a_file_never_stands_in_the_place_of_a_whole_one(folder: Path) -> None:
    with pytest.raises(UnicodeEncodeError):
        replace(folder / PAGE, "written as far as here \ud800")
    assert "an earlier report" in (folder / PAGE).read_text()
    assert [file.name for file in folder.iterdir()] == [PAGE]


def test_the_page_in_the_documentation_has_its_markers() -> None:
    page = (ROOT / "docs" / PAGE).read_text(encoding="utf-8")
    assert between_markers(page, "text", Path(PAGE)) != page
    assert document.PAGE == PAGE
