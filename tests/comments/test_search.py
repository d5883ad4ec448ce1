"""The search in reader comments, as a reader meets it."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from comments.filters import DEEPEST_PAGE
from comments.models import Comment
from rulings.models import Ruling
from tests.comments.pages import excerpts, get, link, marks, problems, refused, stated
from tests.comments.written import comment
from tests.rulings.described import published

pytestmark = pytest.mark.django_db


@pytest.fixture
def ruling() -> Ruling:
    return published()


@pytest.mark.parametrize("hidden", ["pending", "rejected"])
def test_what_no_moderator_approved_is_never_found(
    client: Client, ruling: Ruling, hidden: str
) -> None:
    comment(ruling, "A late approval")
    comment(ruling, "A late refusal", state=hidden)
    page = get(client, q="late")
    assert excerpts(page) == ["A late approval"]
    assert stated(page) == "1 reader comment"


def test_a_reply_below_a_rejected_comment_is_never_found(client: Client, ruling: Ruling) -> None:
    top = comment(ruling, "late", state="rejected")
    comment(ruling, "late too", parent=top)
    assert excerpts(get(client)) == []
    assert excerpts(get(client, q="late")) == []


def test_comments_of_a_withdrawn_ruling_are_never_found(client: Client, ruling: Ruling) -> None:
    comment(ruling, "late")
    assert excerpts(get(client, q="late")) == ["late"]
    ruling.withdraw()
    for parameters in ({}, {"q": "late"}, {"posted_after": "2000-01-01"}):
        assert excerpts(get(client, **parameters)) == []
    said = problems(refused(client, ruling=ruling.pk))
    assert [name for name, _ in said] == ["ruling"]


def test_rulings_are_never_found(client: Client) -> None:
    comment(published(title="A late note", summary="Late."), "Nothing of it")
    assert excerpts(get(client, q="late")) == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("notes", ["Her notes were late.", "A note of her practice"]),
        ("late note", ["Her notes were late."]),
        ('"notes were late"', ["Her notes were late."]),
        ("late or practise", ["Her notes were late.", "A note of her practice"]),
        ("note -late", ["A note of her practice"]),
        ("practise", ["A note of her practice"]),
        ("“note of her”", ["A note of her practice"]),
        ('"late notes"~2', ["Her notes were late."]),
        ("of the note", ["Her notes were late.", "A note of her practice"]),
        ("colleague’s", ["Its colleagues' view"]),
        ("never", []),
    ],
)
def test_words_are_read_as_in_rulings(
    client: Client, ruling: Ruling, query: str, found: list[str]
) -> None:
    for text in ("Its colleagues' view", "A note of her practice", "Her notes were late."):
        comment(ruling, text)
    assert excerpts(get(client, q=query)) == found


def test_a_phrase_with_small_words_is_found_at_the_end_of_a_very_long_comment(
    client: Client, ruling: Ruling
) -> None:
    """A vector holds at most 256 places of “the” and “of”."""
    comment(ruling, "the end of the road " * 1500 + "the lack of the competence")
    page = get(client, q='"lack of the competence"')
    assert stated(page) == "1 reader comment"
    assert marks(page) == ["lack of the competence"]


def test_one_ruling_alone(client: Client, ruling: Ruling) -> None:
    other = published(title="Another ruling")
    comment(ruling, "On the first")
    comment(other, "On the second")
    page = get(client, ruling=other.pk)
    assert excerpts(page) == ["On the second"]
    assert f'name="ruling" value="{other.pk}" checked' in page


@pytest.mark.parametrize(
    ("parameters", "found"),
    [
        ({"posted_after": "2017-07-01"}, ["noon, 2 July", "first minute of 1 July"]),
        ({"posted_after": "2017-07-02"}, ["noon, 2 July"]),
        ({"posted_before": "2017-06-30"}, ["last minute of 30 June"]),
        (
            {"posted_before": "2017-07-01"},
            ["first minute of 1 July", "last minute of 30 June"],
        ),
        (
            {"posted_after": "2017-07-01", "posted_before": "2017-07-01"},
            ["first minute of 1 July"],
        ),
        ({"posted_after": "0001-01-01", "posted_before": "0001-01-01"}, []),
        ({"posted_after": "9999-12-31"}, []),
    ],
)
def test_days_are_those_of_london_and_both_are_included(
    client: Client, ruling: Ruling, parameters: dict[str, str], found: list[str]
) -> None:
    """In summer London is an hour ahead: its 1 July begins at 23:00 of 30 June."""
    comment(ruling, "last minute of 30 June", posted_at="2017-06-30T22:59Z")
    comment(ruling, "first minute of 1 July", posted_at="2017-06-30T23:00Z")
    comment(ruling, "noon, 2 July", posted_at="2017-07-02T11:00Z")
    comment(ruling, "no time")
    page = get(client, **parameters)
    assert excerpts(page) == found
    assert "comments without a time are left out" in page


def test_newest_first_and_without_a_time_last(client: Client, ruling: Ruling) -> None:
    comment(ruling, "no time, earlier")
    comment(ruling, "in 2016", posted_at="2016-01-01T12:00Z")
    comment(ruling, "in 2018", posted_at="2018-01-01T12:00Z")
    comment(ruling, "no time, later")
    page = get(client)
    assert excerpts(page) == ["in 2018", "in 2016", "no time, later", "no time, earlier"]
    assert "Newest first; those without a time come last." in page


def test_pages_neither_repeat_nor_lose_a_comment(client: Client, ruling: Ruling) -> None:
    for number in range(23):
        comment(ruling, f"number {number}", posted_at="2017-09-25T09:58Z" if number % 2 else None)
    shown: list[str] = []
    address = "/comments/?q=number"
    for _ in range(3):
        page = client.get(address).content.decode()
        shown += excerpts(page)
        assert stated(page) == "23 reader comments"
        if 'rel="next"' in page:
            address = "/comments/" + link(page, "Next")
    assert len(shown) == 23
    assert set(shown) == {f"number {number}" for number in range(23)}


def test_a_page_beyond_the_last_is_the_last(client: Client, ruling: Ruling) -> None:
    comment(ruling, "only one")
    page = get(client, page=7)
    assert excerpts(page) == ["only one"]
    assert "There is only 1 page; this is the last one." in page


def test_as_many_a_page_as_asked_for(client: Client, ruling: Ruling) -> None:
    for number in range(26):
        comment(ruling, f"number {number}")
    assert [len(excerpts(get(client, size=size))) for size in (10, 25, 50)] == [10, 25, 26]


@pytest.mark.parametrize(
    ("parameter", "value", "sentence"),
    [
        ("ruling", "nosuchid", "“nosuchid” is not the id of a published ruling"),
        ("ruling", "\0", "“\N{REPLACEMENT CHARACTER}” is not the id of a published ruling"),
        ("ruling", "<b>", "“<b>” is not the id of a published ruling"),
        ("posted_after", "25/09/2017", "“Posted on or after” takes a date such as 2017-09-25."),
        ("posted_before", "2017-02-30", "“Posted on or before” takes a date such as 2017-09-25."),
        ("posted_after", "\0", "“Posted on or after” takes a date such as 2017-09-25."),
        ("posted_before", "2017-09-25\0", "“Posted on or before” takes a date such as 2017-09-25."),
        ("page", "\0", f"“Page” takes a whole number from 1 to {DEEPEST_PAGE}."),
        ("page", "0", f"“Page” takes a whole number from 1 to {DEEPEST_PAGE}."),
        ("page", "9" * 5000, f"“Page” takes a whole number from 1 to {DEEPEST_PAGE}."),
        ("size", "10\0", "“Comments a page” takes 10, 25 or 50."),
        ("size", "11", "“Comments a page” takes 10, 25 or 50."),
    ],
)
def test_what_makes_no_sense_is_said_and_nothing_is_searched(
    client: Client, ruling: Ruling, parameter: str, value: str, sentence: str
) -> None:
    comment(ruling, "late")
    page = refused(client, q="late", **{parameter: value})
    [(name, said)] = problems(page)
    assert name == parameter
    assert said.startswith(sentence)
    assert excerpts(page) == []
    assert "\0" not in page
    assert link(page, "Search without") == "/comments/?q=late"


def test_every_problem_is_named(client: Client) -> None:
    page = refused(client, ruling="x", posted_after="y", size="z")
    assert [name for name, _ in problems(page)] == ["ruling", "posted_after", "size"]


def test_each_part_can_be_removed_by_itself(client: Client, ruling: Ruling) -> None:
    comment(ruling, "late", posted_at="2017-09-25T09:58Z")
    page = get(client, q="late", ruling=ruling.pk, posted_after="2017-01-02", size=25)
    after = "posted_after=2017-01-02"
    one = f"ruling={ruling.pk}"
    assert link(page, "Remove Words: late") == f"/comments/?{after}&{one}&size=25"
    assert link(page, f"Remove Ruling: {ruling.title}") == f"/comments/?{after}&q=late&size=25"
    assert link(page, "Remove Posted on or after: 2 January 2017") == (
        f"/comments/?q=late&{one}&size=25"
    )
    assert link(page, "Remove all") == "/comments/"


def test_a_result_says_who_wrote_where_and_when(client: Client) -> None:
    ruling = published(title="Fish & <chips>")
    one = comment(
        ruling, "late", author_name="Ann <b>", posted_at="2017-09-25T09:58Z", printed_number=4
    )
    printed = comment(ruling, "as printed", posted_as_printed="last Tuesday")
    page = get(client)
    assert '<bdi class="author">Ann &lt;b&gt;</bdi> on ' in page
    assert link(page, "Fish & <chips>") == ruling.get_absolute_url()
    assert '<time datetime="2017-09-25T10:58:00+01:00">25 September 2017, 10:58</time>' in page
    assert f'href="/comments/{one.pk}/"' in page
    assert "<span>last Tuesday</span>" in page.split(f'id="comment-{printed.pk}"')[1]


def test_the_page_says_whose_words_these_are_and_is_kept_out_of_search_engines(
    client: Client,
) -> None:
    page = get(client)
    assert "kept to the letter. It is not part of any ruling" in page
    assert '<meta name="robots" content="noindex">' in page


def test_a_large_number_is_written_with_separators(client: Client, ruling: Ruling) -> None:
    Comment.objects.bulk_create(
        Comment(ruling=ruling, text="late", author_name="A reader", state="approved")
        for _ in range(1_001)
    )
    page = get(client, q="late")
    assert stated(page) == "1,001 reader comments"
    assert "<title>1,001 reader comments" in page


@pytest.mark.parametrize(("written", "is_offered"), [(10, False), (11, True)])
def test_a_long_discussion_offers_a_search_of_its_own(
    client: Client, ruling: Ruling, written: int, is_offered: bool
) -> None:
    for _ in range(written):
        comment(ruling)
    comment(ruling, state="pending")
    page = client.get(ruling.get_absolute_url()).content.decode()
    assert ("Search these comments" in page) is is_offered
    if is_offered:
        address = link(page, "Search these comments")
        assert address == f"/comments/?ruling={ruling.pk}"
        assert stated(client.get(address).content.decode()) == "11 reader comments"


@pytest.mark.parametrize("comments", [1, 30])
def test_the_number_of_queries_is_the_same_for_any_list(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, comments: int
) -> None:
    """Ruling, count, page, stems, demonstration data; the limit is set and lifted."""
    one = published()
    for number in range(comments):
        comment(one, f"late, number {number}")
    parameters = {"q": "late number", "ruling": one.pk, "size": 50}
    with django_assert_num_queries(7):
        assert len(excerpts(get(client, **parameters))) == comments
