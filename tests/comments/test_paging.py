"""Long discussions in pages."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries, Settings

from comments.models import Comment
from comments.paging import starts_of
from comments.vocabulary import CommentState
from rulings.models import Ruling
from tests.comments.test_discussion import nesting, page_of
from tests.comments.written import chain, comment
from tests.rulings.described import published

pytestmark = pytest.mark.django_db
ROOM = 5

# The sizes of threads in their order, and the levels that say so.
SIZES = st.lists(st.integers(1, 12), max_size=30)


@pytest.fixture(autouse=True)
def _small_pages(settings: Settings) -> None:
    settings.COMMENTS = replace(settings.COMMENTS, a_page=ROOM)


def levels(sizes: list[int]) -> str:
    return "".join("1" + "2" * (size - 1) for size in sizes)


def numbers(page: str) -> list[int]:
    return [int(number) for number in re.findall(r'<article id="comment-(\d+)"', page)]


@given(SIZES, st.integers(1, 10))
def test_pages_hold_everything_once_and_no_more_than_there_is_room_for(
    sizes: list[int], room: int
) -> None:
    starts = starts_of(levels(sizes), room)
    assert starts[0] == 0
    assert starts[-1] == sum(sizes)
    assert all(0 < end - start <= room for start, end in pairwise(starts) if sizes)


@given(SIZES, st.integers(1, 10))
def test_only_a_thread_that_is_longer_than_a_page_is_divided(sizes: list[int], room: int) -> None:
    text = levels(sizes)
    for start, end in pairwise(starts_of(text, room)):
        if end < len(text) and text[end] != "1":
            assert end - start == room
            assert "1" not in text[start + 1 : end]


@given(SIZES, st.integers(1, 10))
def test_a_page_takes_as_many_threads_as_there_is_room_for(sizes: list[int], room: int) -> None:
    text = levels(sizes)
    for start, end in pairwise(starts_of(text, room)):
        following = text.find("1", end + 1)
        after_next_thread = following if following >= 0 else len(text)
        assert end == len(text) or text[end] != "1" or after_next_thread - start > room


def test_the_pages_of_a_discussion_hold_all_of_it_in_order(client: Client) -> None:
    ruling = published()
    chain(ruling, 3)
    chain(ruling, 3)
    chain(ruling, 7)
    comment(ruling)
    pages = [numbers(page_of(client, ruling, comments=number)) for number in range(1, 6)]
    assert [len(page) for page in pages] == [3, 3, 5, 3, 3]
    assert pages[3] == pages[4]  # beyond the end stands the last page
    everything = [each.pk for each in ruling.comments.in_thread_order()]
    assert [number for page in pages[:4] for number in page] == everything


def test_a_page_inside_a_thread_names_what_its_comments_answer(client: Client) -> None:
    ruling = published()
    written = chain(ruling, 7)
    page = page_of(client, ruling, comments=2)
    assert "begins inside a long thread" in page
    first = page.split(f'id="comment-{written[5].pk}"')[1].split("</article>")[0]
    assert f'href="/comments/{written[4].pk}/">in reply to a comment on an earlier page' in first
    second = page.split(f'id="comment-{written[6].pk}"')[1].split("</article>")[0]
    assert f'href="#comment-{written[5].pk}">in reply to' in second


def test_a_divided_thread_nests_only_in_what_is_answered(client: Client) -> None:
    """Below the third level replies stand by time: what lies between belongs to others."""
    ruling = published()
    *_, third = chain(ruling, 3)
    others = [comment(ruling, f"{n}", parent=third) for n in range(4)]
    below = comment(ruling, "below", parent=others[0])
    page = page_of(client, ruling, comments=2)
    assert numbers(page) == [others[2].pk, others[3].pk, below.pk]
    assert set(nesting(page).values()) == {None}
    assert page.count("in reply to a comment on an earlier page") == 3


@pytest.mark.parametrize("asked", ["0", "-1", "abc", "", "1e3", "²", "9" * 5000, "\0"])
def test_what_is_no_page_leads_to_one(client: Client, asked: str) -> None:
    ruling = published()
    written = [comment(ruling) for _ in range(7)]
    shown = numbers(page_of(client, ruling, comments=asked))
    assert shown == [each.pk for each in written[:ROOM]]


def test_the_links_between_pages_keep_the_search_one_came_from(client: Client) -> None:
    ruling = published()
    for _ in range(12):
        comment(ruling)
    page = page_of(client, ruling, q="notes", comments=2)
    assert 'rel="prev" href="?q=notes#comments"' in page
    assert 'rel="next" href="?q=notes&amp;comments=3#comments"' in page
    assert "Page 2 of 3" in page


def address(client: Client, one: Comment) -> str:
    return client.get(f"/comments/{one.pk}/").headers["Location"]


def test_the_permanent_address_leads_to_the_right_page(client: Client) -> None:
    ruling = published()
    written = [*chain(ruling, 7), *(comment(ruling) for _ in range(4))]
    page = ruling.get_absolute_url()
    for each in written[:5]:
        assert address(client, each) == f"{page}#comment-{each.pk}"
    for each in written[5:10]:
        assert address(client, each) == f"{page}?comments=2#comment-{each.pk}"
    for each in written[10:]:
        assert address(client, each) == f"{page}?comments=3#comment-{each.pk}"


def test_every_permanent_address_leads_to_a_page_that_has_the_comment(client: Client) -> None:
    ruling = published()
    top, reply, *_ = chain(ruling, 9)
    for _ in range(9):
        comment(ruling)
    Comment.objects.filter(pk__in=[top.pk, reply.pk]).move_to(CommentState.WITHDRAWN)
    for each in ruling.comments.shown():
        place = address(client, each)
        page = client.get(place.split("#")[0]).content.decode()
        assert f'id="{place.split("#")[1]}"' in page


@pytest.mark.parametrize("number", [8, 60])
def test_a_permanent_address_takes_as_many_queries_in_a_long_discussion(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    ruling = published()
    last = [comment(ruling) for _ in range(number)][-1]
    with django_assert_num_queries(3):
        address(client, last)


def test_pages_of_one_ruling_do_not_hold_another_rulings_comments(client: Client) -> None:
    ruling, other = published(), published(title="Another")
    mine = comment(ruling)
    comment(other)
    assert numbers(page_of(client, ruling)) == [mine.pk]


def test_an_empty_discussion_has_one_page(client: Client) -> None:
    ruling: Ruling = published()
    page = page_of(client, ruling)
    assert "0 reader comments" in page
    assert "Page 1" not in page
