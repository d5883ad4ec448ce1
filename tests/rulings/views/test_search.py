"""The result page."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from rulings.models import Ruling
from tests.rulings.described import published, sanction

pytestmark = pytest.mark.django_db


def titles(page: str) -> list[str]:
    unmarked = re.sub("</?mark>", "", page)
    return re.findall(r'class="card-title"><a href="[^"]+">([^<]+)</a>', unmarked)


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
        ("?q=conditions", ["Conditions"]),
        ("?q=%20%20", ["A suspension", "Conditions", "A caution"]),
        ("?unknown=1", ["A suspension", "Conditions", "A caution"]),
    ],
)
def test_each_parameter_narrows(
    client: Client, three: None, query: str, expected: list[str]
) -> None:
    assert titles(get(client, query)) == expected


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
        ("?aggravating=insight", "“insight” is not a value of “Aggravating factor”"),
        ("?year=20x7", "“20x7” is not a value of “Year decided”"),
        ("?duration_min=-3", "whole number of months"),
        ("?duration_max=two", "whole number of months"),
        ("?decided_after=2018-02-31", "takes a date such as"),
        ("?sort=random", "“random” is not an order of results"),
        ("?page=0", "whole number from 1"),
        ("?size=1000", "10, 25 or 50"),
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
    [
        *('"', "'", "<>", "a & | ! ( ) : *", "-", "or", "\\", "%", "é😀", "שלום", "((("),
        *("x" * 10_000, "-" * 33, "- -" * 300, "-(" * 400, '-"a' * 300, "a\0b", "\0", "\u202eabc"),
        *("word " * 2_000, "😀" * 10_000, "title:" * 1_000, '"a b"~' + "9" * 500, "a or " * 500),
    ],
)
def test_whatever_is_typed_gets_an_answer(client: Client, three: None, words: str) -> None:
    page = client.get("/rulings/", {"q": words}).content.decode()
    assert re.search(r'role="status">\d+ rulings?<', page)


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


@pytest.mark.parametrize("words", [" late ", "late or", '"late notes', "late (x)", "la*te"])
def test_the_chip_of_mended_words_removes_them(client: Client, three: None, words: str) -> None:
    page = client.get("/rulings/", {"q": words, "year": "2016"}).content.decode()
    assert 'href="/rulings/?year=2016"><span class="visually-hidden">Remove </span>Words' in page


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
    # Labels, the tally, counts, rulings, their parts, the demonstration notice, and the time limit,
    # set and lifted.
    with django_assert_num_queries(8):
        get(client, "?sanction=caution&size=25")


def test_a_page_of_errors_leads_on_with_what_made_sense(client: Client) -> None:
    page = get(client, "?sanction=caution&regulator=nowhere&year=2017", status=400)
    assert 'href="/rulings/?sanction=caution&amp;year=2017"' in page


def test_a_parameter_sent_twice_counts_once(client: Client, three: None) -> None:
    page = get(client, "?q=late&q=caution&year=2016")
    assert titles(page) == ["A caution"]
    assert 'href="/rulings/?year=2016"><span class="visually-hidden">Remove </span>Words' in page


def test_the_most_discussed_come_first_and_hidden_comments_tell_nothing(
    client: Client, three: None
) -> None:
    oldest = Ruling.objects.get(title="A caution")
    oldest.comments.create(author_name="A reader", text="Waiting")
    assert titles(get(client, "?sort=discussed"))[0] == "A suspension"
    oldest.comments.update(state="approved")
    assert titles(get(client, "?sort=discussed"))[0] == "A caution"


def test_an_indefinite_order_is_the_longest(client: Client, three: None) -> None:
    published(
        title="Without end",
        regulator="gmc",
        committee=None,
        sanctions=[sanction("suspension", None, indefinite=True)],
    )
    assert titles(get(client, "?sort=longest"))[0] == "Without end"


@pytest.mark.parametrize("path", ["/", "/rulings/", "/coverage/", "/accessibility/"])
def test_a_link_checker_may_ask_for_the_head_alone(client: Client, path: str) -> None:
    response = client.head(path)
    assert response.status_code == 200
    assert response.content == b""
