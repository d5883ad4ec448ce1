"""What is wrong with a form for a comment is said, and nothing is lost."""

from typing import Any

import pytest
from django.test import Client

from comments.models import Comment
from comments.submission.forms import (
    EMAIL_MISSING,
    EMAIL_WRONG,
    NAME_MISSING,
    NAME_UNPRINTABLE,
    TEXT_HAS_NULL,
    TEXT_MISSING,
)
from comments.submission.tokens import UNKNOWN
from rulings.models import Ruling
from tests.comments.submission.sending import (
    WORDS,
    filled,
    form_token,
    page,
    problems,
    purpose,
    send,
    typed,
    value,
)

pytestmark = pytest.mark.django_db

HOURS = "This form was open for more than 24 hours. Nothing is lost: send it again."


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": " "}, NAME_MISSING),
        ({"name": "\u200b"}, NAME_MISSING),
        ({"name": "\u3164\ufe0f"}, NAME_MISSING),
        (
            {"name": "A\nB"},
            "The name contains characters that cannot be seen, such as a line break: type it once "
            "more.",
        ),
        ({"name": "A\u2028B"}, NAME_UNPRINTABLE),
        ({"name": "A\0B"}, NAME_UNPRINTABLE),
        ({"name": "A" * 121}, "A name has at most 120 characters: give a shorter one."),
        ({"email": ""}, EMAIL_MISSING),
        ({"email": "nobody"}, "This is not an e-mail address: give one like name@example.org."),
        ({"email": "no\0body@example.org"}, EMAIL_WRONG),
        ({"email": "a" * 250 + "@example.org"}, EMAIL_WRONG),
        ({"text": ""}, TEXT_MISSING),
        ({"text": " \n\t\u200b\r\n"}, TEXT_MISSING),
        ({"text": "\u2800 \u034f"}, TEXT_MISSING),
        ({"text": "null \0 here"}, TEXT_HAS_NULL),
        (
            {"text": "a" * 10_001},
            "Your comment has 10,001 characters; at most 10,000 are possible. Shorten it, or send "
            "it in parts.",
        ),
        ({"token": ""}, UNKNOWN),
        ({"token": "made up"}, UNKNOWN),
        ({"token": "made:up:ü\0"}, UNKNOWN),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(
    client: Client, ruling: Ruling, changes: dict[str, Any], sentence: str
) -> None:
    given = filled(ruling, **changes)
    response = client.post(f"/comments/new/{ruling.pk}/", given)
    assert response.status_code == 422
    assert problems(response) == [sentence]
    assert "<title>Error: " in page(response)
    assert typed(response) == given["text"]
    assert value(response, "name") == given["name"]
    assert value(response, "email") == given["email"]
    assert not Comment.objects.exists()


def test_each_problem_leads_to_its_field_and_stands_beside_it(
    client: Client, ruling: Ruling
) -> None:
    shown = page(send(client, ruling, name="", text=""))
    assert '<a href="#id_name">' in shown
    assert '<a href="#id_text">' in shown
    assert 'aria-describedby="id_text_helptext id_text_error"' in shown
    assert 'id="id_text_error"' in shown
    assert shown.count('aria-invalid="true"') == 2


@pytest.mark.parametrize(
    ("purpose_of", "seconds", "sentence"),
    [
        (purpose, 24 * 3600 + 1, HOURS),
        (lambda _: "comment another ", 60, UNKNOWN),
        (lambda ruling: f"{purpose(ruling)}17", 60, UNKNOWN),
        (lambda ruling: f"report {ruling.pk}", 60, UNKNOWN),
    ],
)
def test_a_form_that_is_too_old_or_another_one_comes_back_and_can_be_sent(
    client: Client, ruling: Ruling, purpose_of: Any, seconds: float, sentence: str
) -> None:
    response = send(client, ruling, token=form_token(purpose_of(ruling), seconds))
    assert response.status_code == 422
    assert problems(response) == [sentence]
    assert typed(response) == WORDS
    assert send(client, ruling, token=value(response, "token")).status_code == 303
