"""Rulings as data."""

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import localdate
from pytest_django import DjangoAssertNumQueries

from rulings.models import Correction, Ruling
from tests.rulings.described import SOURCE, draft, published, sanction
from tests.rulings.faces.reading import data

pytestmark = pytest.mark.django_db

CONDITIONS = [
    {
        "text": "Meet a supervisor.",
        "phases": [
            {"frequency": "weekly", "from_month": 0, "for_months": 3},
            {"frequency": "monthly", "from_month": 3, "for_months": None},
        ],
    },
    {"text": "Tell employers of the order.", "phases": []},
]
# The ruling, particulars, their topics, findings, theirs, orders, conditions, phases, factors,
# their types, topics, theirs, sources, corrections, the regulator's names of orders; and the time
# limit, set and lifted.
QUERIES_OF_ONE = 15 + 2
UNNUMBERED = {"label": "", "text": "Did not answer.", "outcome": "not_proved", "topics": []}


def one(client: Client, ruling: Ruling) -> dict[str, Any]:
    response = client.get(f"/rulings/{ruling.pk}.json")
    assert response.status_code == 200
    read: dict[str, Any] = json.loads(response.content)
    return read


def test_a_ruling_has_this_shape(client: Client) -> None:
    ruling = published(agency=True, comments_stated=27)
    ruling.comments.create(author_name="A reader", text="Yes", state="approved")
    ruling.comments.create(author_name="A reader", text="Waiting")
    assert one(client, ruling) == {
        "id": ruling.pk,
        "url": f"http://testserver/rulings/{ruling.pk}/late-visit-notes-three-year-caution/",
        "title": "Late visit notes: three-year caution",
        "case_reference": None,
        "regulator": "hcpc",
        "committee": "conduct_and_competence_committee",
        "profession": "social_worker",
        "setting": "local_authority_adults",
        "agency": True,
        "hearing": "final",
        "decided_on": "2017-09-20",
        "decided_precision": "day",
        "published_on": localdate().isoformat(),
        "summary": "Notes of home visits were written weeks later.",
        "topics": [{"topic": "record_keeping", "standing": "proved"}],
        "particulars": [
            {
                "label": "1(a)",
                "text": "Did not write up visits within two days.",
                "outcome": "proved",
                "topics": ["record_keeping"],
            }
        ],
        "findings": [
            {
                "ground": "misconduct",
                "outcome": "found",
                "particulars": ["1(a)"],
                "reason": "The delay put others at risk.",
            }
        ],
        "impairment": {"outcome": "found", "personal": False, "public": True},
        "sanctions": [
            {
                "kind": "caution",
                "name": "Caution order",
                "imposed": True,
                "duration_months": 36,
                "ends_on": None,
                "indefinite": False,
                "reason": None,
                "conditions": [],
            }
        ],
        "factors": [
            {"side": "mitigating", "factor": "insight", "text": "She saw it.", "accepted": True}
        ],
        "harm": {"affected": None, "actual": None, "unit": None},
        "sources": [
            {
                "publisher": "The Panel Reporter",
                "title": "A report",
                "url": None,
                "published_on": None,
                "kind": "news_report",
            }
        ],
        "corrections": [],
        "comments": {"visible": 1, "stated": 27},
    }


def test_what_the_source_does_not_say_is_null(client: Client) -> None:
    unsaid = published(
        hearing="",
        decided_on=None,
        decided_precision="",
        summary="",
        committee=None,
        profession=None,
        setting=None,
        sources=[{**SOURCE, "publisher": "", "url": "https://example.org/a"}],
        factors=[{"side": "aggravating", "factor": "lack_of_insight"}],
    )
    read = one(client, unsaid)
    unknown = ("hearing", "decided_on", "decided_precision", "summary", "committee", "profession")
    assert [read[name] for name in (*unknown, "setting", "agency", "case_reference")] == [None] * 9
    assert read["sources"][0]["publisher"] is None
    assert read["factors"][0] == {
        "side": "aggravating",
        "factor": "lack_of_insight",
        "text": None,
        "accepted": None,
    }
    assert read["comments"] == {"visible": 0, "stated": None}


def test_what_the_source_says_is_there(client: Client) -> None:
    said = published(harm={"affected": 28, "actual": 2, "unit": "service users", "note": ""})
    Ruling.objects.filter(pk=said.pk).update(case_reference="FTP-12/345")
    Correction.objects.create(ruling=said, made_on=date(2018, 1, 2), note="The date was wrong.")
    read = one(client, said)
    assert read["harm"] == {"affected": 28, "actual": 2, "unit": "service users"}
    assert read["case_reference"] == "FTP-12/345"
    assert read["corrections"] == [{"made_on": "2018-01-02", "note": "The date was wrong."}]


def test_a_condition_is_given_once_for_each_phase(client: Client) -> None:
    orders = [sanction("conditions", 12, conditions=CONDITIONS)]
    conditions = one(client, published(sanctions=orders))["sanctions"][0]["conditions"]
    assert [tuple(condition.values()) for condition in conditions] == [
        ("Meet a supervisor.", "weekly", 0, 3),
        ("Meet a supervisor.", "monthly", 3, None),
        ("Tell employers of the order.", None, None, None),
    ]
    assert list(conditions[2]) == ["text", "frequency", "from_month", "for_months"]


def test_a_finding_names_particulars_as_they_name_themselves(client: Client) -> None:
    finding = {"ground": "misconduct", "outcome": "not_found", "particulars": [0], "reason": ""}
    read = one(client, published(particulars=[UNNUMBERED], findings=[finding]))
    assert read["particulars"][0]["label"] == "#1"
    assert read["findings"][0]["particulars"] == ["#1"]


def test_orders_have_their_legal_names_and_ends(client: Client) -> None:
    orders = [
        sanction("interim_suspension", None, name="Interim suspension order, extended"),
        sanction("suspension", None, ends_on="2018-03-31"),
        sanction("removal", None, imposed=False, reason="Too severe."),
    ]
    read = one(client, published(sanctions=orders))["sanctions"]
    assert [order["name"] for order in read] == [
        "Interim suspension order, extended",
        "Suspension order",
        "Striking-off order",
    ]
    assert [order["ends_on"] for order in read] == [None, "2018-03-31", None]
    assert [order["imposed"] for order in read] == [True, True, False]
    assert read[2]["reason"] == "Too severe."


def test_an_order_without_end_is_not_one_of_unknown_length(client: Client) -> None:
    [order] = one(
        client,
        published(
            regulator="gmc",
            committee=None,
            sanctions=[sanction("suspension", None, indefinite=True)],
        ),
    )["sanctions"]
    assert (order["duration_months"], order["ends_on"], order["indefinite"]) == (None, None, True)


@pytest.mark.parametrize("ruling_id", ["7k2m9x4qdt", "x" * 3000, "-"])
def test_an_unknown_id_is_said_to_be_unknown(client: Client, ruling_id: str) -> None:
    response = client.get(f"/rulings/{ruling_id}.json")
    assert response.status_code == 404
    assert json.loads(response.content) == {"errors": {"id": ["No published ruling has this id."]}}


def test_a_draft_is_as_unknown_as_any_other_id(client: Client) -> None:
    unknown = client.get("/rulings/7k2m9x4qdt.json").content
    response = client.get(f"/rulings/{draft().pk}.json")
    assert (response.status_code, response.content) == (404, unknown)
    assert data(client)["rulings"] == []


def test_a_search_as_data_counts_and_leads_on(client: Client) -> None:
    for number in range(11):
        published(title=f"Ruling {number:02}", decided_on=f"2017-01-{number + 1:02}")
    published(regulator="nmc", committee=None, profession="nurse", decided_on="2019-01-01")
    first = data(client, "?regulator=hcpc&unknown=1")
    assert (first["count"], first["page"], first["pages"]) == (11, 1, 2)
    assert first["next"] == "http://testserver/rulings.json?regulator=hcpc&page=2"
    assert len(first["rulings"]) == 10
    last = data(client, "?regulator=hcpc&page=2")
    assert (last["page"], last["next"]) == (2, None)
    assert [ruling["title"] for ruling in last["rulings"]] == ["Ruling 00"]
    assert data(client, "?page=1000")["page"] == 2
    assert first["facets"]["regulator"] == [
        {"value": "hcpc", "label": "HCPC", "count": 11},
        {"value": "nmc", "label": "NMC", "count": 1},
    ]
    assert first["facets"]["profession"] == [
        {"value": "social_worker", "label": "Social worker", "count": 11}
    ]


def test_a_search_gives_the_same_ruling_as_its_own_address(client: Client) -> None:
    ruling = published(sanctions=[sanction("conditions", 12, conditions=CONDITIONS)])
    assert data(client)["rulings"] == [one(client, ruling)]


def test_nothing_found_is_an_answer(client: Client) -> None:
    read = data(client, "?year=1999")
    assert (read["count"], read["page"], read["pages"], read["next"]) == (0, 1, 1, None)
    assert read["rulings"] == []


def test_nonsense_is_told_parameter_by_parameter(client: Client) -> None:
    published()
    read = data(client, "?sanction=hanging&page=0&year=2017", status=400)
    assert list(read) == ["errors"]
    assert sorted(read["errors"]) == ["page", "sanction"]
    assert "“hanging” is not a value of “Sanction”" in read["errors"]["sanction"][0]
    assert "whole number" in read["errors"]["page"][0]


@pytest.mark.parametrize("face", ["json", "csv", "atom"])
@pytest.mark.parametrize("query", ["?year=%00", "?topic=%00", "?size=%00", "?decided_after=%00"])
def test_a_null_character_is_refused_with_a_sentence(client: Client, face: str, query: str) -> None:
    response = client.get(f"/rulings.{face}{query}")
    assert response.status_code == 400
    assert "“" in response.content.decode()


@pytest.mark.parametrize("face", ["json", "csv", "atom"])
def test_words_are_read_without_their_null_characters(client: Client, face: str) -> None:
    published(title="Late visit notes")
    response: Any = client.get(f"/rulings.{face}?q=late%00notes")
    assert response.status_code == 200
    assert "Late visit notes" in response.getvalue().decode()


@pytest.mark.parametrize("rulings", [1, 12])
def test_the_number_of_queries_does_not_grow_with_the_list(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, rulings: int
) -> None:
    for number in range(rulings):
        ruling = published(
            title=f"Ruling {number}", sanctions=[sanction("conditions", 12, conditions=CONDITIONS)]
        )
        Correction.objects.create(ruling=ruling, note="Put right.")
    # Labels, the tally and counts, then as for one ruling.
    with django_assert_num_queries(3 + QUERIES_OF_ONE):
        assert len(data(client, "?size=25")["rulings"]) == rulings


def test_one_ruling_takes_a_fixed_number_of_queries(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    ruling = published(sanctions=[sanction("conditions", 12, conditions=CONDITIONS)] * 2)
    with django_assert_num_queries(QUERIES_OF_ONE):
        one(client, ruling)


@pytest.mark.parametrize(
    "title", ['"Quoted", \\ and </script>', "Two\nlines", "é😀 שלום", "A\x07bell\x1b"]
)
def test_any_title_arrives_as_it_is(client: Client, title: str) -> None:
    assert one(client, published(title=title))["title"] == title
