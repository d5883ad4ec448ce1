"""How far the pages go, and what a reader who asks for more is told."""

import pytest
from django.test import Client

from rulings.filters import DEEPEST_PAGE, DEEPEST_RULING, PAGE_SIZES
from tests.rulings.described import published
from tests.rulings.faces.many import many
from tests.rulings.views.pages import get, titles

pytestmark = pytest.mark.django_db

PAGES_END = "Pages end at ruling 10,000; narrow the search."


@pytest.fixture
def twelve() -> None:
    for number in range(12):
        published(title=f"Ruling {number:02}", decided_on=f"2017-01-{number + 1:02}")


def test_no_page_lies_deeper_than_the_deepest_ruling() -> None:
    assert DEEPEST_RULING == 10_000
    assert all(DEEPEST_RULING % size == 0 for size in PAGE_SIZES)
    assert DEEPEST_PAGE * min(PAGE_SIZES) == DEEPEST_RULING


def test_a_page_beyond_the_last_says_which_one_it_is(client: Client, twelve: None) -> None:
    page = get(client, "?page=3")
    assert "There are only 2 pages; this is the last one." in page
    assert titles(page) == ["Ruling 01", "Ruling 00"]
    assert "There is only 1 page; this is the last one." in get(client, "?page=2&size=25")


@pytest.mark.parametrize("query", ["", "?page=1", "?page=2", "?page=1&size=50"])
def test_a_page_that_exists_says_nothing(client: Client, twelve: None, query: str) -> None:
    page = get(client, query)
    assert "this is the last one" not in page
    assert PAGES_END not in page


def test_a_page_of_nothing_says_nothing_of_pages(client: Client) -> None:
    assert "this is the last one" not in get(client, "?page=7")


def test_where_the_pages_end_it_is_said_and_no_link_leads_on(
    client: Client, twelve: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("search", "found"):
        monkeypatch.setattr(f"rulings.views.{module}.DEEPEST_RULING", 10)
    page = get(client)
    assert "12 rulings" in page
    assert len(titles(page)) == 10
    assert 'rel="next"' not in page
    assert PAGES_END in page
    assert "There is only 1 page" in get(client, "?page=2")


def test_a_number_above_any_page_is_an_error(client: Client, twelve: None) -> None:
    assert "There are only 2 pages" in get(client, f"?page={DEEPEST_PAGE}")
    page = get(client, f"?page={DEEPEST_PAGE + 1}", status=400)
    assert "“Page” takes a whole number from 1 to 1000." in page


def test_a_large_number_is_written_with_separators(client: Client) -> None:
    many(1_001)
    page = get(client)
    assert 'role="status">1,001 rulings<' in page
    assert "<title>1,001 rulings" in page
    assert "All 1,001 rulings" in client.get("/").content.decode()
