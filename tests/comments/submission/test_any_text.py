"""Whatever is typed is kept to the letter, shown to the letter, and comes back to the letter."""

import re
from html import unescape

import pytest
from django.test import Client
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from pytest_django import Settings

from comments.models import Comment
from comments.submission.forms import TEXT_HAS_NULL, TEXT_MISSING
from rulings.models import Ruling
from tests.comments.submission.sending import filled, limits, page, problems, typed
from tests.rulings.described import published

pytestmark = [pytest.mark.long, pytest.mark.django_db]

HOSTILE = [
    "<<x>>",
    "<para 5>",
    "x<y",
    "&amp;",
    "&#0;",
    "</textarea>",
    "<script>",
    "> quoted",
    "\r",
    "\r\n",
    "\n\n",
    "👩🏽‍⚕️",
    "e\u0301",
    "\u202eabc",
    "שלום",
    "https://example.org/?a=1&b=<2>",
    "{{ x }}{% x %}",
    "\ufeff",
    "\u2028",
]
texts = st.lists(st.text(max_size=20) | st.sampled_from(HOSTILE), max_size=8).map("".join)


def normalised(text: str) -> str:
    return re.sub("\r\n?", "\n", text)


def without_white_space(text: str) -> str:
    return "".join(text.split())


def visible(shown: str) -> str:
    """What a browser shows of the comment on its author's page."""
    words = re.search(r'<div class="comment-text">(.*?)</div>', shown, re.DOTALL)
    assert words is not None
    return unescape(re.sub(r"<[^>]*>", "", words[1]))


@pytest.fixture
def ruling() -> Ruling:
    return published()


@pytest.fixture
def unlimited(client: Client, settings: Settings) -> Client:
    """May send as much as it likes."""
    settings.COMMENTS = limits(by_address=0, by_email=0)
    return client


@settings(max_examples=1000, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=texts)
def test_it_is_kept_and_shown_as_typed(unlimited: Client, ruling: Ruling, text: str) -> None:
    address = f"/comments/new/{ruling.pk}/"
    response = unlimited.post(address, filled(ruling, text=text))
    said = problems(response)
    if said:
        assert said in ([TEXT_HAS_NULL], [TEXT_MISSING])
        assert normalised(typed(response)) == normalised(text)
        assert ("\0" in text) or not any(map(str.isalnum, text))
        return
    kept = Comment.objects.get()
    shown = page(unlimited.get(response["Location"]))
    Comment.objects.all().delete()
    assert kept.text == normalised(text)
    assert without_white_space(visible(shown)) == without_white_space(text)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=texts)
def test_it_comes_back_as_typed(client: Client, ruling: Ruling, text: str) -> None:
    assume("\0" not in text)
    response = client.post(f"/comments/new/{ruling.pk}/", filled(ruling, text=text, name=""))
    assert response.status_code == 422
    assert normalised(typed(response)) == normalised(text)
