"""What was alleged, and what became of it."""

from __future__ import annotations

import pytest

from tests.rulings.reading.written import draft


def particulars(*paragraphs: str) -> list[tuple[str, str | None]]:
    return [
        (one.topics[0].value, one.outcome.value.value if one.outcome else None)
        for one in draft(*paragraphs).particulars
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The panel found that she had lied to her manager.", [("dishonesty", "proved")]),
        ("It found proved that she had slapped a patient.", [("violence", "proved")]),
        ("She was found to have stolen tablets.", [("theft", "proved")]),
        ("She was struck off for stealing cash.", [("theft", "proved")]),
        ("She admitted falsifying notes.", [("falsified_records", "admitted")]),
        ("She was cleared of dishonesty.", [("dishonesty", "not_proved")]),
        ("The panel found that she had not been dishonest.", [("dishonesty", "not_proved")]),
        (
            "The panel was not satisfied that she had lied to her manager.",
            [("dishonesty", "not_proved")],
        ),
        (
            "The allegation that she slapped a patient was found not proved.",
            [("violence", "not_proved")],
        ),
        (
            "The panel found no case to answer on an allegation that she stole cash.",
            [("theft", "no_case")],
        ),
        ("It was alleged that she stole cash.", [("theft", None)]),
        ("The panel heard that she had stolen cash.", [("theft", None)]),
        (
            "The panel found that two charges, that she lied to staff and that she stole cash, "
            "were not proved.",
            [("dishonesty", "not_proved"), ("theft", "not_proved")],
        ),
        (
            "The panel found that she failed to record visits, complete assessments and hold "
            "reviews on time.",
            [
                ("record_keeping", "proved"),
                ("assessment_failures", "proved"),
                ("review_scheduling", "proved"),
            ],
        ),
    ],
)
def test_an_allegation_has_the_outcome_the_text_gives_it(
    sentence: str, expected: list[tuple[str, str | None]]
) -> None:
    assert particulars(sentence) == expected


def test_a_finding_outweighs_the_allegation_told_before_it() -> None:
    assert particulars(
        "It was alleged that she stole cash.", "The panel found that she had stolen cash."
    ) == [("theft", "proved")]


def test_all_charges_proved_settles_what_was_only_alleged() -> None:
    assert particulars("She was accused of stealing cash.", "All the charges were proved.") == [
        ("theft", "proved")
    ]


def test_a_proved_and_an_unproved_charge_of_one_kind_stay_apart() -> None:
    assert particulars(
        "The panel found that she had lied to her manager.",
        "It did not find that she had lied to the police.",
    ) == [("dishonesty", "proved"), ("dishonesty", "not_proved")]


@pytest.mark.parametrize(
    "sentence",
    [
        "She had no record of dishonesty.",
        "The panel said that theft is always serious.",
        "She attended a course on record keeping.",
        "The panel reviewed her notes.",
    ],
)
def test_a_topic_merely_mentioned_is_no_allegation(sentence: str) -> None:
    assert particulars(sentence) == []


def test_a_member_of_a_list_carries_the_failing_that_governs_it() -> None:
    found = draft("The panel found that she failed to record visits and complete assessments.")
    assert [one.text.value for one in found.particulars] == [
        "she failed to record visits",
        "failed to complete assessments",
    ]
