"""A ruling as plain data becomes rows, and rows that are there are made to say other data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from rulings.demonstration import demonstration
from rulings.editing import Editor, editing
from rulings.intake import (
    UnknownTerm,
    described_now,
    described_now_of,
    put,
    take_in,
    take_in_many,
)
from rulings.models import Evidence, Revision, Ruling
from rulings.vocabulary import MadeWith
from tests.rulings.described import SOURCE, described, draft, published, sanction

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.django_db

TOPICS = ["record_keeping", "dishonesty", "candour", "social_media"]
FACTORS = [("mitigating", "insight"), ("mitigating", "remorse"), ("aggravating", "dishonesty")]


def without_desk(ruling: Ruling) -> dict[str, Any]:
    return {key: value for key, value in described_now(ruling).items() if key != "desk"}


def parts_of(ruling: Ruling) -> dict[str, list[int]]:
    parts = ("particulars", "findings", "sanctions", "factors", "sources", "corrections")
    return {part: [row.pk for row in getattr(ruling, part).order_by("pk")] for part in parts}


def test_every_demonstration_ruling_says_what_was_taken_in() -> None:
    rulings = take_in_many(demonstration())

    for ruling, plain in zip(rulings, demonstration(), strict=True):
        now = described_now(ruling)
        for key in ("title", "summary", "regulator", "committee", "decided_on", "impairment"):
            assert now[key] == plain[key]
        assert [row["text"] for row in now["particulars"]] == [
            row["text"] for row in plain["particulars"]
        ]
        assert [row["conditions"] for row in now["sanctions"]] == [
            row["conditions"] for row in plain["sanctions"]
        ]


def test_many_rulings_cost_no_more_statements_than_one() -> None:
    with CaptureQueriesContext(connection) as one:
        take_in_many([described()])
    with CaptureQueriesContext(connection) as many:
        take_in_many([described(title=f"Ruling {number}") for number in range(20)])

    assert len(many) == len(one)


def test_an_id_that_is_described_is_given() -> None:
    assert draft(id="bcdfghjkmn").pk == "bcdfghjkmn"


def test_evidence_comes_with_its_source() -> None:
    evidence = {"field": "title", "start": 0, "end": 4}
    ruling = draft(sources=[{**SOURCE, "text": "Late notes", "evidence": [evidence]}])

    assert [str(row) for row in ruling.sources.get().evidence.all()] == ["title: Late"]


def test_a_ruling_that_was_deleted_is_not_among_the_described() -> None:
    assert described_now_of(["nobody"]) == {}


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"profession": "wizard"}, ("profession", "wizard")),
        ({"committee": "inner_circle"}, ("committee", "inner_circle")),
        ({"topics": [{"topic": "magic", "standing": "proved"}]}, ("topic", "magic")),
        ({"factors": [{"side": "mitigating", "factor": "luck"}]}, ("factor type", "luck")),
    ],
)
@pytest.mark.parametrize("way", ["take_in", "put"])
def test_an_unknown_slug_names_its_vocabulary(
    wrong: dict[str, Any], named: tuple[str, str], way: str
) -> None:
    ruling = draft()
    plain = described(**wrong)

    with pytest.raises(UnknownTerm) as refused:
        put(ruling, plain) if way == "put" else take_in(plain)

    assert (refused.value.vocabulary, refused.value.slug) == named
    assert named[1] in str(refused.value)


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


def labelled(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """No label twice: the record forbids it."""
    seen: set[str] = set()
    for row in rows:
        row["label"] = "" if row["label"] in seen else row["label"]
        seen.add(row["label"])
    return rows


words = st.sampled_from(["", "Said so.", "Denied it.", "Ünder “quotation”\nand a line"])
maybe = st.sampled_from([True, False, None])
particulars = st.lists(
    st.fixed_dictionaries(
        {
            "label": st.sampled_from(["", "1", "1(a)", "2", "2(b)(ii)"]),
            "kind": st.sampled_from(["fact", "ground_limb"]),
            "text": st.sampled_from(["Did not write.", "Was late.", "Took it."]),
            "outcome": st.sampled_from(["proved", "not_proved", "not_stated"]),
            "reason": words,
            "topics": st.lists(st.sampled_from(TOPICS), unique=True, max_size=3).map(sorted),
        }
    ),
    max_size=5,
).map(labelled)
conditions = st.lists(
    st.fixed_dictionaries(
        {
            "text": st.sampled_from(["Work under supervision.", "Write a reflection."]),
            "phases": st.lists(
                st.fixed_dictionaries(
                    {
                        "frequency": st.sampled_from(["weekly", "monthly"]),
                        "from_month": st.integers(0, 3),
                        "for_months": st.sampled_from([None, 1, 6]),
                    }
                ),
                max_size=3,
                unique_by=lambda phase: phase["from_month"],
            ).map(lambda phases: sorted(phases, key=lambda phase: int(str(phase["from_month"])))),
        }
    ),
    max_size=3,
)
sanctions = st.lists(
    st.fixed_dictionaries(
        {
            "kind": st.sampled_from(["conditions", "suspension", "warning"]),
            "name": st.sampled_from(["", "An order"]),
            "imposed": st.booleans(),
            "duration_months": st.sampled_from([None, 12]),
            "ends_on": st.none(),
            "indefinite": st.just(False),
            "review": words,
            "reason": words,
            "conditions": conditions,
        }
    ),
    max_size=3,
)
sources = st.lists(
    st.fixed_dictionaries(
        {
            "kind": st.just("news_report"),
            "publisher": st.sampled_from(["The Panel Reporter", "The Notice"]),
            "title": words,
            "url": st.sampled_from(["", "https://example.org/ruling"]),
            "published_on": st.sampled_from([None, "2017-09-25"]),
            "text_digest": st.sampled_from(["", "a" * 64, "b" * 64, "c" * 64]),
        }
    ),
    max_size=4,
    unique_by=lambda source: source["text_digest"] or id(source),
)
corrections = st.lists(
    st.fixed_dictionaries(
        {
            "made_by": st.sampled_from(["publisher", "editor"]),
            "made_on": st.sampled_from([None, "2018-01-02", "2019-01-02"]),
            "note": st.sampled_from(["The date was wrong.", "The name was wrong."]),
        }
    ),
    max_size=4,
).map(lambda rows: sorted(rows, key=lambda row: row["made_on"] or ""))
factors = st.lists(
    st.sampled_from(FACTORS).flatmap(
        lambda factor: st.fixed_dictionaries(
            {
                "side": st.just(factor[0]),
                "factor": st.just(factor[1]),
                "text": words,
                "accepted": maybe,
            }
        )
    ),
    max_size=4,
)
topics = st.lists(
    st.fixed_dictionaries(
        {
            "topic": st.sampled_from(TOPICS),
            "standing": st.sampled_from(["alleged", "proved", "not_proved"]),
        }
    ),
    max_size=3,
    unique_by=lambda row: row["topic"],
).map(lambda rows: sorted(rows, key=lambda row: str(row["topic"])))


@st.composite
def anything_described(draw: Callable[[Any], Any]) -> dict[str, Any]:
    """A whole ruling in normal form: what the database would say of it."""
    alleged = draw(particulars)
    places = st.lists(st.integers(0, len(alleged) - 1), unique=True) if alleged else st.just([])
    has_date = draw(st.booleans())
    plain = {
        "title": draw(st.sampled_from(["One", "Another", "Ünderlined"])),
        "summary": draw(words),
        **draw(
            st.sampled_from(
                [
                    {"regulator": "hcpc", "committee": "conduct_and_competence_committee"},
                    {"regulator": "nmc", "committee": None},
                    {"regulator": None, "committee": None},
                ]
            )
        ),
        "profession": draw(st.sampled_from([None, "social_worker", "nurse"])),
        "setting": draw(st.sampled_from([None, "hospital"])),
        "case_reference": draw(st.sampled_from(["", "FTP 123"])),
        "agency": draw(maybe),
        "hearing": draw(st.sampled_from(["", "final", "review"])),
        "decided_on": "2019-09-20" if has_date else None,
        "decided_precision": "month" if has_date else "",
        "impairment": draw(
            st.fixed_dictionaries(
                {
                    "outcome": st.sampled_from(["found", "not_stated"]),
                    "personal": maybe,
                    "public": maybe,
                    "reason": words,
                }
            )
        ),
        "sanction_not_stated": draw(st.booleans()),
        "harm": {
            "affected": draw(st.sampled_from([None, 3])),
            "actual": None,
            "unit": "",
            "note": "",
        },
        "comments_stated": draw(st.sampled_from([None, 0, 7])),
        "particulars": alleged,
        "findings": draw(
            st.lists(
                st.fixed_dictionaries(
                    {
                        "ground": st.sampled_from(["misconduct", "health"]),
                        "outcome": st.sampled_from(["found", "not_found"]),
                        "reason": words,
                        "particulars": places.map(sorted),
                    }
                ),
                max_size=3,
            )
        ),
    }
    parts = {
        "sanctions": sanctions,
        "factors": factors,
        "topics": topics,
        "sources": sources,
        "corrections": corrections,
    }
    return plain | {name: draw(part) for name, part in parts.items()}


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
