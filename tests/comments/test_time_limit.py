"""A search in comments that takes too long ends, and keeps what was asked for."""

import pytest
from django.db import connection
from django.test import Client
from pytest_django.fixtures import Settings

from tests.comments.written import comment
from tests.locked import locked
from tests.rulings.described import published

pytestmark = pytest.mark.django_db(transaction=True)

TOO_SLOW = "The search took too long. Narrow it."


def test_what_takes_too_long_is_said_with_the_form_kept(client: Client, settings: Settings) -> None:
    ruling = published()
    comment(ruling, "late")
    settings.SEARCH_LIMIT = 200
    asked = f"/comments/?q=late&ruling={ruling.pk}&posted_after=2017-09-25&size=25"
    with locked("comments_comment"):
        response = client.get(asked)
    page = response.content.decode()
    assert response.status_code == 503
    assert TOO_SLOW in page
    assert 'name="q" type="search" value="late"' in page
    assert f'name="ruling" value="{ruling.pk}" checked' in page
    assert 'value="2017-09-25"' in page
    assert 'value="25" selected' in page
    assert 'class="hits"' not in page
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("0",)


def test_a_search_in_time_says_nothing_of_it(client: Client) -> None:
    response = client.get("/comments/?q=late")
    assert response.status_code == 200
    assert TOO_SLOW not in response.content.decode()
    assert 'role="status"' in response.content.decode()  # the number that a slow one cannot tell
