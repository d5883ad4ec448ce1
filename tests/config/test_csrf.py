"""A form without its cookie: refused, with what was typed."""

import pytest
from django.test import Client

from tests.comments.submission.sending import WORDS, filled, page, typed
from tests.rulings.described import published

pytestmark = pytest.mark.django_db


@pytest.fixture
def strict() -> Client:
    return Client(enforce_csrf_checks=True)


def test_the_words_come_back_escaped(strict: Client) -> None:
    ruling = published()
    words = f"\n{WORDS} </textarea><script>"
    response = strict.post(f"/comments/new/{ruling.pk}/", filled(ruling, text=words))
    assert response.status_code == 403
    assert typed(response) == words
    assert "<script>" not in page(response)
    assert "Allow cookies for this site" in page(response)
    assert "no-store" in response["Cache-Control"]
    assert not ruling.comments.exists()


def test_with_the_cookie_the_form_is_taken(strict: Client) -> None:
    ruling = published()
    path = f"/comments/new/{ruling.pk}/"
    strict.get(path)
    token = strict.cookies["csrftoken"].value
    response = strict.post(path, filled(ruling, csrfmiddlewaretoken=token))
    assert response.status_code == 303


@pytest.mark.parametrize("path", ["/comments/1/report/", "/comments/mine/x/withdraw/"])
def test_a_form_without_words_is_refused_too(strict: Client, path: str) -> None:
    response = strict.post(path)
    assert response.status_code == 403
    assert "kept-words" not in page(response)


def test_what_is_far_too_large_is_refused_with_a_sentence(strict: Client) -> None:
    ruling = published()
    huge = {"text": "a" * (6 * 1024 * 1024)}
    response = strict.post(
        f"/comments/new/{ruling.pk}/",
        f"text={huge['text']}",
        content_type="application/x-www-form-urlencoded",
    )
    assert response.status_code == 400
    assert "too large" in page(response)
