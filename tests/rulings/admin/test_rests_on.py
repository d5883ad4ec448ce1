import pytest
from hypothesis import given
from hypothesis import strategies as st

from rulings.admin.rests_on import UnknownReference, resolved, written

LABELS = ["1(a)", "1(b)", "", "2", None]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("1(a), 2", [0, 3]),
        ("2; 1(a)", [0, 3]),
        ("1 (A)", [0]),
        ("2.", [3]),
        ("#3", [2]),
        ("# 1, 1(a)", [0]),
        ("", []),
        (" , ", []),
    ],
)
def test_references_lead_to_rows(text: str, rows: list[int]) -> None:
    assert resolved(text, LABELS) == rows


@pytest.mark.parametrize("reference", ["3", "#5", "#6", "#0", "1", "proved"])
def test_an_unknown_reference_is_answered_with_what_there_is(reference: str) -> None:
    with pytest.raises(UnknownReference) as raised:
        resolved(f"1(a), {reference}", LABELS)

    assert str(raised.value) == (
        f"There is no particular “{reference}”. The allegation has: 1(a), 1(b), #3, 2."
    )


def test_without_particulars_the_answer_is_to_enter_them() -> None:
    with pytest.raises(UnknownReference, match="enter the particulars first"):
        resolved("1", [None])


def test_two_labels_that_differ_only_in_case_are_kept_apart() -> None:
    assert resolved("1(A)", ["1(a)", "1(A)"]) == [1]


labels = st.lists(
    st.text(alphabet="12(aAi)#,; .", max_size=6).map(str.strip),
    max_size=8,
    unique_by=lambda label: "".join(label.split()) or object(),
)


@given(labels, st.sets(st.integers(0, 7)))
def test_what_is_written_resolves_to_the_same_rows(some: list[str], chosen: set[int]) -> None:
    there = {index for index in chosen if index < len(some)}

    assert resolved(written(some, there), list(some)) == sorted(there)
