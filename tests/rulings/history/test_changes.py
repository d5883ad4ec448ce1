"""What changed between two texts of a ruling, in words for people."""

import copy
import json
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from rulings.history import Change, ChangeKind, changes
from rulings.models import Particular, Ruling
from tests.rulings.described import described, draft, published, sanction

pytestmark = pytest.mark.django_db

ADDED, REMOVED, CHANGED = ChangeKind.ADDED, ChangeKind.REMOVED, ChangeKind.CHANGED


def between(before: dict[str, Any], **after: Any) -> list[tuple[str, str, str]]:
    """Where, before, after."""
    found = changes(before, before | after)
    return [(change.where, change.before, change.after) for change in found]


def snapshot(ruling: Ruling) -> dict[str, Any]:
    connection.check_constraints()  # as the end of a transaction does
    revision = ruling.revisions.first()
    assert revision is not None
    found: dict[str, Any] = revision.snapshot
    return found


def particular(text: str, label: str = "", **changes: Any) -> dict[str, Any]:
    return {"label": label, "kind": "fact", "text": text, "outcome": "proved", **changes}


A = particular("Kept thin notes of visits.", "1")
B = particular("Wrote a court report three weeks late.", "2")
C = particular("Told nobody that a child was at risk.", "3")


def test_values_are_named_and_read_as_people_name_and_read_them() -> None:
    assert between(
        described(),
        title="Another title",
        regulator="nmc",
        committee=None,
        agency=True,
        decided_on="2018-03-01",
        hearing="",
        impairment={"outcome": "not_found", "personal": None, "public": False, "reason": "No."},
        harm={"affected": 28},
    ) == [
        ("Title", "Late visit notes: three-year caution", "Another title"),
        ("Regulator", "HCPC", "NMC"),
        ("Committee", "Conduct and Competence Committee", ""),
        ("Agency or locum worker", "", "Yes"),
        ("Hearing", "Final hearing", ""),
        ("Decided on", "20 September 2017", "1 March 2018"),
        ("Impairment, outcome", "Found impaired", "Found not impaired"),
        ("Impairment, personal component", "Not found", ""),
        ("Impairment, public component", "Found", "Not found"),
        ("Impairment, reason", "", "No."),
        ("Harm, people affected", "", "28"),
    ]


def test_a_change_says_whether_something_came_went_or_is_another() -> None:
    before = described(summary="Short.", case_reference="")
    kinds = {
        change.where: change.kind
        for change in changes(
            before, before | {"summary": "", "case_reference": "A1", "title": "T"}
        )
    }
    assert kinds == {"Summary": REMOVED, "Case reference": ADDED, "Title": CHANGED}


def test_the_length_of_a_sanction_is_found_by_its_path() -> None:
    assert between(described(), sanctions=[sanction(months=24)]) == [
        ("Sanction 1, length in months", "36", "24")
    ]


def test_a_particular_put_in_at_the_top_is_the_only_change() -> None:
    before = described(particulars=[A, B], findings=[])
    assert between(before, particulars=[C, A, B]) == [
        (
            "Particular 3",
            "",
            "Label: 3\nKind: Fact\nText: Told nobody that a child was at risk.\nOutcome: Proved",
        )
    ]


def test_particulars_that_were_counted_anew_are_known_by_their_words() -> None:
    before = described(particulars=[A, B], findings=[])
    after = [C | {"label": "1"}, A | {"label": "2"}, B | {"label": "3"}]
    found = between(before, particulars=after)
    assert [where for where, *_ in found] == [
        "Particular 1",
        "Particular 2, label",
        "Particular 3, label",
    ]


def test_a_particular_that_was_worded_anew_is_one_change() -> None:
    before = described(particulars=[A, B], findings=[])
    mended = "Kept thin notes of the visits."
    assert between(before, particulars=[A | {"text": mended}, B]) == [
        ("Particular 1, text", A["text"], mended)
    ]
    other = "Something else entirely."
    assert between(before, particulars=[A | {"text": other}, B]) == [
        ("Particular 1, text", A["text"], other)
    ]


def test_two_particulars_that_changed_places_are_told_as_their_order() -> None:
    before = described(particulars=[A, B, C], findings=[])
    assert between(before, particulars=[B, A, C]) == [
        (
            "Particulars, order",
            "Particular 1, Particular 2, Particular 3",
            "Particular 2, Particular 1, Particular 3",
        )
    ]


def test_a_finding_rests_on_the_same_particulars_after_one_was_put_before_them() -> None:
    finding = {"ground": "misconduct", "outcome": "found", "reason": "", "particulars": [0, 1]}
    before = described(particulars=[A, B], findings=[finding])
    moved = finding | {"particulars": [1, 2]}
    assert [where for where, *_ in between(before, particulars=[C, A, B], findings=[moved])] == [
        "Particular 3"
    ]
    assert between(before, findings=[finding | {"particulars": [1]}]) == [
        ("Finding “Misconduct”, rests on", "1, 2", "2")
    ]
    found = between(before, particulars=[A], findings=[finding | {"particulars": [0]}])
    assert [where for where, *_ in found] == [
        "Particular 2",
        "Finding “Misconduct”, rests on",
    ]
    assert found[-1][1:] == ("1, 2 (removed)", "1")


def test_conditions_and_their_phases_are_found_below_their_sanction() -> None:
    phases = [{"frequency": "weekly", "from_month": 0, "for_months": 12}]
    conditions = [{"text": "Meet a supervisor.", "phases": phases}]
    before = described(sanctions=[sanction("conditions", 12, conditions=conditions)])
    log = {"text": "Keep a log.", "phases": []}
    after = [log, {"text": "Meet a supervisor.", "phases": [phases[0] | {"frequency": "monthly"}]}]
    assert between(before, sanctions=[sanction("conditions", 12, conditions=after)]) == [
        ("Sanction 1, condition 1", "", "Text: Keep a log."),
        ("Sanction 1, condition 2, phase 1, frequency", "weekly", "monthly"),
    ]


def test_a_caution_that_becomes_a_suspension_is_one_order_that_changed() -> None:
    assert between(described(), sanctions=[sanction("suspension", 12)]) == [
        ("Sanction 1, kind", "Caution", "Suspension"),
        ("Sanction 1, length in months", "36", "12"),
    ]


def test_a_rejected_order_put_in_first_is_the_only_change() -> None:
    rejected = sanction("removal", None, imposed=False, reason="Too much.")
    found = between(described(), sanctions=[rejected, sanction()])
    assert [where for where, *_ in found] == ["Sanction 1"]


def test_factors_topics_and_sources_are_known_by_what_they_name() -> None:
    before = described(sources=[{"kind": "news_report", "url": "https://example.org/a"}])
    found = between(
        before,
        factors=[
            {"side": "aggravating", "factor": "repetition", "accepted": True},
            {"side": "mitigating", "factor": "insight", "text": "She saw it.", "accepted": False},
        ],
        topics=[{"topic": "record_keeping", "standing": "alleged"}],
        sources=[{"kind": "judgment", "url": "https://example.org/a", "title": "A"}],
    )
    assert found == [
        ("Aggravating factor “Repetition”", "", "Standing: Accepted"),
        ("Mitigating factor “Insight”, standing", "Accepted", "Rejected"),
        ("Topic “Record keeping”, standing", "Proved", "Alleged"),
        ("Source 1, kind", "News report", "Court judgment"),
        ("Source 1, title", "", "A"),
    ]


def test_a_slug_that_no_vocabulary_has_any_more_is_shown_as_it_is() -> None:
    found = between(described(), topics=[{"topic": "gone", "standing": "proved"}], setting="lost")
    assert ("Setting", "Local authority adults' services", "lost") in found
    assert ("Topic “gone”", "", "Standing: Proved") in found


def test_what_is_not_described_is_left_alone() -> None:
    assert changes(snapshot(published()), {"title": "Late visit notes: three-year caution"}) == ()
    assert changes(snapshot(draft(title="Another")), described(title="Another")) == ()


def test_without_an_earlier_text_everything_is_added() -> None:
    found = changes(None, described())
    assert found[0] == Change(ADDED, "Title", "", "Late visit notes: three-year caution")
    assert "Sanction 1" in {change.where for change in found}
    assert changes(None, {}) == ()


def test_the_desk_is_told_in_words() -> None:
    ruling = draft()
    before = snapshot(ruling)
    ruling.publish()
    assert [(one.where, one.before, one.after) for one in changes(before, snapshot(ruling))] == [
        ("State", "Draft", "Published")
    ]


def test_labels_cost_one_query_or_none(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        changes(described(), described(title="Another"))


def test_very_many_rows_are_matched_by_key_alone() -> None:
    many = [
        particular(f"Text number {number} of the allegation.", f"{number}")
        for number in range(2000)
    ]
    before = described(particulars=many, findings=[])
    found = between(before, particulars=[C | {"label": "first"}, *many])
    assert [where for where, *_ in found] == ["Particular first"]


LEAVES = st.sampled_from(
    [
        ("title",),
        ("summary",),
        ("case_reference",),
        ("impairment", "reason"),
        ("harm", "note"),
        ("particulars", 0, "text"),
        ("particulars", 0, "reason"),
        ("findings", 0, "reason"),
        ("sanctions", 0, "reason"),
        ("sanctions", 0, "review"),
        ("factors", 0, "text"),
        ("sources", 0, "title"),
        ("desk", "hold_reason"),
    ]
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(LEAVES, st.text(min_size=1, max_size=12)), max_size=5))
def test_texts_differ_if_and_only_if_something_is_told(sets: Any) -> None:
    Particular.objects.all().delete()
    before = snapshot(draft())
    after = copy.deepcopy(before)
    for path, text in sets:
        place: Any = after
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = text
    found = changes(before, after)
    assert bool(found) == (before != after)
    assert all(change.before != change.after for change in found)
    assert changes(after, json.loads(json.dumps(after))) == ()
