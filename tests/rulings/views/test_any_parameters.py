"""Whatever is sent, every face of a search answers in words: rulings, or what makes no sense."""

import json

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rulings.models import Ruling
from tests.rulings.described import published
from tests.rulings.views.any_search import encoded, parameters, words

pytestmark = [pytest.mark.long, pytest.mark.django_db]


@settings(max_examples=6_500, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parameters, words, st.sampled_from(["/rulings/", "/rulings/", "/rulings.json"]))
def test_any_query_string_gets_an_answer(
    client: Client, asked: list[tuple[str, str]], typed: str, path: str
) -> None:
    if not Ruling.objects.exists():
        published(title="Late notes of visits")
    response = client.get(f"{path}?{encoded([*asked, ('q', typed)])}")
    page = response.content.decode()
    assert "took too long" not in page
    if response.status_code == 302:
        return
    assert response.status_code in {200, 400}
    if path == "/rulings.json":
        answer = json.loads(page)
        assert answer["errors"] if response.status_code == 400 else answer["count"] in {0, 1}
    else:
        said = "Please check your search" if response.status_code == 400 else 'role="status"'
        assert said in page
