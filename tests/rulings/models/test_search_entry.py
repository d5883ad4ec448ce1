"""The search entry follows its ruling, by whatever path the ruling changes."""

import pytest
from django.db import connection

from rulings.models import (
    Committee,
    Condition,
    ConditionPhase,
    Correction,
    Factor,
    FactorType,
    Finding,
    Particular,
    Profession,
    Regulator,
    Ruling,
    Sanction,
    SanctionType,
    SearchEntry,
    Setting,
    Topic,
)
from rulings.search.criteria import Criteria
from rulings.search.facets import INDEFINITE, LENGTH_BANDS
from tests.rulings.described import draft, published, sanction

pytestmark = pytest.mark.django_db


def found(words: str) -> int:
    return SearchEntry.objects.meeting(Criteria(q=words)).count()


def test_a_draft_has_no_entry_and_a_withdrawn_ruling_loses_it() -> None:
    ruling = draft()
    assert not SearchEntry.objects.exists()
    ruling.publish()
    assert SearchEntry.objects.get().ruling_id == ruling.pk
    ruling.withdraw()
    assert not SearchEntry.objects.exists()


def test_the_entry_holds_what_the_facets_ask_for() -> None:
    published(
        sanctions=[
            sanction("conditions", 36),
            sanction("suspension", None, imposed=False, reason="Too severe."),
        ],
        findings=[
            {"ground": "misconduct", "outcome": "found", "particulars": [0]},
            {"ground": "lack_of_competence", "outcome": "not_found"},
            {"ground": "health", "outcome": "not_stated"},
        ],
        factors=[
            {"side": "mitigating", "factor": "insight", "accepted": True},
            {"side": "mitigating", "factor": "workload", "accepted": False},
            {"side": "aggravating", "factor": "repetition", "accepted": None},
        ],
        topics=[{"topic": "timeliness", "standing": "alleged"}],
    )
    entry = SearchEntry.objects.get()
    assert entry.sanctions == ["conditions"]
    assert entry.sanctions_rejected == ["suspension"]
    assert entry.durations == [36]
    assert entry.lengths == ["25_to_36"]
    assert entry.grounds == ["misconduct"]
    assert entry.grounds_not_found == ["lack_of_competence"]
    assert entry.mitigating == ["insight"]
    assert entry.aggravating == []
    assert entry.topics == ["record_keeping", "timeliness"]
    assert (entry.regulator, entry.profession) == ("hcpc", "social_worker")
    assert (entry.year, entry.hearing) == ("2017", "final")


@pytest.mark.parametrize("months", range(1, 61))
def test_the_bands_of_the_database_are_those_of_the_facet(months: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rulings_length_band(%s)", [months])
        band = cursor.fetchone()[0]
    _, fewest, most = LENGTH_BANDS[band]
    assert fewest <= months <= most
    assert band != INDEFINITE


@pytest.mark.parametrize(
    ("model", "column"),
    [
        (Ruling, "title"),
        (Ruling, "summary"),
        (Ruling, "impairment_reason"),
        (Particular, "text"),
        (Particular, "reason"),
        (Finding, "reason"),
        (Sanction, "reason"),
        (Sanction, "name"),
        (Condition, "text"),
        (ConditionPhase, "frequency"),
        (Factor, "text"),
        (Correction, "note"),
        (Regulator, "name"),
        (SanctionType, "legal_name"),
        (Committee, "name"),
        (Profession, "label"),
        (Setting, "label"),
        (Topic, "label"),
        (FactorType, "label"),
    ],
)
def test_a_bulk_change_of_any_feeding_table_is_found_at_once(model: type, column: str) -> None:
    conditions = [{"text": "Meet.", "phases": [{"frequency": "weekly"}]}]
    published(
        sanctions=[sanction("conditions", 12, conditions=conditions)],
        corrections=[{"note": "Put right."}],
    )
    assert not found("heliotrope")
    model._default_manager.update(**{column: "heliotrope"})  # type: ignore[attr-defined]
    assert found("heliotrope") == 1


@pytest.mark.parametrize(
    ("part", "word"),
    [
        ("particulars", "heliotrope"),
        ("findings", "marigold"),
        ("sanctions", "larkspur"),
        ("factors", "foxglove"),
        ("ruling_topics", "timeliness"),
        ("corrections", "hollyhock"),
    ],
)
def test_a_deleted_part_is_no_longer_found(part: str, word: str) -> None:
    ruling = published(
        particulars=[{"label": "1", "text": "heliotrope"}],
        findings=[{"ground": "misconduct", "outcome": "found", "reason": "marigold"}],
        sanctions=[sanction(reason="larkspur")],
        factors=[{"side": "mitigating", "factor": "insight", "text": "foxglove"}],
        topics=[{"topic": "timeliness", "standing": "alleged"}],
        corrections=[{"note": "hollyhock"}],
    )
    Sanction.objects.create(ruling=ruling, kind="no_action")  # a published ruling keeps one
    assert found(word) == 1
    rows = getattr(ruling, part).all()
    (rows.filter(kind="caution") if part == "sanctions" else rows).delete()
    assert found(word) == 0


def test_a_text_far_longer_than_any_ruling_is_still_saved() -> None:
    words = " ".join(f"слово{number}" for number in range(40_000))
    published(
        title="Endless",
        summary=words,
        particulars=[{"label": "1", "text": words}],
        findings=[{"ground": "misconduct", "outcome": "found", "reason": words}],
    )
    assert found("слово7") == 1


def test_saving_a_regulator_unchanged_rebuilds_nothing() -> None:
    ruling = published()
    entry = SearchEntry.objects.filter(ruling=ruling)
    entry.update(impairment="marked")
    regulator = Regulator.objects.get(slug="hcpc")
    regulator.save()
    assert entry.get().impairment == "marked"
    regulator.name = "Another name"
    regulator.save()
    assert entry.get().impairment == "found"
