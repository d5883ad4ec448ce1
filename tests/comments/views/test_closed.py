"""Where and when nobody can write."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format
from pytest_django import Settings

from comments.models import Comment
from comments.submission.sentences import (
    NOT_ACCEPTED,
    NOT_HERE,
    OFF,
    PARENT_GONE,
)
from rulings.models import Discussion, Ruling
from tests.comments.submission.sending import (
    WORDS,
    filled,
    limits,
    page,
    problems,
    send,
    sent,
    typed,
    value,
)
from tests.comments.written import comment
from tests.rulings.described import draft

pytestmark = pytest.mark.django_db


def test_closed_comments_say_since_when(client: Client, ruling: Ruling) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    Discussion.objects.filter(ruling=ruling).update(last_day=yesterday)
    shown = client.get(f"/comments/new/{ruling.pk}/")
    assert shown.status_code == 200
    assert f"closed on {date_format(yesterday, 'j F Y')}." in page(shown)
    response = send(client, ruling, text="\n  Mine")
    assert response.status_code == 403
    assert typed(response) == "\n  Mine"
    assert not Comment.objects.exists()


def test_on_the_last_day_comments_are_taken(client: Client, ruling: Ruling) -> None:
    Discussion.objects.filter(ruling=ruling).update(last_day=timezone.localdate())
    assert sent(client, ruling).state == "pending"


def test_where_comments_are_off_nobody_writes(client: Client, ruling: Ruling) -> None:
    Discussion.objects.filter(ruling=ruling).update(mode="off")
    assert OFF in page(client.get(f"/comments/new/{ruling.pk}/"))
    response = send(client, ruling)
    assert (response.status_code, typed(response)) == (403, WORDS)


def test_where_the_site_takes_no_comments_a_page_says_so(
    client: Client, ruling: Ruling, settings: Settings
) -> None:
    settings.COMMENTS = limits(accepted=0)
    assert NOT_ACCEPTED in page(client.get(f"/comments/new/{ruling.pk}/"))
    response = send(client, ruling)
    assert (response.status_code, typed(response)) == (403, WORDS)


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_a_ruling_that_is_not_public_is_not_found(client: Client, state: str) -> None:
    ruling = draft()
    if state == "withdrawn":
        ruling.publish()
        ruling.withdraw()
    for path in (f"/comments/new/{ruling.pk}/", "/comments/new/unknown/"):
        assert client.get(path).status_code == 404
        response = client.post(path, filled(ruling))
        assert (response.status_code, typed(response)) == (404, WORDS)
        assert NOT_HERE in page(response)


def test_a_reply_to_what_is_not_visible_is_not_found(client: Client, ruling: Ruling) -> None:
    pending = comment(ruling, state="pending")
    for number in (pending.pk, 17_000_000, 10**30):
        assert client.get(f"/comments/{number}/reply/").status_code == 404


def test_a_reply_to_what_is_gone_can_be_sent_as_a_comment_of_its_own(
    client: Client, ruling: Ruling
) -> None:
    parent = comment(ruling)
    given = filled(ruling, parent)
    Comment.objects.filter(pk=parent.pk).reject()
    response = client.post(f"/comments/{parent.pk}/reply/", given)
    assert response.status_code == 422
    assert problems(response) == [PARENT_GONE]
    assert f'action="/comments/new/{ruling.pk}/"' in page(response)
    again = {name: value(response, name) for name in ("name", "email", "token")}
    own = client.post(f"/comments/new/{ruling.pk}/", again | {"text": typed(response)})
    assert own.status_code == 303
    assert Comment.objects.latest("id").parent is None
