"""The thread on the ruling's page."""

import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils.timezone import localdate
from pytest_django import DjangoAssertNumQueries, Settings

from comments.levels import DEEPEST_LEVEL
from comments.models import Comment
from comments.submission.sentences import NOT_ACCEPTED
from comments.vocabulary import CommentState
from rulings.models import Discussion, Ruling
from tests.comments.written import chain, comment
from tests.rulings.described import published

pytestmark = pytest.mark.django_db


def page_of(client: Client, ruling: Ruling, **query: Any) -> str:
    return client.get(ruling.get_absolute_url(), query).content.decode()


def nesting(page: str) -> dict[int, int | None]:
    """The comment in whose article each comment stands, told from the tags alone."""
    around: list[int] = []
    found: dict[int, int | None] = {}
    for tag, number in re.findall(r'<(/?article)(?: id="comment-(\d+)")?', page):
        if tag == "article" and number:
            found[int(number)] = around[-1] if around else None
            around.append(int(number))
        elif tag == "/article" and around:
            around.pop()
    return found


def test_indents_stop_and_deeper_replies_name_what_they_answer(client: Client) -> None:
    ruling = published()
    written = chain(ruling, DEEPEST_LEVEL + 3)
    page = page_of(client, ruling)
    levels = [int(level) for level in re.findall(r'data-level="(\d+)"', page)]
    assert levels == [1, 2, 3, 4, 4, 4, 4]
    for reply, parent in zip(written[DEEPEST_LEVEL:], written[DEEPEST_LEVEL - 1 :], strict=False):
        article = page.split(f'id="comment-{reply.pk}"')[1].split("</article>")[0]
        assert f'href="#comment-{parent.pk}">in reply to <bdi>A reader</bdi>' in article


def test_a_late_reply_stays_with_what_it_answers(client: Client) -> None:
    ruling = published()
    top = comment(ruling, "first", posted_at="2017-09-25T09:58Z")
    comment(ruling, "second", posted_at="2017-09-25T10:00Z")
    comment(ruling, "late reply", parent=top, posted_at="2017-10-23T00:21Z")
    comment(ruling, "early reply", parent=top, posted_at="2017-09-25T09:59Z")
    page = page_of(client, ruling)
    assert re.findall(r'<p dir="auto">(.*?)</p>', page) == [
        "first", "early reply", "late reply", "second",
    ]  # fmt: skip


def test_each_reply_stands_in_the_article_of_what_it_answers(client: Client) -> None:
    ruling = published()
    top = comment(ruling, posted_at="2024-01-01T10:00Z")
    reply = comment(ruling, parent=top, posted_at="2024-01-01T10:01Z")
    below = comment(ruling, parent=reply, posted_at="2024-01-01T10:02Z")
    other = comment(ruling, parent=top, posted_at="2024-01-01T10:03Z")
    last = comment(ruling, posted_at="2024-01-01T10:04Z")
    assert nesting(page_of(client, ruling)) == {
        top.pk: None, reply.pk: top.pk, below.pk: reply.pk, other.pk: top.pk, last.pk: None,
    }  # fmt: skip


def test_a_thread_deeper_than_the_stack_is_shown(client: Client) -> None:
    ruling = published()
    written = chain(ruling, 1200)
    last = page_of(client, ruling, comments=12)
    assert f'id="comment-{written[-1].pk}"' in last
    assert last.count("<article") == last.count("</article>")


def test_a_removed_comment_with_replies_leaves_a_note(client: Client) -> None:
    ruling = published()
    top = comment(ruling, "Taken away", author_name="Gone Person")
    reply = comment(ruling, "Still here", parent=top)
    Comment.objects.filter(pk=top.pk).move_to(CommentState.REMOVED)
    page = page_of(client, ruling)
    assert "This comment was removed by a moderator." in page
    assert "Still here" in page
    assert "Taken away" not in page
    assert "Gone Person" not in page
    assert "1 reader comment<" in page
    assert nesting(page) == {top.pk: None, reply.pk: top.pk}


def test_a_correction_and_what_it_corrects_lead_to_each_other(client: Client) -> None:
    ruling = published()
    wrong = comment(ruling, "It was in May.")
    right = comment(ruling, "It was in June.", corrects=wrong)
    page = page_of(client, ruling)
    assert f'corrected this: <a href="/comments/{right.pk}/">read the correction</a>' in page
    assert f'by its author of <a href="/comments/{wrong.pk}/">an earlier comment</a>' in page
    Comment.objects.filter(pk=wrong.pk).reject()
    assert "an earlier comment</a>" not in page_of(client, ruling)
    Comment.objects.filter(pk=wrong.pk).approve()
    Comment.objects.filter(pk=right.pk).move_to(CommentState.REMOVED)
    assert "read the correction" not in page_of(client, ruling)


def test_a_discussion_that_is_off_says_so_and_nothing_else(client: Client) -> None:
    ruling = published(comments_stated=2)
    one = comment(ruling, "Not now")
    Discussion.objects.filter(ruling=ruling).update(mode="off")
    page = page_of(client, ruling)
    assert "Comments on this ruling are switched off." in page
    assert "Not now" not in page
    assert "/comments/new/" not in page
    assert client.get(f"/comments/{one.pk}/").status_code == 404


@pytest.mark.parametrize(("days", "is_open"), [(0, True), (1, True), (-1, False)])
def test_comments_close_after_their_last_day(client: Client, days: int, is_open: bool) -> None:
    ruling = published()
    one = comment(ruling, "Stays")
    last_day = localdate() + timedelta(days=days)
    Discussion.objects.filter(ruling=ruling).update(last_day=last_day)
    page = page_of(client, ruling)
    assert "Stays" in page
    assert (f"/comments/new/{ruling.pk}/" in page) == is_open
    assert (f"/comments/{one.pk}/reply/" in page) == is_open
    assert ("Comments on this ruling closed on" in page) != is_open


def test_where_no_comments_are_taken_at_all_the_page_says_so(
    client: Client, settings: Settings
) -> None:
    settings.COMMENTS = replace(settings.COMMENTS, accepted=0)
    ruling = published()
    Discussion.objects.filter(ruling=ruling).update(last_day=localdate() + timedelta(days=9))
    page = page_of(client, ruling)
    assert NOT_ACCEPTED in page
    assert "/comments/new/" not in page


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


def test_the_permanent_address_of_what_is_hidden_is_not_found(client: Client) -> None:
    one = comment(published(), state="rejected")
    assert client.get(f"/comments/{one.pk}/").status_code == 404


def test_an_absurd_number_is_not_found(client: Client) -> None:
    assert client.get(f"/comments/{10**30}/").status_code == 404


@pytest.mark.parametrize(("depth", "of_the_thread"), [(0, 0), (2, 2), (90, 2), (120, 3), (220, 3)])
def test_the_number_of_queries_does_not_grow_with_the_thread(
    client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    depth: int,
    of_the_thread: int,
) -> None:
    ruling = published()
    chain(ruling, depth)
    with django_assert_num_queries(3 + of_the_thread):
        page_of(client, ruling)
