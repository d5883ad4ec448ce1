from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from comments.models import Comment
from tests.comments.written import comment
from tests.rulings.described import published

pytestmark = pytest.mark.django_db

LIST = "/admin/comments/comment/"


def page(comment: Comment) -> str:
    """The address of one comment's page."""
    return f"{LIST}{comment.pk}/change/"


def told(answer: Any) -> list[str]:
    """What the moderator is told."""
    return [str(message) for message in get_messages(answer.wsgi_request)]


def test_what_waits_comes_first_and_each_state_shows_its_number(admin_client: Client) -> None:
    ruling = published()
    comment(ruling, "Waiting words", state="pending")
    comment(ruling, "Approved words")

    html = admin_client.get(LIST).content.decode()

    assert "Waiting words" in html
    assert "Approved words" not in html
    for label in ("Pending (1)", "Approved (1)", "Rejected (0)", "All (2)"):
        assert label in html


@pytest.mark.parametrize(
    ("state", "texts"),
    [
        ("all", {"one", "two"}),
        ("approved", {"two"}),
        ("rejected", set()),
        ("nonsense", {"one"}),
    ],
)
def test_the_list_narrows_by_state(admin_client: Client, state: str, texts: set[str]) -> None:
    ruling = published()
    comment(ruling, "one", state="pending")
    comment(ruling, "two")

    shown = admin_client.get(LIST, {"state": state}).context["cl"].result_list

    assert {each.text for each in shown} == texts


def test_words_are_shown_as_words(admin_client: Client) -> None:
    comment(published(), "<script>alert(1)</script> <>\nnext & last", state="pending")

    html = admin_client.get(LIST).content.decode()

    words = "&lt;script&gt;alert(1)&lt;/script&gt; &lt;&gt;\nnext &amp; last"
    assert f'<div class="as-written">{words}</div>' in html


def test_a_reply_names_what_it_answers(admin_client: Client) -> None:
    ruling = published()
    first = comment(ruling, "The first word", author_name="Ann")
    comment(ruling, "The second", parent=first, state="pending")

    html = admin_client.get(LIST).content.decode()

    assert f'<a href="{page(first)}">Ann</a>: The first word' in html
    assert f"/admin/rulings/ruling/{ruling.pk}/change/" in html


def test_the_number_of_queries_is_the_same_for_three_and_for_twelve(admin_client: Client) -> None:
    ruling = published()
    counts = []
    for more in (3, 9):
        for number in range(more):
            first = comment(ruling, f"{number}")
            comment(ruling, f"{number} answered", parent=first, state="pending")
        with CaptureQueriesContext(connection) as queries:
            admin_client.get(LIST, {"state": "all"})
        counts.append(len(queries))

    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("action", "message", "state"),
    [
        ("approve", "2 comments were approved.", "approved"),
        ("reject", "3 comments were rejected.", "rejected"),
    ],
)
def test_many_are_decided_at_once(
    admin_client: Client, action: str, message: str, state: str
) -> None:
    ruling = published()
    chosen = [comment(ruling, state="pending"), comment(ruling, state="pending"), comment(ruling)]

    answer = admin_client.post(
        f"{LIST}?state=all",
        {"action": action, "_selected_action": [each.pk for each in chosen]},
    )

    assert told(answer) == [message]
    assert set(Comment.objects.values_list("state", flat=True)) == {state}


@pytest.mark.parametrize(
    ("button", "state", "is_visible"),
    [("_approve", "approved", True), ("_reject", "rejected", False)],
)
def test_one_is_decided_on_its_page(
    admin_client: Client, button: str, state: str, is_visible: bool
) -> None:
    waiting = comment(published(), state="pending")

    answer = admin_client.post(page(waiting), {button: "1"})

    assert told(answer) == [f"The comment by A reader is {state}."]
    waiting.refresh_from_db()
    assert (waiting.state, waiting.is_visible) == (state, is_visible)


def test_nobody_rewrites_a_readers_words(admin_client: Client) -> None:
    waiting = comment(published(), "As written", state="pending")

    admin_client.post(page(waiting), {"text": "Rewritten", "author_name": "X", "state": "approved"})

    waiting.refresh_from_db()
    assert (waiting.text, waiting.author_name, waiting.state) == (
        "As written",
        "A reader",
        "pending",
    )


def test_comments_are_neither_added_nor_deleted_here(admin_client: Client) -> None:
    waiting = comment(published(), state="pending")

    assert admin_client.get(f"{LIST}add/").status_code == 403
    assert admin_client.post(f"{LIST}{waiting.pk}/delete/", {"post": "yes"}).status_code == 403
