"""Whatever words are typed, the page answers them: no error page, no statement over its limit."""

import re

import pytest
from django.test import Client
from django.utils.html import escape
from hypothesis import HealthCheck, given, settings

from rulings.models import Ruling
from rulings.search.language.understood import understand
from tests.rulings.described import published
from tests.rulings.views.any_search import encoded, words

pytestmark = [pytest.mark.long, pytest.mark.django_db]


@settings(max_examples=3_500, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words)
def test_any_words_get_an_answer(client: Client, typed: str) -> None:
    if not Ruling.objects.exists():
        published(title="Late notes of visits", case_reference="C-12")
        published(title="Organised practice: struck off", summary="A social worker’s 1(a)(ii) § 5.")
    response = client.get(f"/rulings/?{encoded([('q', typed)])}")
    if response.status_code == 302:
        assert response.headers["Location"].startswith("/rulings/")
        return
    page = response.content.decode()
    assert response.status_code == 200
    assert re.search(r'role="status">\d+ rulings?<', page)
    assert "took too long" not in page
    read = response.wsgi_request.GET["q"].replace("\0", " ").strip()
    for repair in understand(read).repairs:
        assert escape(repair) in page
