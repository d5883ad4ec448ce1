"""Which grounds were found, which were not, and on what they rest."""

from __future__ import annotations

import pytest

from tests.rulings.reading.written import draft


def findings(*paragraphs: str) -> list[tuple[str, str]]:
    return [
        (one.ground.value.value, one.outcome.value.value) for one in draft(*paragraphs).findings
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Her actions amounted to misconduct.", [("misconduct", "found")]),
        ("This constituted serious professional misconduct.", [("misconduct", "found")]),
        ("The panel found misconduct.", [("misconduct", "found")]),
        ("She was found guilty of misconduct.", [("misconduct", "found")]),
        ("An order was needed following the nurse's misconduct.", [("misconduct", "found")]),
        ("Her actions did not amount to misconduct.", [("misconduct", "not_found")]),
        ("They did not meet the threshold for misconduct.", [("misconduct", "not_found")]),
        ("It fell short of misconduct.", [("misconduct", "not_found")]),
        ("It was not serious enough to amount to misconduct.", [("misconduct", "not_found")]),
        (
            "The failings amounted to a lack of competence.",
            [("lack_of_competence", "found")],
        ),
        (
            "It did not find a lack of competence, as the sample was too small.",
            [("lack_of_competence", "not_found")],
        ),
        (
            "Her failings amounted to misconduct and a lack of competence.",
            [("misconduct", "found"), ("lack_of_competence", "found")],
        ),
        (
            "It amounted to a lack of competence but not misconduct.",
            [("misconduct", "not_found"), ("lack_of_competence", "found")],
        ),
        (
            "Her fitness to practise was impaired by reason of her conviction.",
            [("conviction_or_caution", "found")],
        ),
        (
            "Her fitness to practise is impaired by reason of her health.",
            [("health", "found")],
        ),
    ],
)
def test_a_ground_is_found_or_not_as_the_panel_said(
    sentence: str, expected: list[tuple[str, str]]
) -> None:
    assert findings(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "She was dismissed for gross misconduct.",
        "She was accused of misconduct.",
        "The misconduct hearing took place in Cardiff.",
        "She denied misconduct.",
        "The panel must decide whether her actions amounted to misconduct.",
        "Her lawyer argued that this could not amount to misconduct.",
        "The conduct and competence committee met.",
        "There were allegations of serious misconduct.",
        "She was convicted of theft.",
        "Her health was poor at the time.",
        "It could bring the profession into disrepute.",
        "She admitted sexual misconduct.",
    ],
)
def test_a_ground_only_named_alleged_or_argued_is_no_finding(sentence: str) -> None:
    assert findings(sentence) == []


def test_findings_rest_on_the_particulars_their_clause_names() -> None:
    found = draft(
        "The panel found that she had failed to keep accurate records and had lied to her manager.",
        "Lying to her manager amounted to misconduct, and failing to keep accurate records did "
        "not amount to a lack of competence because the sample was too small.",
    )
    topics = [particular.topics[0].value for particular in found.particulars]
    assert topics == ["record_keeping", "dishonesty"]
    resting = {one.ground.value.value: one.particulars for one in found.findings}
    assert resting == {"misconduct": (1,), "lack_of_competence": (0,)}
    (competence,) = [one for one in found.findings if one.outcome.value.value == "not_found"]
    assert competence.reason is not None
    assert competence.reason.value == "the sample was too small"


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("Her fitness to practise was found to be impaired.", "found"),
        ("The panel ruled that her fitness to practise is currently impaired.", "found"),
        ("Her fitness to practise was not impaired.", "not_found"),
        ("The panel found no current impairment.", "not_found"),
        ("Her fitness to practise is no longer impaired.", "not_found"),
        ("The panel must now decide whether her fitness to practise is impaired.", None),
        ("She denied that her fitness to practise was impaired.", None),
        ("The council argued that her fitness to practise was impaired.", None),
    ],
)
def test_impairment_is_read_only_where_it_was_decided(sentence: str, outcome: str | None) -> None:
    impairment = draft(sentence).impairment
    assert (impairment.value.value if impairment else None) == outcome


def test_the_components_of_impairment_are_read_where_they_are_named() -> None:
    found = draft(
        "She was impaired. Her fitness to practise is impaired on public interest grounds."
    )
    assert found.impairment_public is not None
    assert found.impairment_personal is None
