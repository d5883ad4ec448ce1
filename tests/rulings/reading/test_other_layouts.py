"""Determinations as they are laid out elsewhere, and what panels leave half said."""

from __future__ import annotations

import pytest

from rulings.reading import Draft, read
from tests.rulings.reading.written import imposed, rejected

HEADER = (
    "Ms Q Invented\n\nProfession: Radiographer\n\nRegistration Number: RA00000\n\n"
    "Hearing Type: {hearing}\n\nDate and Time of hearing: 10:00 03/10/2022 End: 17:00 04/10/2022"
    "\n\nPanel: Conduct and Competence Committee\n\nOutcome: {outcome}\n\nHCPTS\n\n"
)
CHARGES = (
    "Allegation\n\nAs a registered Radiographer:\n\n1. You left Patient A alone.\n\n"
    "2. You told Colleague B that you had not.\n\n3. {limb}\n\n"
    "4. By reason of the above your fitness to practise is impaired.\n\nFinding\n\n"
)
MISCONDUCT = "The matters in particulars 1 and 2 constitute misconduct."


def determination(
    *after: str, hearing: str = "Final Hearing", outcome: str = "Suspended", limb: str = MISCONDUCT
) -> Draft:
    """What is read from such a page with the paragraphs under test at its end."""
    page = HEADER.format(hearing=hearing, outcome=outcome) + CHARGES.format(limb=limb)
    return read((page + "\n\n".join(after) + "\n").encode())


def findings(found: Draft) -> list[tuple[str, str]]:
    return [(one.ground.value.value, one.outcome.value.value) for one in found.findings]


def turned_down(*sentences: str, outcome: str = "Suspended") -> set[str]:
    found = determination("Decision on sanction", *sentences, outcome=outcome)
    return {one.kind.value.value for one in found.sanctions if not one.imposed}


def outcomes(found: Draft) -> list[str | None]:
    facts = (one for one in found.particulars if one.kind.value == "fact")
    return [one.outcome.value.value if one.outcome else None for one in facts]


@pytest.mark.parametrize("between", [" | ", "\n\n"])
def test_a_header_is_read_in_one_line_as_in_many(between: str) -> None:
    header = HEADER.format(hearing="Final Hearing", outcome="Caution").strip()
    text = header.replace("\n\n", between) + "\n\n" + CHARGES.format(limb=MISCONDUCT)
    found = read(text.encode())
    assert (found.profession and found.profession.value) == "radiographer"
    assert (found.decided_on and found.decided_on.value.isoformat()) == "2022-10-04"
    assert [one.kind.value.value for one in found.sanctions] == ["caution"]
    assert [name.value for name in found.names] == ["Ms Q Invented"]
    assert outcomes(found) == [None, None]


def test_values_whose_labels_were_lost_are_told_by_themselves() -> None:
    text = (
        "Ms Q Invented\n\n: Paramedic\n\n: PA00000\n\n: Review Hearing\n\n"
        "Date and Time of hearing:10:00 03/10/2016 End: 12:00 03/10/2016\n\n"
        ": Health and Care Professions Council, London\n\n"
        ": Conduct and Competence Committee\n: Struck off\n\n"
    ) + CHARGES.format(limb=MISCONDUCT)
    found = read(text.encode())
    assert (found.profession and found.profession.value) == "paramedic"
    assert (found.hearing and found.hearing.value.value) == "review"
    assert (found.committee and found.committee.value) == "conduct_and_competence_committee"
    assert [one.kind.value.value for one in found.sanctions] == ["removal"]


def test_a_decision_on_a_teacher_is_a_determination() -> None:
    text = (
        "Panel decision on behalf of the Secretary of State\n\nTeacher: Mr Q Invented\n"
        "Teacher ref number: 0000000\nTRA reference: 00001\nDate of determination: 3 May 2022\n\n"
        "B. Allegations\n\nIt was alleged that Mr Invented, in that:\n\n"
        "1. He altered the marks of:\n\na. Pupil A;\n\nb. Pupil B;\n\n"
        "2. He denied it to the head teacher.\n\nFindings of fact\n\n"
        "The panel found the following particulars of the allegations proved:\n\n"
        "1. He altered the marks of:\n\na. Pupil A;\n\n2. He denied it to the head teacher.\n\n"
        "The panel found the following particulars of the allegations not proved:\n\n"
        "1. He altered the marks of:\n\nb. Pupil B;\n\n"
        "Panel’s recommendation to the Secretary of State\n\nThe panel deliberated.\n"
    )
    found = read(text.encode())
    assert (found.regulator and found.regulator.value) == "tra"
    assert (found.profession and found.profession.value) == "teacher"
    assert dict(zip([one.label for one in found.particulars], outcomes(found), strict=True)) == {
        "1": None,
        "1(a)": "proved",
        "1(b)": "not_proved",
        "2": "proved",
    }


def test_a_ground_that_was_only_alleged_is_told_without_a_finding() -> None:
    found = determination("The Panel will give its reasons later.")
    assert findings(found) == [("misconduct", "not_stated")]
    assert "No finding on a statutory ground could be read." in found.unread


@pytest.mark.parametrize(
    ("limb", "expected"),
    [
        (MISCONDUCT, [("misconduct", "found")]),
        (
            "The matters in particulars 1 and 2 constitute misconduct and/or lack of competence.",
            [("misconduct", "not_stated"), ("lack_of_competence", "not_stated")],
        ),
        (
            "The matters in particulars 1 and 2 constitute misconduct and/or something else.",
            [("misconduct", "not_stated")],
        ),
    ],
)
def test_a_review_tells_the_ground_if_there_was_but_one(
    limb: str, expected: list[tuple[str, str]]
) -> None:
    assert findings(determination(hearing="Review Hearing", limb=limb)) == expected


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        (["No further action or caution", "Neither would protect the public."], True),
        (
            ["The Panel considered a caution order. The lapse was not isolated. It would not do."],
            True,
        ),
        (["The Panel considered a caution order. The case was too serious."], True),
        (["Caution: this would not be sufficient."], True),
        (
            ["The Panel looked at a caution order. It would serve no purpose."],
            True,
        ),
        (["The Panel considered a caution order. It was satisfied that it is appropriate."], False),
        (["The Panel considered that he accepted a caution in 2019. It was not enough."], False),
        (["The Panel considered the police caution. It did not reflect well on him."], False),
        (["A caution order alone would not be sufficient."], False),
        (["A caution order could not be ordered, and would not be appropriate."], False),
        (["Ms Poole submitted that a caution order would not be sufficient."], False),
        (["The Panel did not need to consider a caution order, which is insufficient."], False),
    ],
)
def test_an_order_that_was_weighed_is_rejected_where_the_panel_says_so(
    sentences: list[str], expected: bool
) -> None:
    assert ("caution" in turned_down(*sentences)) is expected


def test_where_no_evidence_is_offered_nothing_is_proved() -> None:
    told = "As no evidence has been offered, none of the facts alleged is proved."
    found = determination("Decision on facts", told, outcome="Not well founded")
    assert outcomes(found) == ["no_evidence", "no_evidence"]
    told = "The Panel finds that none of the facts alleged has been proved."
    found = determination("Decision on facts", told, outcome="Not well founded")
    assert outcomes(found) == ["not_proved", "not_proved"]


def test_no_case_to_answer_is_read_where_the_panel_decides_it() -> None:
    submitted = "Ms Poole submitted that there was no case to answer on particular 1."
    decided = "The Panel concluded that there was no case to answer on particular 2."
    assert outcomes(determination("Preliminary matters", submitted, decided)) == [None, "no_case"]


def test_no_further_action_without_impairment_is_no_sanction() -> None:
    told = "The Panel finds that the Registrant’s fitness to practise is not currently impaired."
    found = determination("Decision on impairment", told, outcome="No further action")
    assert found.sanctions == ()
    told = told.replace("not currently", "currently")
    found = determination("Decision on impairment", told, outcome="No further action")
    assert [one.kind.value.value for one in found.sanctions] == ["no_action"]


def test_a_suspension_before_the_news_is_an_earlier_one() -> None:
    told = "A nurse suspended for three years after a row has been struck off at a review."
    again = "The suspension was extended for another year, and the panel imposed a suspension."
    assert imposed(told) == [("removal", None)]
    assert imposed(told, again) == [("removal", None)]
    assert imposed("A nurse suspended for three years will appeal.") == [("suspension", 36)]


def test_what_the_panel_said_at_the_time_is_no_order_of_today() -> None:
    told = "The NMC said at the time that she lacked insight and imposed a caution order."
    assert imposed(told) == []
    assert imposed(told.replace("said at the time", "said today")) == [("caution", None)]


def test_relief_at_what_did_not_happen_rejects_nothing() -> None:
    final = "The panel imposed a caution order for two years."
    assert rejected(final, "Her solicitor is relieved that she was not struck off.") == []
    assert rejected(final, "The panel decided that she was not struck off.") == ["removal"]


def test_a_header_of_many_bars_is_read_or_refused() -> None:
    text = HEADER.format(hearing="Final Hearing", outcome="Caution") + " | " * 60_000
    assert read((text + "\n\n" + CHARGES.format(limb=MISCONDUCT)).encode()).regulator is not None
