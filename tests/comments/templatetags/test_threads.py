"""The comments of a page, in nested articles."""

from datetime import UTC, datetime

import pytest

from comments.models import Comment
from comments.templatetags.threads import thread
from comments.threads import Node
from comments.vocabulary import CommentState

EVIL = '"><img src=x onerror=alert(1)>'


def written(pk: int = 7, **changes: object) -> Comment:
    return Comment(
        **{
            "pk": pk,
            "author_name": "A reader",
            "text": "Well said.",
            "is_visible": True,
            "thread_key": b"\0" * 16,
        }
        | changes
    )


def test_a_comment_links_to_itself_and_to_what_can_be_done_with_it() -> None:
    shown = thread([Node(written(), closes=range(1))], "")
    assert 'id="comment-7"' in shown
    assert '<bdi class="author">A reader</bdi>' in shown
    assert 'href="/comments/7/"' in shown
    assert 'href="/comments/7/reply/"' in shown
    assert 'href="/comments/7/report/"' in shown


def test_where_readers_may_not_write_nothing_can_be_answered() -> None:
    shown = thread([Node(written(), closes=range(1))], "Comments are closed.")
    assert "reply/" not in shown
    assert "report/" in shown


def test_a_tombstone_says_nothing_of_what_was_written() -> None:
    taken = written(is_visible=False, is_tombstone=True, state=CommentState.WITHDRAWN)
    shown = thread([Node(taken, closes=range(1))], "")
    assert "A reader" not in shown
    assert "Well said." not in shown
    assert "report/" not in shown
    assert taken.tombstone in shown


@pytest.mark.parametrize("ends", [0, 1, 3])
def test_articles_end_where_the_thread_goes_back(ends: int) -> None:
    shown = thread([Node(written(), closes=range(ends))], "")
    assert shown.count("</article>") == ends


def test_a_reply_names_what_it_answers_on_this_page_or_an_earlier_one() -> None:
    here = thread([Node(written(9), answers=7, parent=written(7))], "")
    assert '<a class="in-reply-to" href="#comment-7">in reply to <bdi>A reader</bdi></a>' in here
    gone = thread([Node(written(9), answers=7, parent=written(7, is_visible=False))], "")
    assert "in reply to a comment that was taken away</a>" in gone
    earlier = thread([Node(written(9), answers=7)], "")
    assert 'href="/comments/7/">in reply to a comment on an earlier page</a>' in earlier


def test_a_correction_and_what_it_corrects_lead_to_each_other() -> None:
    shown = thread([Node(written(), correction=8), Node(written(8), corrected=7)], "")
    assert '<a href="/comments/8/">read the correction</a>' in shown
    assert '<a href="/comments/7/">an earlier comment</a>' in shown


def test_times_are_told_by_a_clock_in_london() -> None:
    at = datetime(2017, 7, 3, 13, 5, tzinfo=UTC)
    shown = thread([Node(written(posted_at=at, edited_at=at))], "")
    assert '<time datetime="2017-07-03T14:05:00+01:00">3 July 2017, 14:05</time>' in shown
    assert "<span>edited 3 July 2017, 14:05</span>" in shown
    assert "<span>Monday noon</span>" in thread(
        [Node(written(posted_as_printed="Monday noon"))], ""
    )


def test_hostile_words_are_escaped_wherever_they_stand() -> None:
    evil = written(author_name=EVIL, text=EVIL, posted_as_printed=EVIL)
    shown = thread([Node(evil), Node(evil, answers=7, parent=evil)], "")
    assert "<img" not in shown
    assert shown.count("&lt;img") == 13


def test_no_comments_give_nothing() -> None:
    assert thread([], "") == ""
