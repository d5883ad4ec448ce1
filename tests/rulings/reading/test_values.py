"""The single values: whose register, where, when, how many, and what weighed."""

from __future__ import annotations

import pytest

from rulings.reading import read
from tests.rulings.reading.written import OPENING, TITLE, draft, words

CLOSING = "The fitness to practise hearing ended with a caution order being imposed by the panel."


def of(*paragraphs: str, title: str = TITLE) -> object:
    return read("\n\n".join([title, *paragraphs, CLOSING, ""]).encode())


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Health and Care Professions Council (HCPC)", "hcpc"),
        ("HCPTS", "hcpc"),
        ("Social Work England", "swe"),
        ("Nursing and Midwifery Council", "nmc"),
        ("Nursing & Midwifery Council", "nmc"),
        ("General Medical Council (GMC)", "gmc"),
        ("Medical Practitioners Tribunal Service (MPTS)", "gmc"),
        ("General Dental Council", "gdc"),
        ("General Optical Council", "goc"),
        ("GPhC", "gphc"),
        ("General Osteopathic Council", "gosc"),
        ("General Chiropractic Council", "gcc"),
        ("Social Care Wales", "scw"),
        ("Scottish Social Services Council (SSSC)", "sssc"),
        ("Northern Ireland Social Care Council", "niscc"),
        ("Teaching Regulation Agency (TRA)", "tra"),
    ],
)
def test_a_regulator_is_known_by_its_names_and_its_evidence_is_the_name(
    name: str, slug: str
) -> None:
    text = "\n\n".join(
        [TITLE, f"A panel of the {name} met to hear the case in public this week.", CLOSING, ""]
    )
    found = read(text.encode())
    assert found.regulator is not None
    assert found.regulator.value == slug
    assert words(found, found.regulator.evidence) == name


def test_a_regulator_nobody_knows_stays_open() -> None:
    found = read(
        f"{TITLE}\n\nThe panel of a council for teachers in another country met in public this "
        f"week.\n\n{CLOSING}\n".encode()
    )
    assert found.regulator is None
    assert any("regulator" in doubt for doubt in found.doubts)


@pytest.mark.parametrize(
    ("sentence", "setting"),
    [
        ("She worked at a care home in Dorset.", "care_home"),
        ("She was employed by a drug and alcohol service.", "drug_and_alcohol_service"),
        ("She worked on a surgical ward at Northmoor Hospital.", "hospital"),
        ("She was working as a nurse in a prison.", "prison"),
        ("A patient was taken to hospital.", None),
        ("The hearing was about a child at a school.", None),
    ],
)
def test_a_place_is_the_setting_only_where_the_registrant_worked(
    sentence: str, setting: str | None
) -> None:
    found = draft(sentence).setting
    assert (found.value if found else None) == setting


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("At a hearing on 14 January 2020 the panel made its decision.", "2020-01-14"),
        ("On 3 May 2019, the panel decided to impose a caution order.", "2019-05-03"),
        ("She was struck off on 6 June 2018.", "2018-06-06"),
        ("The panel heard that on 14 January 2020 she was late.", None),
        ("She was arrested on 3 May 2019.", None),
        ("The events took place on 3 May 2019.", None),
        ("At a hearing in May the panel made its decision.", None),
        ("At a hearing on 31 February 2020 the panel made its decision.", None),
    ],
)
def test_the_day_of_the_decision_is_read_where_it_is_tied_to_it(
    sentence: str, day: str | None
) -> None:
    found = draft(sentence).decided_on
    assert (found.value.isoformat() if found else None) == day


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("At a review hearing in March the panel extended the order.", "review"),
        ("The order will be reviewed at a review hearing next year.", None),
        ("A review hearing will take place before it expires.", None),
        ("The case was concluded by consent.", "consent"),
        ("At the final hearing on Monday the panel heard evidence.", "final"),
        ("She applied to be restored to the register.", "restoration"),
    ],
)
def test_the_kind_of_hearing_is_read_where_it_took_place(sentence: str, kind: str | None) -> None:
    found = draft(sentence).hearing
    assert (found.value.value if found else None) == kind


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The panel noted that she had apologised.", ("apology", True)),
        ("She said she had been under stress from her workload.", ("workload", None)),
        ("The panel did not accept that her workload explained it.", ("workload", False)),
        ("The panel said her workload did not excuse her conduct.", ("workload", False)),
        ("Her barrister pointed to her unblemished record.", ("no_previous_findings", None)),
        ("The nurse had an unblemished record.", ("no_previous_findings", True)),
        ("The panel found that she had shown no remorse.", ("lack_of_remorse", True)),
        ("She admitted many of the charges.", ("admissions", None)),
        ("The panel gave her credit for her early admissions.", ("admissions", True)),
    ],
)
def test_a_factor_is_accepted_rejected_or_left_open(
    sentence: str, expected: tuple[str, bool | None]
) -> None:
    assert [(one.factor.value, one.accepted) for one in draft(sentence).factors] == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "The panel said that she must develop insight.",
        "The panel asked whether she had shown any remorse.",
        "She could have apologised.",
        "She did not attend the hearing.",
    ],
)
def test_what_is_only_hoped_for_or_asked_is_no_factor(sentence: str) -> None:
    assert draft(sentence).factors == ()


def test_harm_is_counted_as_the_text_counts_it() -> None:
    harm = draft(
        "The failings related to 14 patients.",
        "The panel said she had caused harm to three patients and had put others at risk.",
    ).harm
    assert harm.affected is not None
    assert harm.actual is not None
    assert harm.unit is not None
    assert harm.others_at_risk is not None
    assert (harm.affected.value, harm.actual.value, harm.unit.value) == (14, 3, "patients")


@pytest.mark.parametrize(
    "sentence",
    [
        "The failings related to more than 14 patients.",
        "She could have caused harm to three patients.",
        "She had a caseload of 14 patients.",
    ],
)
def test_a_guess_or_a_caseload_is_no_count_of_harm(sentence: str) -> None:
    harm = draft(sentence).harm
    assert (harm.affected, harm.actual) == (None, None)


def test_conditions_have_phases_that_follow_each_other() -> None:
    found = draft(
        "The panel imposed a conditions of practice order for two years.",
        "Under the order she must meet a supervisor every week for three months, then monthly, "
        "keep a log, and tell the council about any new job.",
    )
    (order,) = found.sanctions
    assert [one.text.value for one in order.conditions] == [
        "meet a supervisor every week for three months, then monthly",
        "keep a log",
        "tell the council about any new job",
    ]
    phases = [(one.frequency, one.from_month, one.for_months) for one in order.conditions[0].phases]
    assert phases == [("weekly", 0, 3), ("monthly", 3, None)]


def test_what_somebody_must_do_without_an_order_is_no_condition() -> None:
    found = draft("The panel imposed a caution order.", "The nurse must pay costs.")
    assert [one.conditions for one in found.sanctions] == [()]


@pytest.mark.parametrize(
    ("notice", "day"),
    [
        ("Update: This article was changed to make clear what the panel said.", None),
        ("Correction: an earlier version of this article gave a wrong length.", None),
        ("This article was amended on 3 May 2019 to correct the name of the trust.", "2019-05-03"),
    ],
)
def test_a_correction_notice_is_kept_and_not_read(notice: str, day: str | None) -> None:
    found = draft("The panel imposed a caution order.", notice)
    (correction,) = found.corrections
    assert correction.note.value == notice
    assert (correction.made_on.value.isoformat() if correction.made_on else None) == day


def test_later_news_is_no_correction() -> None:
    assert (
        draft("The panel imposed a caution order.", "Update: She has moved away.").corrections == ()
    )


def test_no_opening_is_needed_to_be_read() -> None:
    assert OPENING in draft("The panel imposed a caution order.").article.text
