"""Reader comments as Atom feeds."""

from datetime import datetime
from xml.etree import ElementTree

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from comments.feed import MOST, THREADING
from comments.models import Comment
from rulings.models import Discussion, Ruling
from tests.comments.written import chain, comment
from tests.rulings.described import published
from tests.rulings.faces.reading import entries, links, text

pytestmark = pytest.mark.django_db


def feed(client: Client, ruling: Ruling | None = None) -> ElementTree.Element:
    path = f"/rulings/{ruling.pk}/comments.atom" if ruling else "/comments.atom"
    response = client.get(path)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)


def addresses(read: ElementTree.Element) -> list[str]:
    return [text(entry, "a:id") for entry in entries(read)]


def test_an_entry_holds_the_words_who_wrote_them_when_and_where(client: Client) -> None:
    ruling = published()
    one = comment(
        ruling,
        "x<y & <<z>>\n\nhttp://a.example/",
        author_name="A & B",
        posted_at="2024-05-06T07:08Z",
    )
    [entry] = entries(feed(client, ruling))
    assert text(entry, "a:title") == f"A & B on “{ruling.title}”"
    assert text(entry, "a:author/a:name") == "A & B"
    assert text(entry, "a:content") == str(one.html)
    assert text(entry, "a:id") == f"http://testserver/comments/{one.pk}/"
    assert links(entry, "alternate") == [f"http://testserver/comments/{one.pk}/"]
    assert datetime.fromisoformat(text(entry, "a:published")) == datetime.fromisoformat(
        "2024-05-06T07:08Z"
    )


def test_the_newest_come_first_and_no_more_than_fit(client: Client) -> None:
    ruling = published()
    written = [
        comment(ruling, f"{n}", posted_at=f"2024-01-01T{n // 60:02}:{n % 60:02}Z")
        for n in range(MOST + 3)
    ]
    assert addresses(feed(client)) == [
        f"http://testserver/comments/{each.pk}/" for each in reversed(written[3:])
    ]


def test_what_was_approved_late_is_news(client: Client) -> None:
    ruling = published()
    late = comment(ruling, posted_at="2024-01-01T10:00Z", state="pending")
    early = comment(ruling, posted_at="2024-02-01T10:00Z")
    before = text(feed(client), "a:updated")
    Comment.objects.filter(pk=late.pk).approve()
    assert addresses(feed(client)) == [
        f"http://testserver/comments/{each.pk}/" for each in (late, early)
    ]
    assert text(feed(client), "a:updated") > before


def test_a_reply_says_what_it_answers(client: Client) -> None:
    ruling = published()
    top, _ = chain(ruling, 2)
    newest, oldest = entries(feed(client, ruling))
    answers = newest.find(f"{{{THREADING}}}in-reply-to")
    assert answers is not None
    assert answers.attrib["ref"] == f"http://testserver/comments/{top.pk}/"
    assert oldest.find(f"{{{THREADING}}}in-reply-to") is None


def test_only_what_the_public_may_read_is_in_a_feed(client: Client) -> None:
    ruling, hidden = published(), published(title="Hidden")
    shown = comment(ruling)
    comment(ruling, state="pending")
    rejected = comment(ruling, state="rejected")
    comment(ruling, parent=rejected)
    comment(hidden)
    hidden.withdraw()
    assert addresses(feed(client)) == [f"http://testserver/comments/{shown.pk}/"]
    assert client.get(f"/rulings/{hidden.pk}/comments.atom").status_code == 410
    Discussion.objects.update(mode="off")
    assert addresses(feed(client)) == []
    assert addresses(feed(client, ruling)) == []


def test_a_feed_of_one_ruling_has_its_comments_alone(client: Client) -> None:
    ruling, other = published(), published(title="Other")
    one = comment(ruling)
    comment(other)
    assert addresses(feed(client, ruling)) == [f"http://testserver/comments/{one.pk}/"]
    assert client.get("/rulings/nosuchid/comments.atom").status_code == 404


def test_characters_that_no_xml_can_hold_are_left_out(client: Client) -> None:
    comment(published(), "bell \x07 and \x1b[0m", author_name="B\x08b")
    [entry] = entries(feed(client))
    assert text(entry, "a:content") == '<p dir="auto">bell  and [0m</p>'
    assert text(entry, "a:author/a:name") == "Bb"


@pytest.mark.parametrize("number", [1, 12])
def test_a_feed_takes_one_query_and_a_rulings_feed_two(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    ruling = published()
    chain(ruling, number)
    with django_assert_num_queries(1):
        feed(client)
    with django_assert_num_queries(2):
        feed(client, ruling)


def test_a_feed_that_did_not_change_is_not_sent_again(client: Client) -> None:
    comment(published())
    tag = client.get("/comments.atom").headers["ETag"]
    assert client.get("/comments.atom", headers={"If-None-Match": tag}).status_code == 304
    Comment.objects.update(text="Another")
    assert client.get("/comments.atom", headers={"If-None-Match": tag}).status_code == 200
