"""A ruling as plain data becomes rows."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rulings.demonstration import demonstration
from rulings.intake import (
    UnknownTerm,
    described_now,
    described_now_of,
    put,
    take_in,
    take_in_many,
)
from tests.rulings.described import SOURCE, described, draft

pytestmark = pytest.mark.django_db


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
