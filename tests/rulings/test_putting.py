"""Rows that are there are made to say what plain data says."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from rulings.demonstration import demonstration
from rulings.editing import Editor, editing
from rulings.intake import described_now, put, take_in
from rulings.models import Evidence, Revision, Ruling
from rulings.vocabulary import MadeWith
from tests.rulings.any_ruling import anything_described
from tests.rulings.described import SOURCE, described, draft, published, sanction

pytestmark = pytest.mark.django_db


def without_desk(ruling: Ruling) -> dict[str, Any]:
    return {key: value for key, value in described_now(ruling).items() if key != "desk"}


def parts_of(ruling: Ruling) -> dict[str, list[int]]:
    parts = ("particulars", "findings", "sanctions", "factors", "sources", "corrections")
    return {part: [row.pk for row in getattr(ruling, part).order_by("pk")] for part in parts}


def test_putting_costs_no_more_statements_for_many_parts_than_for_two() -> None:
    def statements(parts: int) -> int:
        particulars = [{"label": str(one), "text": f"Particular {one}."} for one in range(parts)]
        phases = [{"frequency": "weekly", "from_month": one} for one in range(parts)]
        orders = [
            sanction(
                "conditions", 12, reason=str(one), conditions=[{"text": "x", "phases": phases}]
            )
            for one in range(parts)
        ]
        sources = [{**SOURCE, "title": str(one)} for one in range(parts)]
        ruling = draft(particulars=particulars, sanctions=orders, sources=sources)
        others = [particular | {"text": "Other."} for particular in particulars[1:]]
        with CaptureQueriesContext(connection) as captured:
            put(ruling, {"particulars": others, "sanctions": orders[1:], "sources": sources[1:]})
        return len(captured)

    assert statements(20) == statements(3)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("number", range(0, 40, 7))
def test_putting_what_a_ruling_says_changes_nothing(number: int) -> None:
    ruling = take_in(demonstration()[number])
    before, parts = Revision.objects.count(), parts_of(ruling)
    changed_at = ruling.changed_at

    put(ruling, described_now(ruling))

    ruling.refresh_from_db()
    assert Revision.objects.count() == before
    assert parts_of(ruling) == parts
    assert ruling.changed_at == changed_at


def test_what_is_not_described_is_left_alone() -> None:
    ruling = draft(corrections=[{"note": "The date was wrong.", "made_on": "2018-01-02"}])
    before = without_desk(ruling)

    put(ruling, {"title": "Another title"})

    assert without_desk(ruling) == before | {"title": "Another title"}


def test_the_desk_is_left_alone() -> None:
    ruling = published()
    ruling.name_replacements.create(written="Jane Roe", shown="J.R.")
    desk = described_now(ruling)["desk"]

    put(ruling, {**described(title="Jane Roe’s notes"), "desk": {"state": "draft", "names": []}})

    assert described_now(ruling)["desk"] == desk
    assert described_now(ruling)["title"] == "J.R.’s notes"


def test_equal_parts_stay_as_rows_when_others_come_and_go() -> None:
    first, second = described()["particulars"][0], {"label": "2", "text": "Was late."}
    ruling = draft(particulars=[first, second], sanctions=[sanction(), sanction("advice", None)])
    kept = ruling.particulars.get(label="2").pk, ruling.sanctions.get(kind="advice").pk

    put(
        ruling,
        {
            "particulars": [{"label": "0", "text": "Came first."}, second],
            "findings": [],
            "sanctions": [sanction("advice", None)],
        },
    )

    assert [row["label"] for row in described_now(ruling)["particulars"]] == ["0", "2"]
    assert (ruling.particulars.get(label="2").pk, ruling.sanctions.get().pk) == kept


def test_labels_change_places() -> None:
    one, two = {"label": "1", "text": "One."}, {"label": "2", "text": "Two."}
    ruling = draft(particulars=[one, two], findings=[])

    put(ruling, {"particulars": [two | {"label": "1"}, one | {"label": "2"}]})

    assert [(row.label, row.text) for row in ruling.particulars.all()] == [
        ("1", "Two."),
        ("2", "One."),
    ]


def test_a_source_keeps_text_and_evidence_when_another_comes_before_it() -> None:
    read = {**SOURCE, "text": "The panel sat.", "text_digest": "d" * 64}
    ruling = draft(sources=[read])
    Evidence.objects.create(source=ruling.sources.get(), field="title", start=4, end=9)

    put(ruling, {"sources": [{**SOURCE, "title": "Earlier"}, {**read, "title": "Put right"}]})

    kept = ruling.sources.get(title="Put right")
    assert [row.title for row in ruling.sources.order_by("pk")] == ["Earlier", "Put right"]
    assert (kept.text, kept.evidence.get().words) == ("The panel sat.", "panel")


def test_a_revision_tells_who_put_it() -> None:
    ruling = draft()
    with editing(Editor(MadeWith.IMPORT, reason="Import of a file")):
        put(ruling, {"title": "Another title"})

    assert ruling.revisions.latest("number").made_with == MadeWith.IMPORT


class TestPutting(TestCase):
    """One transaction an example."""

    @settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
    @given(one=anything_described(), other=anything_described())
    def test_whatever_was_there_the_ruling_says_what_is_put(
        self, one: dict[str, Any], other: dict[str, Any]
    ) -> None:
        ruling = take_in(one)
        assert without_desk(ruling) == one

        put(ruling, other)

        assert without_desk(ruling) == other

    @settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
    @given(one=anything_described(), other=anything_described(), data=st.data())
    def test_absent_keys_keep_what_was_there(
        self, one: dict[str, Any], other: dict[str, Any], data: st.DataObject
    ) -> None:
        independent = sorted(set(one) - {"regulator", "committee", "particulars", "findings"})
        stated = data.draw(st.sets(st.sampled_from(independent)))
        if "decided_on" in stated or "decided_precision" in stated:
            stated |= {"decided_on", "decided_precision"}
        ruling = take_in(one)

        put(ruling, {key: other[key] for key in stated})

        assert without_desk(ruling) == one | {key: other[key] for key in stated}
