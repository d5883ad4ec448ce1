"""A ruling reached from a search: its words marked and counted, the way back, and on."""

import re
from urllib.parse import urlencode

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from rulings.models import Ruling
from tests.rulings.described import published, sanction

pytestmark = pytest.mark.django_db


@pytest.fixture
def three() -> list[Ruling]:
    return [
        published(title=f"Late notes {number}", decided_on=f"2017-09-{number:02}")
        for number in (1, 2, 3)
    ]


def opened(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def cards(client: Client, query: str) -> list[str]:
    page = opened(client, f"/rulings/{query}")
    links = re.findall(r'class="card-title"><a href="([^"]+)"', page)
    return [link.replace("&amp;", "&") for link in links]


def link(page: str, rel: str) -> str:
    found = re.search(rf'rel="{rel}" href="([^"]+)"', page)
    assert found, rel
    return found[1].replace("&amp;", "&")


def marks(page: str) -> list[str]:
    return re.findall(r'<mark id="match-\d+">([^<]*)</mark>', page)


def test_each_card_leads_on_through_the_list_and_back(client: Client, three: list[Ruling]) -> None:
    first = opened(client, cards(client, "?q=notes&sort=oldest")[0])
    second = opened(client, link(first, "next"))
    third = opened(client, link(second, "next"))
    assert 'rel="prev"' not in first
    assert 'rel="next"' not in third
    for page, ruling in zip((first, second, third), three, strict=True):
        assert f">{ruling.title}" in re.sub("</?mark[^>]*>", "", page)
        assert 'href="/rulings/?q=notes&amp;sort=oldest"' in page
    assert link(third, "prev") == cards(client, "?q=notes&sort=oldest")[1]


def test_the_list_on_the_second_page_goes_on_counting(client: Client) -> None:
    for number in range(12):
        published(title=f"Ruling {number:02}", decided_on=f"2017-01-{number + 1:02}")
    eleventh = cards(client, "?page=2")[0]
    assert "place=11" in eleventh
    page = opened(client, eleventh)
    assert 'href="/rulings/?page=2"' in page
    assert "place=10" in link(page, "prev")


def test_when_the_list_has_changed_the_place_is_found_anew(
    client: Client, three: list[Ruling]
) -> None:
    address = cards(client, "?q=notes&sort=oldest")[1]
    three[0].withdraw()
    page = opened(client, address)
    assert 'rel="prev"' not in page
    assert "place=2" in link(page, "next")
    assert 'href="/rulings/?q=notes&amp;sort=oldest"' in page


def test_a_ruling_that_is_not_in_the_list_has_no_neighbours(
    client: Client, three: list[Ruling]
) -> None:
    page = opened(client, f"{three[0].get_absolute_url()}?q=zebra&place=1")
    assert 'rel="next"' not in page
    assert "All results" in page


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("late", ["Late", "Late"]),
        ('"home visits"', ["home visits"]),
        ("“home visits”", ["home visits"]),
        ("misconduct", ["Misconduct"]),
        ('"put others at risk"', ["put others at risk"]),
        ("title:late", ["Late"]),
        ("particular:visits", ["visits"]),
        ("panel-reason:delay", ["delay"]),
        ("organised", ["organized"]),
        ('"notes weeks"~4', ["Notes", "weeks"]),
        ("caution -zebra", ["caution", "caution", "Caution"]),
        ("HCPC", ["HCPC", "Health and Care Professions Council"]),
        ('"HCPC"', ["HCPC"]),
        ("<b>", ["b"]),
    ],
)
def test_matches_are_marked_where_they_stand_and_counted(
    client: Client, query: str, marked: list[str]
) -> None:
    ruling = published(
        title="Late entries: a caution & <b>",
        summary="Notes of home visits written weeks later, and organized badly.",
        sanctions=[sanction(reason="A caution marks it.")],
        findings=[
            {"ground": "misconduct", "outcome": "found", "reason": "Late: it put others at risk."},
            {"ground": "health", "outcome": "not_found", "reason": "No delay was due to it."},
        ],
        impairment={},
    )
    page = opened(client, f"{ruling.get_absolute_url()}?{urlencode({'q': query})}")
    found = marks(page)
    assert sorted(map(str.lower, found)) == sorted(map(str.lower, marked))
    number = "1 match<" if len(marked) == 1 else f"{len(marked)} matches<"
    assert f'href="#match-{len(marked)}"' in page
    assert f"<strong>{number}" in page
    assert "<b>" not in page


def test_without_words_nothing_is_marked_and_nothing_counted(client: Client) -> None:
    page = opened(client, f"{published().get_absolute_url()}?sanction=caution&place=1")
    assert "<mark" not in page
    assert "match" not in page.split('class="in-results"')[1].split("</nav>")[0]


def test_what_is_marked_is_only_what_can_be_read(client: Client) -> None:
    """A word that stands in the address or a class of the page is never touched."""
    ruling = published(summary="A main ruling on one particular li.")
    page = opened(client, f"{ruling.get_absolute_url()}?q=ruling or main or particular or li")
    assert marks(page)
    assert not re.search(r'="[^"]*<mark', page)


def test_the_number_of_queries_does_not_depend_on_the_matches(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, three: list[Ruling]
) -> None:
    # Beside the page's own 3: labels, synonyms, the time limit set and lifted, the tally,
    # the count, neighbours, passages, stems of the search and of the texts.
    with django_assert_num_queries(13):
        opened(client, three[1].get_absolute_url() + "?q=late+notes&place=2")
    # The place is looked for in vain; no text may hold a match.
    with django_assert_num_queries(13):
        opened(client, three[1].get_absolute_url() + "?q=zebra&place=2")
