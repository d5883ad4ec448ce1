"""What was sent before is not taken once more, and nothing is lost."""

from typing import Any

import pytest
from django.test import Client

from comments.models import Comment
from comments.submission.sentences import (
    SAID_BEFORE,
    SENT_WITH_OTHER_WORDS,
)
from comments.vocabulary import CommentState
from rulings.models import Ruling
from tests.comments.submission.sending import (
    EMAIL,
    WORDS,
    filled,
    page,
    problems,
    send,
    sent,
    typed,
    value,
)
from tests.rulings.described import published

pytestmark = pytest.mark.django_db


def test_a_form_that_is_sent_twice_is_one_comment(client: Client, ruling: Ruling) -> None:
    given = filled(ruling)
    first, second = (client.post(f"/comments/new/{ruling.pk}/", given) for _ in range(2))
    assert (first.status_code, second.status_code) == (303, 303)
    assert first["Location"] == second["Location"]
    assert Comment.objects.count() == 1


def test_a_form_that_is_sent_again_with_other_words_loses_none_of_them(
    client: Client, ruling: Ruling
) -> None:
    given = filled(ruling)
    first = client.post(f"/comments/new/{ruling.pk}/", given)
    response = client.post(f"/comments/new/{ruling.pk}/", given | {"text": "Quite other words"})
    assert response.status_code == 422
    assert problems(response) == [SENT_WITH_OTHER_WORDS]
    assert first["Location"] in page(response)
    assert typed(response) == "Quite other words"
    again = given | {"text": typed(response), "token": value(response, "token")}
    assert client.post(f"/comments/new/{ruling.pk}/", again).status_code == 303
    assert Comment.objects.count() == 2


def test_a_form_that_is_sent_again_with_another_name_says_so(
    client: Client, ruling: Ruling
) -> None:
    given = filled(ruling)
    client.post(f"/comments/new/{ruling.pk}/", given)
    response = client.post(f"/comments/new/{ruling.pk}/", given | {"name": "Mended"})
    assert problems(response) == [SENT_WITH_OTHER_WORDS]


@pytest.mark.parametrize(
    "changes",
    [
        {"text": "  " + WORDS.replace(" ", "\n\n")},
        {"email": "other@example.org"},
        {"name": "a READER"},
    ],
)
def test_the_same_words_under_the_same_name_are_refused(
    client: Client, ruling: Ruling, changes: dict[str, Any]
) -> None:
    sent(client, ruling)
    response = send(client, ruling, **changes)
    assert response.status_code == 422
    assert problems(response) == [SAID_BEFORE]
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("email", [EMAIL, EMAIL.upper(), "other@example.org"])
def test_nobody_can_find_out_whose_e_mail_address_stands_behind_a_name(
    client: Client, ruling: Ruling, email: str
) -> None:
    sent(client, ruling, name="Pseudonym")
    assert send(client, ruling, name="Stranger", email=email).status_code == 303


def test_the_same_words_by_another_or_elsewhere_or_after_a_withdrawal_are_taken(
    client: Client, ruling: Ruling
) -> None:
    first = sent(client, ruling)
    sent(client, ruling, name="Another")
    sent(client, published(title="Another ruling"))
    Comment.objects.filter(pk=first.pk).move_to(CommentState.WITHDRAWN)
    sent(client, ruling)
    assert Comment.objects.count() == 4
