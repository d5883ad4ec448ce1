"""A spreadsheet is sent while it is read: what then can go wrong."""

import csv
import http.client
import io
import logging
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.db import ProgrammingError, connection
from django.test import Client, RequestFactory
from pytest_django.live_server_helper import LiveServer

from rulings.views import spreadsheet as view
from tests.rulings.faces.many import many

pytestmark = pytest.mark.django_db


def test_no_row_is_read_for_whoever_asks_for_the_head_alone() -> None:
    many(2)
    for method, read in (("HEAD", 0), ("GET", 2)):
        response: Any = view.spreadsheet(RequestFactory().generic(method, "/rulings.csv"))
        assert b"".join(response.streaming_content).count(b"\r\n") == 1 + read


@pytest.fixture
def five_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(view, "ROWS_AT_ONCE", 5)


@pytest.mark.django_db(transaction=True)
def test_a_server_sends_it_in_pieces_and_keeps_serving(
    live_server: LiveServer, five_at_once: None
) -> None:
    many(23)
    place = urlsplit(live_server.url)
    server = http.client.HTTPConnection(place.hostname or "", place.port, timeout=30)
    for _ in range(2):
        server.request("GET", "/rulings.csv?sort=oldest")
        response = server.getresponse()
        assert response.status == 200
        body = response.read().decode("utf-8-sig")
        read = list(csv.DictReader(io.StringIO(body, newline="")))
        assert len({row["id"] for row in read}) == 23
    server.close()


@pytest.mark.django_db(transaction=True)
def test_a_reader_who_goes_away_leaves_no_cursor_behind(client: Client, five_at_once: None) -> None:
    many(12)
    response: Any = client.get("/rulings.csv")
    lines = iter(response.streaming_content)
    assert next(lines).startswith(b"\xef\xbb\xbfid,")
    next(lines)
    assert _cursors() == 1
    response.close()
    assert _cursors() == 0


def _cursors() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_cursors WHERE name LIKE '_django%'")
        [number] = cursor.fetchone()
    return int(number)


@pytest.mark.django_db(transaction=True)
def test_what_goes_wrong_half_way_is_logged_said_and_does_not_end_the_list_in_peace(
    client: Client, five_at_once: None, caplog: pytest.LogCaptureFixture
) -> None:
    many(12)
    response: Any = client.get("/rulings.csv")
    lines = iter(response.streaming_content)
    for _ in range(1 + 5):
        assert view.INCOMPLETE not in next(lines).decode()
    _rename("rulings_sanction", "elsewhere")
    try:
        with caplog.at_level(logging.ERROR):
            last = next(lines)
        with pytest.raises(ProgrammingError):
            next(lines)
    finally:
        _rename("elsewhere", "rulings_sanction")
    assert last.decode() == f"{view.INCOMPLETE}\r\n"
    assert [record.message for record in caplog.records] == [view.BROKEN_OFF]


def _rename(table: str, name: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {table} RENAME TO {name}")
