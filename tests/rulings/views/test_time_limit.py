"""A search that takes too long ends in what is there, and says what is not."""

import threading
import time

import psycopg
import pytest
from django.db import connection
from django.test import Client

from tests.locked import locked
from tests.rulings.described import published

pytestmark = pytest.mark.django_db(transaction=True)

COUNTING = "WITH hit%"
ENTRIES = "rulings_searchentry"


def is_counting(watcher: psycopg.Connection) -> bool:
    watcher.execute("SELECT pg_stat_clear_snapshot()")
    found = watcher.execute(
        "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE query LIKE %s AND state = 'active')",
        [COUNTING],
    ).fetchone()
    return bool(found and found[0])


@pytest.fixture
def one(settings: object, client: Client) -> Client:
    published()
    settings.SEARCH_LIMIT = 1000  # type: ignore[attr-defined]
    return client


def test_where_counting_takes_too_long_the_list_is_still_there(
    one: Client,
) -> None:
    with locked(ENTRIES) as other:

        def release_after_counting() -> None:
            while not is_counting(other):
                time.sleep(0.01)
            while is_counting(other):
                time.sleep(0.01)
            other.rollback()

        thread = threading.Thread(target=release_after_counting)
        thread.start()
        page = one.get("/rulings/?q=late").content.decode()
        thread.join()
    assert "Counting took too long" in page
    assert "The list itself is complete." in page
    assert page.count("data-ruling=") == 1
    assert 'name="sanction" value="removal"' in page  # uncounted, everything is offered
    assert 'class="count"' not in page


def test_where_everything_takes_too_long_the_page_says_so(one: Client) -> None:
    with locked(ENTRIES):
        page = one.get("/rulings/?sanction=caution").content.decode()
        data = one.get("/rulings.json")
        feed = one.get("/rulings.atom")
        sheet = one.get("/rulings.csv")
    assert "The list took too long" in page
    assert "data-ruling=" not in page
    assert 'name="sanction" value="caution" checked' in page
    for answer in (data, feed, sheet):
        assert answer.status_code == 503
        assert "took too long" in answer.content.decode()


def test_the_limit_ends_with_the_search(one: Client) -> None:
    one.get("/rulings/")
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("0",)
