"""The thread on the ruling's page."""

import re
from html import unescape

import pytest
from django.template.loader import render_to_string
from django.test import Client
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from comments.models import Comment
from comments.threads import DEEPEST_INDENT, Node, thread
from rulings.models import Ruling
from tests.comments.written import chain, comment
from tests.rulings.described import published

pytestmark = pytest.mark.django_db


def page_of(client: Client, ruling: Ruling) -> str:
    return client.get(ruling.get_absolute_url()).content.decode()


def visible(markup: str) -> str:
    """What a browser shows, white space aside."""
    return "".join(unescape(re.sub(r"<[^>]*>", "", markup)).split())


TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n<>&\"'"), min_size=1
).filter(str.strip)


@settings(max_examples=500)
@given(TEXTS)
@example("Where it says <> it should say <<x>> or <para 5>")
@example("x<y && y>z; &amp; stays &amp;\n> quoted\n\n1. one\n2. two")
@example("שלום 👩‍👩‍👧 é combining")
def test_what_is_shown_is_what_was_written(text: str) -> None:
    node = Node(Comment(pk=1, author_name="A reader", text=text), level=1)
    page = render_to_string("comments/comment.html", {"node": node})
    shown = re.search(r'<div class="comment-text">(.*?)</div>\s', page, re.DOTALL)
    assert shown is not None
    assert visible(shown[1]) == "".join(text.split())


def test_indents_stop_and_deeper_replies_name_what_they_answer(client: Client) -> None:
    ruling = published()
    written = chain(ruling, DEEPEST_INDENT + 3)
    page = page_of(client, ruling)
    levels = [int(level) for level in re.findall(r'data-level="(\d+)"', page)]
    assert levels == [1, 2, 3, 4, 4, 4, 4]
    for reply, parent in zip(written[DEEPEST_INDENT:], written[DEEPEST_INDENT - 1 :], strict=False):
        article = page.split(f'id="comment-{reply.pk}"')[1].split("</article>")[0]
        assert f'href="#comment-{parent.pk}">in reply to A reader' in article


def test_siblings_stand_by_time_and_a_late_reply_stays_with_its_parent() -> None:
    ruling = published()
    top = comment(ruling, "first", posted_at="2017-09-25T09:58Z")
    comment(ruling, "second", posted_at="2017-09-25T10:00Z")
    comment(ruling, "late reply", parent=top, posted_at="2017-10-23T00:21Z")
    comment(ruling, "early reply", parent=top, posted_at="2017-09-25T09:59Z")
    nodes = thread(ruling.comments.visible().in_thread_order())
    assert [node.comment.text for node in nodes] == ["first", "second"]
    assert [node.comment.text for node in nodes[0].replies] == ["early reply", "late reply"]


def test_a_thread_deeper_than_the_stack_is_built() -> None:
    ruling = published()
    chain(ruling, 1200)
    nodes = thread(ruling.comments.visible().in_thread_order())

    def count(nodes: list[Node]) -> int:
        return sum(1 + count(node.replies) for node in nodes)

    assert count(nodes) == 1200


def test_a_count_that_differs_from_the_sources_is_said(client: Client) -> None:
    ruling = published(comments_stated=3)
    comment(ruling)
    assert "heading counts 3; 1 can be read here" in page_of(client, ruling)


def test_pending_comments_are_not_shown(client: Client) -> None:
    ruling = published()
    comment(ruling, "Not yet", state="pending")
    page = page_of(client, ruling)
    assert "Not yet" not in page
    assert "0 reader comments" in page


def test_the_permanent_address_leads_to_the_place(client: Client) -> None:
    ruling = published()
    one = comment(ruling)
    response = client.get(f"/comments/{one.pk}/")
    assert response.headers["Location"] == f"{ruling.get_absolute_url()}#comment-{one.pk}"


@pytest.mark.parametrize("hidden", ["comment", "ruling"])
def test_the_permanent_address_of_what_is_hidden_is_not_found(client: Client, hidden: str) -> None:
    ruling = published()
    one = comment(ruling, state="rejected" if hidden == "comment" else "approved")
    if hidden == "ruling":
        ruling.withdraw()
    assert client.get(f"/comments/{one.pk}/").status_code == 404


def test_an_absurd_number_is_not_found(client: Client) -> None:
    assert client.get(f"/comments/{10**30}/").status_code == 404


@pytest.mark.parametrize("depth", [2, 20])
def test_the_number_of_queries_does_not_grow_with_the_thread(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, depth: int
) -> None:
    ruling = published()
    chain(ruling, depth)
    with django_assert_num_queries(17):
        page_of(client, ruling)
