import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from rulings.admin.conditions import (
    LONGEST_FREQUENCY,
    ConditionProblem,
    WrittenCondition,
    WrittenPhase,
    read,
    written,
)

SUPERVISION = "Meet a supervisor | every fortnight, months 1-12; monthly, from month 13"

# Words with what the syntax uses itself, and without what no form hands on.
words = (
    st.one_of(
        st.text(alphabet=st.characters(exclude_characters="\r\0", exclude_categories=["Cs"])),
        st.text(alphabet=" ab|;,\\\n"),
        st.lists(
            st.sampled_from(
                ["month 3", "months 1-2", "from month 9", ",", "; ", "\\", " | ", "weekly"]
            )
        ).map("".join),
    )
    .map(str.strip)
    .filter(bool)
)
phases = st.lists(
    st.builds(
        WrittenPhase,
        frequency=words.map(lambda text: text[:LONGEST_FREQUENCY].strip()).filter(bool),
        from_month=st.integers(0, 400),
        for_months=st.none() | st.integers(1, 400),
    ),
    max_size=4,
    unique_by=lambda phase: phase.from_month,
).map(lambda some: tuple(sorted(some, key=lambda phase: phase.from_month)))
conditions = st.lists(st.builds(WrittenCondition, text=words, phases=phases), max_size=5)


@given(conditions)
def test_what_is_written_reads_back_exactly(some: list[WrittenCondition]) -> None:
    assert read(written(some)) == tuple(some)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_text_is_read_or_answered_with_a_sentence(text: str) -> None:
    try:
        some = read(text)
    except ConditionProblem as problem:
        assert str(problem).startswith("Line ")  # noqa: PT017 (either outcome is right)
    else:
        assume("\r" not in text)
        assert read(written(some)) == some


def test_a_schedule_counts_months_from_one_on_paper_and_from_nought_in_the_record() -> None:
    assert read(SUPERVISION) == (
        WrittenCondition(
            "Meet a supervisor",
            (WrittenPhase("every fortnight", 0, 12), WrittenPhase("monthly", 12, None)),
        ),
    )
    assert written(read(SUPERVISION)) == SUPERVISION


@pytest.mark.parametrize(
    ("months", "expected"),
    [
        ("months 1-12", (0, 12)),
        ("months 1–12", (0, 12)),
        ("Months 1 to 12", (0, 12)),
        ("month 3", (2, 1)),
        ("from month 13", (12, None)),
    ],
)
def test_the_ways_to_write_months(months: str, expected: tuple[int, int | None]) -> None:
    (condition,) = read(f"Report | weekly, {months}")

    assert condition.phases == (WrittenPhase("weekly", *expected),)


def test_a_phase_without_months_lasts_throughout() -> None:
    assert read("Report | month by month")[0].phases == (WrittenPhase("month by month"),)


def test_commas_belong_to_the_frequency_unless_months_follow() -> None:
    (condition,) = read("Report | weekly, or when asked, months 2-3")

    assert condition.phases == (WrittenPhase("weekly, or when asked", 1, 2),)


def test_empty_lines_are_left_out() -> None:
    assert [condition.text for condition in read("\nKeep a log\n\n  Share it\n")] == [
        "Keep a log",
        "Share it",
    ]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("| monthly", "Line 2: write the condition before the bar."),
        ("Report |", "Line 2: write the schedule after the bar, or leave the bar out."),
        (
            "Report | a | b",
            "Line 2: keep one bar; write “\\|” for a bar that belongs to the words.",
        ),
        (
            "Report | months 1-12",
            "Line 2: say how often before “months 1-12”, for example “monthly, months 1-12”.",
        ),
        (
            "Report | , month 3",
            "Line 2: say how often before “month 3”, for example “monthly, month 3”.",
        ),
        (
            "Report | weekly, months one to three",
            "Line 2: “months one to three” is not understood: "
            "write “months 1-12”, “month 3” or “from month 13”, counting from 1.",
        ),
        (
            "Report | weekly, months 12-1",
            "Line 2: “months 12-1” is not understood: "
            "write “months 1-12”, “month 3” or “from month 13”, counting from 1.",
        ),
        (
            "Report | weekly, month 0",
            "Line 2: “month 0” is not understood: "
            "write “months 1-12”, “month 3” or “from month 13”, counting from 1.",
        ),
        (
            "Report | weekly, from month 2-3",
            "Line 2: “from month 2-3” is not understood: "
            "write “months 1-12”, “month 3” or “from month 13”, counting from 1.",
        ),
        (
            "Report | weekly, months 1-2; monthly, from month 1",
            "Line 2: two phases start in month 1: change one of them.",
        ),
        (
            f"Report | {'x' * 81}",
            f"Line 2: “{'x' * 40}…” is too long: say how often in 80 characters.",
        ),
    ],
)
def test_an_unclear_line_is_named_with_what_to_do(line: str, problem: str) -> None:
    with pytest.raises(ConditionProblem) as raised:
        read(f"Keep a log\n{line}")

    assert str(raised.value) == problem
