"""The two founding documents as drafts: facts and figures, nothing of their sentences."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from rulings.reading import Draft, read
from rulings.reading.draft import ReadComment
from tests.seeds import TEXTING, WORKLOAD, needs_seeds

pytestmark = needs_seeds


def draft(path: Path) -> Draft:
    return read(path.read_bytes())


def by_depth(comments: tuple[ReadComment, ...]) -> list[int]:
    depths: list[int] = []
    for comment in comments:
        depths.append(1 if comment.parent is None else depths[comment.parent] + 1)
    return [count for _, count in sorted(Counter(depths).items())]


def factors(found: Draft) -> set[tuple[str, str, bool | None]]:
    return {(one.side.value, one.factor.value, one.accepted) for one in found.factors}


@pytest.mark.parametrize(
    ("path", "setting"), [(TEXTING, "drug_and_alcohol_service"), (WORKLOAD, None)]
)
def test_the_single_values_are_those_the_text_states(path: Path, setting: str | None) -> None:
    found = draft(path)
    assert found.regulator is not None
    assert found.committee is not None
    assert found.profession is not None
    assert found.regulator.value == "hcpc"
    assert found.committee.value == "conduct_and_competence_committee"
    assert found.profession.value == "social_worker"
    assert (found.setting.value if found.setting else None) == setting
    assert found.article.publisher is not None
    assert found.article.publisher.value == "Community Care"
    not_stated = (found.impairment, found.decided_on, found.hearing, found.agency)
    assert not_stated == (None, None, None, None)
    assert found.article.published_on is None


def test_the_first_has_three_particulars_and_three_findings() -> None:
    found = draft(TEXTING)
    assert [
        (one.topics[0].value, one.outcome.value.value if one.outcome else None)
        for one in found.particulars
    ] == [
        ("communication_outside_hours", "proved"),
        ("disclosure_of_own_information", "proved"),
        ("record_keeping", "proved"),
    ]
    assert {
        (one.ground.value.value, one.outcome.value.value, one.particulars) for one in found.findings
    } == {
        ("misconduct", "found", (1,)),
        ("misconduct", "not_found", (0,)),
        ("lack_of_competence", "not_found", (2,)),
    }
    assert all(
        one.reason is not None for one in found.findings if one.outcome.value.value == "not_found"
    )


def test_the_first_is_a_caution_and_a_wish_is_no_outcome() -> None:
    (caution,) = draft(TEXTING).sanctions
    assert (caution.kind.value.value, caution.imposed) == ("caution", True)
    assert caution.duration_months is not None
    assert caution.duration_months.value == 36
    assert caution.reason is not None
    assert factors(draft(TEXTING)) == {("mitigating", "insight", True)}


def test_the_first_carries_a_correction_without_a_date() -> None:
    (correction,) = draft(TEXTING).corrections
    assert correction.made_on is None
    assert draft(WORKLOAD).corrections == ()


def test_the_second_has_its_particulars_its_ground_and_its_harm() -> None:
    found = draft(WORKLOAD)
    assert [[topic.value for topic in one.topics] for one in found.particulars] == [
        ["assessment_failures"],
        ["failure_to_contact"],
        ["review_scheduling", "timeliness"],
    ]
    assert {one.outcome.value.value for one in found.particulars if one.outcome} == {"proved"}
    assert [(one.ground.value.value, one.outcome.value.value) for one in found.findings] == [
        ("misconduct", "found")
    ]
    harm = found.harm
    assert harm.affected is not None
    assert harm.actual is not None
    assert harm.unit is not None
    assert harm.others_at_risk is not None
    assert (harm.affected.value, harm.actual.value) == (28, 2)
    assert harm.unit.value == "service users"


def test_the_second_has_conditions_and_a_suspension_rejected() -> None:
    conditions, suspension = draft(WORKLOAD).sanctions
    assert (conditions.kind.value.value, conditions.imposed) == ("conditions", True)
    assert conditions.duration_months is not None
    assert conditions.duration_months.value == 36
    assert (suspension.kind.value.value, suspension.imposed) == ("suspension", False)
    assert suspension.reason is not None
    assert len(conditions.conditions) == 4
    first, *others = conditions.conditions
    assert [(one.frequency, one.from_month, one.for_months) for one in first.phases] == [
        ("every fortnight", 0, 12),
        ("monthly", 12, None),
    ]
    assert all(one.phases == () for one in others)


def test_the_second_weighs_what_the_panel_weighed() -> None:
    found = factors(draft(WORKLOAD))
    assert {
        ("mitigating", "engagement", True),
        ("mitigating", "no_previous_findings", True),
        ("mitigating", "personal_difficulty", True),
        ("mitigating", "remediation", True),
        ("mitigating", "positive_testimonials", True),
        ("mitigating", "admissions", None),
        ("mitigating", "workload", False),
        ("aggravating", "lack_of_insight", True),
        ("aggravating", "blaming_others", True),
        ("aggravating", "harm", True),
        ("aggravating", "risk_of_harm", True),
    } <= found


@pytest.mark.parametrize(
    ("path", "stated", "depths"), [(TEXTING, 70, [53, 16, 1]), (WORKLOAD, 20, [12, 5, 3])]
)
def test_the_threads_are_whole(path: Path, stated: int, depths: list[int]) -> None:
    article = draft(path).article
    assert article.comments_stated is not None
    assert article.comments_stated.value == stated == len(article.comments)
    assert by_depth(article.comments) == depths
    numbers = [one.printed_number for one in article.comments if one.parent is None]
    assert numbers == list(range(1, depths[0] + 1))
    assert all(one.printed_number is None for one in article.comments if one.parent is not None)
    assert all(one.posted_at for one in article.comments)
    for comment in article.comments:
        assert comment.text.split() == comment.evidence.of(article.text).split()


def test_a_list_inside_a_comment_and_an_emptied_quotation_are_kept() -> None:
    comments = draft(TEXTING).article.comments
    by_number = {one.printed_number: one.text for one in comments if one.printed_number}
    lines = [line for line in by_number[7].split("\n") if line]
    assert [line.split(".")[0] for line in lines] == ["1", "2", "4", "5", "6", "7", "8", "9"]
    assert "\n\n<>\n\n" in by_number[37]
    assert by_number[29].count("\n") == 2
