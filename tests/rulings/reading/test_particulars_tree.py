"""Particulars of any tree, printed in the usual styles, come back label by label."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rulings.reading import Draft, read
from rulings.vocabulary import ParticularKind

ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
STYLES = (
    ("{}.", "({})", "({})", "({})"),
    ("{})", "{})", "{})", "({})"),
    ("{}.", "{}.", "{}.", "{}."),
    ("({})", "({})", "({})", "({})"),
)
Tree = list["Tree"]


def trees(depth: int) -> st.SearchStrategy[Tree]:
    if depth == 1:
        return st.lists(st.just([]), max_size=4)
    return st.lists(trees(depth - 1), max_size=4)


def part(depth: int, number: int) -> str:
    return (str(number + 1), "abcdefghij"[number], ROMAN[number], "ABCDEFGHIJ"[number])[depth]


def printed(
    tree: Tree, style: tuple[str, ...], above: tuple[str, ...] = ()
) -> Iterator[tuple[str, str]]:
    """Full label and printed line of every particular."""
    for number, below in enumerate(tree):
        path = (*above, part(len(above), number))
        label = path[0] + "".join(f"({one})" for one in path[1:])
        sign = style[len(above)].format(path[-1])
        yield label, f"{sign} did what is {'as follows:' if below else 'told here;'}"
        yield from printed(below, style, path)


def page(*lines: str, heading: str = "Allegation") -> Draft:
    text = (
        "Ms A\n\nProfession: Paramedic\n\nRegistration Number: PA000001\n\n"
        "Hearing Type: Final Hearing\n\nPanel: Conduct and Competence Committee\n"
        f"Outcome: Adjourned\n\n{heading}\n\nWhilst registered with the HCPC you:\n\n"
        + "\n\n".join(lines)
        + "\n\nFinding\n\nThe Panel adjourned the hearing.\n"
    )
    return read(text.encode())


def labels(found: Draft) -> list[str]:
    return [one.label for one in found.particulars]


@settings(max_examples=60, deadline=None)
@given(trees(4).filter(bool), st.sampled_from(STYLES))
def test_a_tree_is_read_back_label_by_label(tree: Tree, style: tuple[str, ...]) -> None:
    rows = list(printed(tree, style))
    assert labels(page(*(line for _, line in rows))) == [label for label, _ in rows]


def test_gaps_are_kept_and_nothing_is_renumbered() -> None:
    found = page("1. One;", "3. Three, in that:", "(b) b;", "(d) d;", "7. Seven.")
    assert labels(found) == ["1", "3", "3(b)", "3(d)", "7"]


def test_the_letter_i_goes_on_after_h() -> None:
    rows = ["1. Did not record:", *(f"({letter}) item {letter};" for letter in "abcdefghijk")]
    assert labels(page(*rows))[-3:] == ["1(i)", "1(j)", "1(k)"]


def test_labels_printed_in_full_are_kept() -> None:
    found = page("1(a) One;", "1(a)(ii) two;", "1(b) three;", "2 (a) four.")
    assert labels(found) == ["1(a)", "1(a)(ii)", "1(b)", "2(a)"]


@pytest.mark.parametrize(
    ("mark", "outcome"),
    [
        ("[not proved]", "not_proved"),
        ("[Not proven]", "not_proved"),
        ("(not proved)", "not_proved"),
        ("[no case to answer]", "no_case"),
        ("NCTA", "no_case"),
        ("[HCPC offered no evidence]", "no_evidence"),
        ("– PROVED", "proved"),
        ("[proved]", "proved"),
        ("PROVED", "proved"),
        ("[Admitted and found proved]", "admitted"),
        ("[found proved by way of admission]", "admitted"),
        ("[proved in part]", "proved_in_part"),
        ("[proved save for the words “twice”]", "proved_in_part"),
        ("[proved in its entirety]", "proved"),
        ("[withdrawn]", None),
        ("[redacted]", None),
        ("", None),
    ],
)
def test_a_mark_says_what_became_of_a_particular(mark: str, outcome: str | None) -> None:
    (one,) = page(f"1. Did not complete the records of Service User A. {mark}").particulars
    assert (one.outcome.value.value if one.outcome else None) == outcome


def test_a_mark_in_place_of_the_words_is_kept_as_the_words() -> None:
    assert [one.text.value for one in page("1. NCTA", "2. [redacted]").particulars] == [
        "NCTA",
        "[redacted]",
    ]


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The matters set out in 1 to 3 constitute misconduct.", ParticularKind.GROUND_LIMB),
        (
            "Your actions at paragraphs 1 and 2 amount to a lack of competence.",
            ParticularKind.GROUND_LIMB,
        ),
        (
            "By reason of your misconduct your fitness to practise is impaired.",
            ParticularKind.IMPAIRMENT_LIMB,
        ),
        ("Your actions in paragraph 1 were dishonest.", ParticularKind.FACT),
        ("You told a colleague that you had been cleared of misconduct.", ParticularKind.FACT),
    ],
)
def test_limbs_are_kept_apart_from_facts(words: str, kind: ParticularKind) -> None:
    assert page("1. Did a thing.", f"2. {words}").particulars[1].kind is kind
