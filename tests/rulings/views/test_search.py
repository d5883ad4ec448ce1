"""The result page."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from rulings.models import Ruling
from tests.rulings.described import published, sanction

pytestmark = pytest.mark.django_db


def titles(page: str) -> list[str]:
    return re.findall(r'class="card-title"><a href="[^"]+">([^<]+)</a>', page)


def get(client: Client, query: str = "", status: int = 200) -> str:
    response = client.get(f"/rulings/{query}")
    assert response.status_code == status
    return response.content.decode()


@pytest.fixture
def three() -> None:
    published(title="A caution", decided_on="2016-01-02")
    published(
        title="Conditions",
        decided_on="2018-03-04",
        sanctions=[sanction("conditions", 24), sanction("suspension", None, imposed=False)],
    )
    published(
        title="A suspension",
        regulator="nmc",
        committee=None,
        profession="nurse",
        decided_on="2020-05-06",
        sanctions=[sanction("suspension", 6)],
    )


def test_without_words_everything_is_listed_newest_first(client: Client, three: None) -> None:
    assert titles(get(client)) == ["A suspension", "Conditions", "A caution"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?sanction=caution", ["A caution"]),
        ("?sanction=caution&sanction=suspension", ["A suspension", "A caution"]),
        ("?sanction=caution&regulator=nmc", []),
        ("?sanction_rejected=suspension", ["Conditions"]),
        ("?duration_min=12&duration_max=36", ["Conditions", "A caution"]),
        ("?duration_max=6", ["A suspension"]),
        ("?length=25_to_36", ["A caution"]),
        ("?ground=misconduct&profession=nurse", ["A suspension"]),
        ("?ground_not_found=misconduct", []),
        ("?impairment=found&year=2018", ["Conditions"]),
        ("?year=2016&year=2020", ["A suspension", "A caution"]),
        ("?decided_after=2018-03-04", ["A suspension", "Conditions"]),
        ("?decided_before=2018-03-03", ["A caution"]),
        (
            "?topic=record_keeping&setting=local_authority_adults&hearing=final&sort=oldest",
            ["A caution", "Conditions", "A suspension"],
        ),
        ("?committee=conduct_and_competence_committee", ["Conditions", "A caution"]),
        ("?mitigating=insight&sort=longest", ["A caution", "Conditions", "A suspension"]),
        ("?aggravating=insight", []),
        ("?q=conditions", ["Conditions"]),
        ("?q=%20%20", ["A suspension", "Conditions", "A caution"]),
        ("?unknown=1", ["A suspension", "Conditions", "A caution"]),
    ],
)
def test_each_parameter_narrows(
    client: Client, three: None, query: str, expected: list[str]
) -> None:
    # A factor of the other side has no such slug: that is an error, not an empty list.
    status = 400 if query == "?aggravating=insight" else 200
    assert titles(get(client, query, status)) == expected


def test_a_facet_counts_with_its_own_selection_lifted(client: Client, three: None) -> None:
    page = get(client, "?sanction=caution")
    boxes = re.findall(
        r'name="sanction" value="(\w+)"( checked)?>.*?class="count">(\d+)<', page, re.DOTALL
    )
    assert boxes == [
        ("caution", " checked", "1"),
        ("conditions", "", "1"),
        ("suspension", "", "1"),
    ]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?sanction=hanging", "“hanging” is not a value of “Sanction”"),
        ("?year=20x7", "“20x7” is not a value of “Year decided”"),
        ("?duration_min=-3", "whole number of months"),
        ("?duration_max=two", "whole number of months"),
        ("?decided_after=2018-02-31", "takes a date such as"),
        ("?sort=random", "“random” is not an order of results"),
        ("?page=0", "whole number from 1"),
        ("?size=1000", "10, 25 or 50"),
        ("?q=" + "x" * 1001, "shorten it"),
        ("?q=%00", "Null characters are not allowed"),
    ],
)
def test_a_value_that_makes_no_sense_is_said_and_nothing_is_listed(
    client: Client, three: None, query: str, said: str
) -> None:
    page = get(client, query, status=400)
    assert said in page
    assert titles(page) == []


@pytest.mark.parametrize(
    "words",
    ['"', "'", "<>", "a & | ! ( ) : *", "-", "or", "\\", "%", "é😀", "שלום", "(((", "x" * 1000],
)
def test_whatever_is_typed_gets_an_answer(client: Client, three: None, words: str) -> None:
    assert client.get("/rulings/", {"q": words}).status_code == 200


def test_what_was_typed_is_escaped_wherever_it_is_shown(client: Client) -> None:
    page = get(client, "?q=<script>alert(1)</script>")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_each_chip_leads_to_the_search_without_it(client: Client, three: None) -> None:
    page = get(client, "?sanction=caution&sanction=conditions&year=2016&page=1&utm=x")
    links = re.findall(r'<li><a href="([^"]+)"><span class="visually-hidden">Remove', page)
    assert links == [
        "/rulings/?sanction=conditions&amp;year=2016",
        "/rulings/?sanction=caution&amp;year=2016",
        "/rulings/?sanction=caution&amp;sanction=conditions",
    ]


def test_pages_hold_the_query_and_follow_each_other(client: Client) -> None:
    for number in range(23):
        published(title=f"Ruling {number:02}", decided_on=f"2017-01-{number + 1:02}")
    seen = [title for page in (1, 2, 3) for title in titles(get(client, f"?page={page}&year=2017"))]
    assert seen == [f"Ruling {number:02}" for number in reversed(range(23))]
    assert 'href="?year=2017&amp;page=2"' in get(client, "?year=2017")
    assert titles(get(client, "?page=99")) == seen[20:]


def test_drafts_and_withdrawn_rulings_are_nowhere(client: Client, three: None) -> None:
    withdrawn = Ruling.objects.get(title="A caution")
    withdrawn.withdraw()
    page = get(client)
    assert "A caution" not in page
    assert "2 rulings" in page


@pytest.mark.parametrize("rulings", [2, 12])
def test_the_number_of_queries_does_not_grow_with_the_list(
    client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    rulings: int,
) -> None:
    for number in range(rulings):
        published(title=f"Ruling {number}")
    # Labels, counts, rulings, their sanctions, their findings, and the demonstration notice.
    with django_assert_num_queries(6):
        get(client, "?sanction=caution&size=25")
