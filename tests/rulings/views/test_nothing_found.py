"""Where nothing is found, the page says which filter to remove and what that would give."""

import re
from collections.abc import Iterable
from html import unescape

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from rulings.views.wider import MOST_COUNTED
from tests.rulings.described import published, sanction
from tests.rulings.views.pages import boxes, get

pytestmark = pytest.mark.django_db


@pytest.fixture
def four() -> None:
    published(title="A caution", decided_on="2016-01-02")
    published(title="Another caution", decided_on="2017-01-02")
    published(title="Conditions", decided_on="2018-03-04", sanctions=[sanction("conditions", 24)])
    published(
        title="A suspension",
        regulator="nmc",
        committee=None,
        profession="nurse",
        decided_on="2020-05-06",
        sanctions=[sanction("suspension", 6)],
    )


def wider(page: str) -> list[tuple[str, str]]:
    """What is offered, and the query string it leads to."""
    listed = re.search(r'<div class="nothing">(.*?)</div>', page, re.DOTALL)
    links = re.findall(r'<li><a href="/rulings/([^"]*)">(.*?)</a>', listed[1]) if listed else []
    return [(re.sub("<[^>]+>", "", words), unescape(query)) for query, words in links]


def test_each_filter_is_named_with_what_its_removal_gives_most_first(
    client: Client, four: None
) -> None:
    page = get(client, "?sanction=caution&regulator=nmc")
    assert wider(page) == [
        ("Remove Regulator: NMC – 2 rulings", "?sanction=caution"),
        ("Remove Sanction: Caution – 1 ruling", "?regulator=nmc"),
    ]


def test_what_is_promised_is_what_comes(client: Client, four: None) -> None:
    page = get(client, "?q=notes&sanction=suspension&year=2016&year=2017&regulator=hcpc")
    offered = wider(page)
    assert offered
    for words, query in offered:
        count = re.search(r"– (\d+ rulings?)$", words)
        assert count
        assert f'role="status">{count[1]}<' in get(client, query)


def test_a_filter_that_does_not_stand_in_the_way_is_not_offered(client: Client, four: None) -> None:
    page = get(client, "?sanction=caution&regulator=nmc&topic=record_keeping")
    assert [words.split(":")[0] for words, _ in wider(page)] == [
        "Remove Regulator",
        "Remove Sanction",
    ]


def test_alternatives_of_one_facet_go_together(client: Client, four: None) -> None:
    page = get(client, "?sanction=removal&sanction=warning&regulator=hcpc&size=25")
    assert wider(page) == [
        ("Remove Sanction: Removal or Warning – 3 rulings", "?regulator=hcpc&size=25")
    ]


def test_where_no_single_one_helps_each_is_offered_alone(client: Client, four: None) -> None:
    page = get(client, "?q=suspension&sanction=caution&year=2018&decided_within=1&sort=oldest")
    assert wider(page) == [
        ("Only Sanction: Caution – 2 rulings", "?sanction=caution"),
        ("Only Words: suspension – 1 ruling", "?q=suspension"),
        ("Only Year decided: 2018 – 1 ruling", "?year=2018"),
    ]


def test_words_alone_are_searched_for_as_they_were(client: Client, four: None) -> None:
    page = get(client, "?q=suspension&synonyms=off&sanction=caution&year=2018")
    assert ("Only Words: suspension – 1 ruling", "?q=suspension&synonyms=off") in wider(page)


def test_where_nothing_helps_the_way_back_is_offered(client: Client, four: None) -> None:
    page = get(client, "?q=zzz&sanction=removal&year=1999")
    assert wider(page) == []
    assert "Remove several above" in page


def test_ticked_values_keep_their_boxes(client: Client, four: None) -> None:
    page = get(client, "?sanction=caution&regulator=nmc&mitigating=remorse")
    assert boxes(page, "sanction") == {"caution": 0}
    assert boxes(page, "mitigating") == {"remorse": 0}


def test_an_empty_site_says_so(client: Client) -> None:
    page = get(client)
    assert "No ruling has been published yet" in page
    assert wider(page) == []


def test_what_was_typed_is_escaped(client: Client, four: None) -> None:
    page = get(client, "?q=<b>nowhere</b>&year=2016")
    assert "<b>nowhere" not in page
    assert wider(page) == [("Remove Words: &lt;b&gt;nowhere&lt;/b&gt; – 1 ruling", "?year=2016")]


def test_it_costs_queries_only_where_nothing_was_found(
    client: Client, four: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    # Labels, the tally, counts, the demonstration notice, and the time limit, set and lifted; two
    # for each of eight wider searches. No ruling is asked for.
    with django_assert_num_queries(6 + 2 * 8):
        get(client, "?sanction=caution&regulator=nmc&year=2017&topic=medication")
    with django_assert_num_queries(8):
        get(client, "?sanction=caution&regulator=hcpc&year=2017&topic=record_keeping")


def test_so_many_at_most_are_counted(
    client: Client, four: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[int] = []

    def count(several: Iterable[object]) -> list[int]:
        counted.append(len(list(several)))
        return [0] * counted[-1]

    monkeypatch.setattr("rulings.views.wider.numbers_of", count)
    facets = "sanction=removal&ground=health&impairment=found&regulator=nmc&setting=hospital"
    get(client, f"?{facets}&topic=medication&hearing=final&year=2001&duration_min=2")
    assert counted == [MOST_COUNTED]


def test_other_words_are_offered_with_what_they_find(client: Client) -> None:
    published(title="Lack of competence in dispensing")
    page = get(client, "?q=competense&sanction=caution")
    assert "Did you mean:" in page
    link = re.search(r'href="([^"]+)"><strong>competence</strong> – 1 ruling<', page)
    assert link
    assert link[1] == "/rulings/?q=competence&amp;sanction=caution"
    assert "Did you mean" not in get(client, "?q=dispensing")
