"""The search entry follows its ruling, by whatever path the ruling changes."""

from datetime import UTC, date, datetime
from typing import Any

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
    FindingParticular,
    Ground,
    Particular,
    Profession,
    Regulator,
    Ruling,
    RulingTopic,
    Sanction,
    SanctionType,
    SearchEntry,
    Setting,
    Source,
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


LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


def entry_of_long_ago() -> str:
    """A ruling with everything that the public reads; its entry was last another long ago."""
    conditions = [{"text": "Meet.", "phases": [{"frequency": "weekly"}]}]
    published(
        sanctions=[sanction("conditions", 12, conditions=conditions)],
        corrections=[{"note": "Put right."}],
        harm={"affected": 28, "actual": 2, "unit": "service users"},
    )
    SearchEntry.objects.update(changed_at=LONG_AGO)
    return SearchEntry.objects.get().content_hash


@pytest.mark.parametrize(
    ("model", "changes"),
    [
        (Ruling, {"agency": True}),
        (Ruling, {"harm_actual": 3}),
        (Ruling, {"case_reference": "FTP 1"}),
        (Ruling, {"decided_precision": "year"}),
        (Ruling, {"impairment_public": False}),
        (RulingTopic, {"standing": "alleged"}),
        (Particular, {"label": "7"}),
        (Particular, {"outcome": "admitted"}),
        (Finding, {"outcome": "not_found"}),
        (Sanction, {"review": "Before it ends."}),
        (Sanction, {"duration_months": 24}),
        (ConditionPhase, {"for_months": 6}),
        (ConditionPhase, {"from_month": 2}),
        (Factor, {"accepted": False}),
        (Source, {"url": "https://example.org/report"}),
        (Source, {"published_on": date(2018, 1, 1)}),
        (Correction, {"made_on": date(2018, 1, 1)}),
        (Correction, {"made_by": "publisher"}),
        (Ground, {"legal_name": "Professional misconduct"}),
        (Setting, {"label": "Council"}),
    ],
)
def test_a_change_that_the_public_reads_moves_the_date_of_change(
    model: Any, changes: dict[str, Any]
) -> None:
    before = entry_of_long_ago()
    model.objects.update(**changes)
    entry = SearchEntry.objects.get()
    assert entry.content_hash != before
    assert entry.changed_at > LONG_AGO


@pytest.mark.parametrize(
    "model", [FindingParticular, ConditionPhase, Condition, Factor, Correction, RulingTopic]
)
def test_a_part_that_is_taken_away_moves_the_date_of_change(model: Any) -> None:
    before = entry_of_long_ago()
    model.objects.all().delete()
    entry = SearchEntry.objects.get()
    assert entry.content_hash != before
    assert entry.changed_at > LONG_AGO


@pytest.mark.parametrize(
    ("model", "changes"),
    [
        (Ruling, {"is_demonstration": True}),
        (Ruling, {"changed_at": LONG_AGO}),
        (Ruling, {"published_on": date(2018, 1, 1)}),
        (Source, {"text": "As it was read.", "text_digest": "1"}),
        (Regulator, {"website": "https://example.org/"}),
    ],
)
def test_a_change_that_the_public_does_not_read_moves_nothing(
    model: Any, changes: dict[str, Any]
) -> None:
    before = entry_of_long_ago()
    ruling = Ruling.objects.get()
    rows: dict[Any, Any] = {
        Ruling: ruling,
        Source: ruling.sources.get(),
        Regulator: ruling.regulator,
    }
    model.objects.filter(pk=rows[model].pk).update(**changes)
    entry = SearchEntry.objects.get()
    assert (entry.content_hash, entry.changed_at) == (before, LONG_AGO)


@pytest.mark.parametrize(
    "model", [Ruling, Particular, Finding, Sanction, Condition, ConditionPhase, Source, Correction]
)
def test_saving_what_was_not_changed_moves_nothing(model: Any) -> None:
    before = entry_of_long_ago()
    model.objects.get().save()
    entry = SearchEntry.objects.get()
    assert (entry.content_hash, entry.changed_at) == (before, LONG_AGO)


def test_a_ruling_that_is_published_again_says_what_it_said() -> None:
    before = entry_of_long_ago()
    ruling = Ruling.objects.get()
    ruling.withdraw()
    ruling.publish()
    assert SearchEntry.objects.get().content_hash == before


def test_neither_phrases_nor_words_near_each_other_run_over_the_end_of_a_passage() -> None:
    published(
        title="Late",
        summary="",
        particulars=[{"label": "1", "text": "Notes lost"}, {"label": "2", "text": "Visits missed"}],
    )
    assert found("lost visits") == 1
    assert found('"lost visits"') == 0
    assert found('"lost visits"~20') == 0
    assert found('"late notes"~20') == 0
    assert found('"notes lost"~20') == 1
