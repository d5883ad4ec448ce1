"""A search that the database cannot answer in time."""

import json

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from pytest_django.fixtures import Settings

from rulings.views.faces import TOO_LONG, public_face

pytestmark = pytest.mark.django_db(transaction=True)


@public_face
def slow(request: HttpRequest) -> HttpResponse:
    """A view whose one statement takes a minute."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(60)")
    return HttpResponse("Slept.")


def test_it_is_said_in_the_form_that_was_asked_for(settings: Settings) -> None:
    settings.SEARCH_LIMIT = 20
    in_words = slow(RequestFactory().get("/rulings.csv"))
    assert isinstance(in_words, HttpResponse)
    assert (in_words.status_code, in_words.content.decode()) == (503, TOO_LONG)
    as_data = slow(RequestFactory().get("/rulings.json"))
    assert isinstance(as_data, HttpResponse)
    assert as_data.status_code == 503
    assert json.loads(as_data.content) == {"errors": {"q": [TOO_LONG]}}
    assert as_data.headers["Access-Control-Allow-Origin"] == "*"
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        assert cursor.fetchone() == ("0",)
