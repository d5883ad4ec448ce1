"""One address for each list of results, and which of them search engines may keep."""

import re
from html import unescape

import pytest
from django.test import Client

from tests.rulings.described import published
from tests.rulings.views.pages import get

pytestmark = pytest.mark.django_db

NOINDEX = '<meta name="robots" content="noindex">'


def canonical(page: str) -> str:
    links = re.findall(r'<link rel="canonical" href="([^"]+)">', page)
    assert len(links) == 1
    return unescape(links[0])


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ""),
        ("?q=&sanction=&duration_min=&sort=&size=10&page=1", ""),
        ("?utm_source=x&unknown=1", ""),
        ("?year=2017&sanction=caution", "?sanction=caution&year=2017"),
        ("?sanction=removal&sanction=caution", "?sanction=caution&sanction=removal"),
        ("?sanction=caution&sanction=caution", "?sanction=caution"),
        ("?sort=newest", ""),
        ("?sort=relevance", ""),
        ("?sort=oldest&size=25", "?size=25&sort=oldest"),
        ("?q=notes&sort=relevance", "?q=notes"),
        ("?q=notes&sort=newest", "?q=notes&sort=newest"),
        (
            "?decided_within=30&decided_after=2017-01-01",
            "?decided_after=2017-01-01&decided_within=30",
        ),
        ("?q=a%26b%3D%22c%22", "?q=a%26b%3D%22c%22"),
        ("?page=9", "?page=2"),
    ],
)
def test_the_canonical_address_is_the_shortest(client: Client, query: str, expected: str) -> None:
    for number in range(11):
        published(title=f"Ruling {number}")
    assert canonical(get(client, query)) == f"http://testserver/rulings/{expected}"


def test_it_is_its_own_canonical_address(client: Client) -> None:
    first = canonical(get(client, "?year=2017&sanction=caution&size=25&q=notes&page=1"))
    again = client.get(first.removeprefix("http://testserver")).content.decode()
    assert canonical(again) == first


@pytest.mark.parametrize("query", ["", "?sanction=caution", "?decided_within=30", "?page=2"])
def test_a_list_with_one_filter_at_most_may_be_kept(client: Client, query: str) -> None:
    assert NOINDEX not in get(client, query)


@pytest.mark.parametrize(
    "query", ["?q=notes", "?sanction=caution&sanction=removal", "?year=2017&decided_within=30"]
)
def test_words_and_combinations_are_not_for_search_engines(client: Client, query: str) -> None:
    assert NOINDEX in get(client, query)


def test_an_error_has_no_canonical_address(client: Client) -> None:
    assert 'rel="canonical"' not in get(client, "?sanction=hanging", status=400)
