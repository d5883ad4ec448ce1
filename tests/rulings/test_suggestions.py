"""Suggestions while a reader types: what continues the words, and finds something."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from rulings.models import CommonPhrase, SearchEntry, TallyTotal
from rulings.search.criteria import Criteria
from rulings.suggestions import MOST, NEWEST_TITLES, RARE_TITLES, WORDINGS, suggestions
from tests.rulings.described import draft, published
from tests.rulings.models.feeders import other_session

pytestmark = pytest.mark.django_db


MANY_RULINGS = """
SET CONSTRAINTS ALL IMMEDIATE;
ALTER TABLE rulings_ruling DISABLE TRIGGER USER;
INSERT INTO rulings_ruling
SELECT (jsonb_populate_record(old, jsonb_build_object('id', 'many' || number))).*
FROM rulings_ruling old, generate_series(1, 2000) number;
INSERT INTO rulings_searchentry
SELECT (jsonb_populate_record(old, jsonb_build_object(
    'ruling_id', 'many' || number, 'short_vector', 'word' || number || ':1A',
    'decided_on', '2020-01-01'))).*
FROM rulings_searchentry old, generate_series(1, 2000) number;
ANALYZE rulings_ruling, rulings_searchentry;
"""


@pytest.fixture(autouse=True)
def has_time(settings: Settings) -> None:
    """On a machine that is busy with other tests too."""
    settings.SUGGEST_LIMIT = 10_000


def asked(client: Client, typed: str) -> Any:
    return json.loads(client.get("/suggestions.json", {"q": typed}).content)


def test_the_answer_is_what_was_typed_and_what_it_may_become(client: Client) -> None:
    published(title="Heliotrope notes")
    response = client.get("/suggestions.json", {"q": "heli"})
    assert response.headers["Content-Type"] == "application/x-suggestions+json"
    assert response.headers["Cache-Control"] == "public, max-age=300"
    assert json.loads(response.content) == ["heli", ["Heliotrope notes"]]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("lat", "Late visit notes"),
        ("LATE VIS", "Late visit notes"),
        ("visits no", "Late visit notes"),
        ("notes la", "Late visit notes"),
        ("recor", "record keeping"),
        ("fitness to p", "fitness to practise"),
        ("fitnes", "fitness to practise"),
        ("competen", "Lack of competence"),
        ("lack of competenc", "Lack of competence"),
        ("“caut", "Caution"),
        ("misco", "Misconduct"),
    ],
)
def test_words_are_continued(typed: str, expected: str) -> None:
    published(
        title="Late visit notes",
        summary="Her fitness to practise.",
        findings=[
            {"ground": "misconduct", "outcome": "found", "particulars": [0]},
            {"ground": "lack_of_competence", "outcome": "not_found"},
        ],
    )
    assert expected.casefold() in [text.casefold() for text in suggestions(typed)]


def test_only_the_beginnings_of_words_are_continued() -> None:
    published(title="Late visit notes")
    assert suggestions("ate") == []
    assert suggestions("late note x") == []
    assert suggestions("notesx") == []


def test_a_phrase_that_no_ruling_has_is_not_suggested() -> None:
    CommonPhrase.objects.create(text="heliotrope garden")
    assert suggestions("helio") == []
    ruling = published(summary="A garden with heliotropes.")
    assert suggestions("helio") == ["heliotrope garden"]
    ruling.withdraw()
    assert suggestions("helio") == []


def test_a_rare_phrase_in_an_old_ruling_is_suggested() -> None:
    CommonPhrase.objects.create(text="heliotrope garden")
    published(summary="A heliotrope garden.")
    for number in range(51):
        published(title=f"Ruling {number}")
    SearchEntry.objects.filter(ruling__title__startswith="Ruling").update(
        changed_at=datetime(2100, 1, 1, tzinfo=UTC)
    )
    assert suggestions("helio") == ["heliotrope garden"]


def test_titles_of_rulings_that_are_not_public_never_appear() -> None:
    ruling = published(title="Heliotrope")
    draft(title="Heliotrope in a draft")
    assert suggestions("helio") == ["Heliotrope"]
    ruling.withdraw()
    assert suggestions("helio") == []


def test_a_withdrawn_title_does_not_appear_by_an_entry_that_was_left_behind() -> None:
    published(title="Heliotrope")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE rulings_ruling DISABLE TRIGGER USER")
        cursor.execute("UPDATE rulings_ruling SET state = 'withdrawn'")
    assert SearchEntry.objects.exists()
    assert suggestions("helio") == []


@pytest.mark.parametrize(
    "title",
    [
        "Late notes: a caution",
        "Findings: late notes (again)",
        "Late notes -not kept",
        'Late "notes" or none',
        "Late notes NOT kept",
        "Late notes* and ~3 more",
    ],
)
def test_a_title_with_signs_of_the_query_language_still_finds_its_ruling(title: str) -> None:
    ruling = published(title=title)
    for suggestion in suggestions("late no"):
        criteria = Criteria(q=suggestion)
        assert criteria.understood.repairs == ()
        assert SearchEntry.objects.meeting(criteria).filter(pk=ruling.pk).exists()


def test_there_are_at_most_eight_and_titles_are_among_them() -> None:
    for number in range(20):
        CommonPhrase.objects.create(text=f"late notes {number}")
        published(title=f"Late notes {number}: a caution", summary=f"late notes {number}")
    found = suggestions("late")
    assert len(found) == len(set(found)) == MOST
    assert [text for text in found if text.endswith("caution")] == found[-3:]


def test_the_same_words_are_suggested_once() -> None:
    published(title="RECORD KEEPING", summary="Record keeping.")
    found = [text for text in suggestions("record k") if text.lower() == "record keeping"]
    assert len(found) == 1


@pytest.mark.parametrize(
    "typed",
    ["", " ", "l", "\0", "a\0b", "😀", "'", '"', "\\", ":*", "é", "x" * 10_000, "late " * 2_000],
)
def test_whatever_is_typed_gets_an_answer(client: Client, typed: str) -> None:
    published(title="Late visit notes")
    answer = client.get("/suggestions.json", {"q": typed})
    assert answer.status_code == 200
    assert json.loads(answer.content) == [typed, []]


def test_nothing_typed_gets_an_answer(client: Client) -> None:
    assert json.loads(client.get("/suggestions.json").content) == ["", []]


def test_it_can_only_be_read(client: Client) -> None:
    assert client.post("/suggestions.json", {"q": "late"}).status_code == 405


def questions(client: Client, typed: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        asked(client, typed)
    return len([query for query in queries if "rulings_" in query["sql"]])


@pytest.mark.parametrize("rulings", [12, 20])
def test_two_questions_are_asked_where_there_are_enough_titles(
    client: Client, rulings: int
) -> None:
    for number in range(rulings):
        published(title=f"Late notes {number}")
    assert questions(client, "late") == 2


def test_older_rulings_are_asked_for_rare_words_alone(client: Client) -> None:
    published(title="Late competent visits")
    assert questions(client, "late vi") == 4
    for word in ("late", "visit", "compet"):
        TallyTotal.objects.create(kind="first", value=word, number=1_000)
    assert questions(client, "late vi") == 3
    assert questions(client, "late competen") == 3
    assert questions(client, "late heli") == 4
    assert questions(client, "heliotropes vi") == 4


@pytest.mark.parametrize("typed", ["heliotr", "heliotropes la", "heliotropes late", "late heliotr"])
def test_a_rare_word_in_the_title_of_an_old_ruling_is_found(typed: str) -> None:
    published(title="Heliotropes, late", decided_on="2017-09-25")
    with connection.cursor() as cursor:
        cursor.execute(MANY_RULINGS)
    TallyTotal.objects.create(kind="first", value="late", number=1_000)
    assert suggestions(typed) == ["Heliotropes, late"]


def test_a_phrase_of_frequent_words_is_looked_for_among_the_latest_alone() -> None:
    CommonPhrase.objects.create(text="heliotrope garden")
    published(summary="A heliotrope garden.")
    for number in range(51):
        published(title=f"Ruling {number}")
    SearchEntry.objects.filter(ruling__title__startswith="Ruling").update(
        changed_at=datetime(2100, 1, 1, tzinfo=UTC)
    )
    TallyTotal.objects.create(kind="word", value="garden", number=1_000)
    assert suggestions("helio") == ["heliotrope garden"]
    TallyTotal.objects.create(kind="word", value="heliotrop", number=1_000)
    assert suggestions("helio") == []


def test_and_the_entries_are_not_asked_for_it() -> None:
    CommonPhrase.objects.create(text="heliotrope garden")
    published(title="Late visit notes")
    for word in ("garden", "heliotrop"):
        TallyTotal.objects.create(kind="word", value=word, number=1_000)
    with connection.cursor() as cursor:
        asked: dict[str, Any] = {"names": [], "typed": "'helio':*"}
        cursor.execute(f"EXPLAIN (ANALYZE, COSTS OFF) {WORDINGS}", asked)
        plan = [line for (line,) in cursor]
    # The first scan is that of the latest rulings.
    _, asked_for = [line for line in plan if "on rulings_searchentry" in line]
    assert "never executed" in asked_for


@pytest.mark.parametrize(
    ("sql", "index"),
    [(NEWEST_TITLES, "entry_decided_on"), (RARE_TITLES, "entry_short_vector")],
)
def test_titles_are_found_by_an_index(sql: str, index: str) -> None:
    published(title="Late visit notes")
    wanted = {"typed": "'late' & 'vis':*", "rare": "'late'"}
    numbers = {"newest": 300, "most": 500, "candidates": 40}
    with connection.cursor() as cursor:
        cursor.execute(MANY_RULINGS)
        cursor.execute(f"EXPLAIN {sql}", {**wanted, **numbers})
        assert index in str(cursor.fetchall())


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("locked", "expected"),
    [
        ("rulings_ruling", ["heliotrope garden"]),
        ("rulings_commonphrase", ["Heliotrope in the garden"]),
        ("rulings_searchentry", []),
    ],
)
def test_what_cannot_be_had_in_time_is_left_out(
    settings: Settings, locked: str, expected: list[str]
) -> None:
    CommonPhrase.objects.create(text="heliotrope garden")
    published(title="Heliotrope in the garden")
    with other_session() as session:
        session.execute(f"LOCK TABLE {locked} IN ACCESS EXCLUSIVE MODE".encode())
        settings.SUGGEST_LIMIT = 500
        assert suggestions("helio") == expected
        session.rollback()
    assert suggestions("helio") == ["heliotrope garden", "Heliotrope in the garden"]
