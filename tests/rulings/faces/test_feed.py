"""A search as a feed."""

from datetime import datetime
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils.timezone import localdate
from pytest_django import DjangoAssertNumQueries

from rulings.models import Ruling, SearchEntry
from tests.rulings.described import published
from tests.rulings.faces.reading import entries, feed, id_in, links, text

pytestmark = pytest.mark.django_db


def updated(element: ElementTree.Element) -> datetime:
    return datetime.fromisoformat(text(element, "a:updated"))


def test_an_entry_tells_what_changed_and_where_to_read_it(client: Client) -> None:
    ruling = published()
    kept = SearchEntry.objects.get(pk=ruling.pk)
    [entry] = entries(feed(client))
    assert text(entry, "a:title") == "Late visit notes: three-year caution"
    assert text(entry, "a:id") == f"http://testserver/rulings/{ruling.pk}/"
    assert links(entry, "alternate") == [
        f"http://testserver{ruling.get_absolute_url()}",
        f"http://testserver/rulings/{ruling.pk}.json",
    ]
    assert text(entry, "a:summary") == "Notes of home visits were written weeks later."
    published_at = datetime.fromisoformat(text(entry, "a:published"))
    assert published_at.date() == localdate()
    assert updated(entry) == kept.changed_at
    assert text(entry, "record:content-hash") == kept.content_hash


def test_a_new_title_is_news_of_the_same_ruling(client: Client) -> None:
    ruling = published()
    [before] = entries(feed(client))
    Ruling.objects.filter(pk=ruling.pk).update(title="Another title")
    [after] = entries(feed(client))
    assert text(after, "a:id") == text(before, "a:id")
    assert links(after, "alternate") != links(before, "alternate")
    assert text(after, "record:content-hash") != text(before, "record:content-hash")


def test_the_feed_is_as_new_as_its_newest_entry(client: Client) -> None:
    old, new = published(title="Old"), published(title="New")
    SearchEntry.objects.filter(pk=old.pk).update(changed_at="2020-01-01T00:00:00Z")
    SearchEntry.objects.filter(pk=new.pk).update(changed_at="2021-02-03T04:05:06Z")
    read = feed(client, "?sort=changed")
    assert [text(entry, "a:title") for entry in entries(read)] == ["New", "Old"]
    assert updated(read) == datetime.fromisoformat("2021-02-03T04:05:06Z")


def test_newly_added_or_changed_comes_first(client: Client) -> None:
    rulings = [published(title=title) for title in ("A", "B", "C")]
    for ruling, day in zip(rulings, ("03", "01", "02"), strict=True):
        SearchEntry.objects.filter(pk=ruling.pk).update(changed_at=f"2021-02-{day}T00:00:00Z")
    read = entries(feed(client, "?sort=changed"))
    assert [text(entry, "a:title") for entry in read] == ["A", "C", "B"]


def test_a_feed_of_nothing_is_whole_and_stays_the_same(client: Client) -> None:
    first = client.get("/rulings.atom?year=1999").content
    assert entries(ElementTree.fromstring(first)) == []
    assert client.get("/rulings.atom?year=1999").content == first


def test_the_title_says_what_was_asked_for(client: Client) -> None:
    assert text(feed(client), "a:title") == "All rulings"
    query = "?sanction=caution&sanction=advice&regulator=hcpc&q=late&sort=changed"
    assert text(feed(client, query), "a:title") == (
        "Rulings – Words: late; Sanction: Caution or Advice; Regulator: HCPC"
    )


def test_pages_of_a_feed_lead_to_each_other(client: Client) -> None:
    for number in range(23):
        published(title=f"Ruling {number:02}", decided_on=f"2017-01-{number + 1:02}")
    read = feed(client, "?year=2017&page=2&unknown=1")
    host = "http://testserver/rulings"
    assert links(read, "self") == [f"{host}.atom?page=2&year=2017"]
    assert links(read, "alternate") == [f"{host}/?page=2&year=2017"]
    assert links(read, "previous") == [f"{host}.atom?page=1&year=2017"]
    assert links(read, "next") == [f"{host}.atom?page=3&year=2017"]
    assert text(read, "a:id") == f"{host}.atom?year=2017"
    assert text(read, "a:author/a:name") == "Conduct Rulings"
    last = feed(client, links(read, "next")[0].removeprefix(f"{host}.atom"))
    assert (len(entries(last)), links(last, "next")) == (3, [])
    assert links(feed(client), "previous") == []


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("A\x07bell\x1b and \x0b\x0c", "Abell and "),
        ("Not\ufffe a\uffff character", "Not a character"),
        ("<b>bold</b> & ]]>", "<b>bold</b> & ]]>"),
        ("é😀 שלום", "é😀 שלום"),
    ],
)
def test_the_feed_is_well_formed_whatever_was_entered(
    client: Client, written: str, read: str
) -> None:
    published(title=written, summary=f"In short: {written}")
    [entry] = entries(feed(client))
    assert text(entry, "a:title") == read
    assert text(entry, "a:summary") == f"In short: {read}"


@pytest.mark.parametrize("words", ["%01", "%EF%BF%BF", "%3C%26%22", "%F0%9F%98%80"])
def test_the_feed_is_well_formed_whatever_was_asked(client: Client, words: str) -> None:
    assert text(feed(client, f"?q={words}"), "a:title").startswith("Rulings – Words: ")


def test_a_withdrawn_ruling_leaves_the_feed(client: Client) -> None:
    gone, stays = published(title="Gone"), published(title="Stays")
    gone.withdraw()
    assert [id_in(entry) for entry in entries(feed(client))] == [stays.pk]


def test_nonsense_is_refused_in_words(client: Client) -> None:
    response = client.get("/rulings.atom?topic=nothing_known")
    assert response.status_code == 400
    assert "“nothing_known” is not a value of “Topic”" in response.content.decode()


@pytest.mark.parametrize("rulings", [1, 12])
def test_the_number_of_queries_does_not_grow_with_the_list(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, rulings: int
) -> None:
    for number in range(rulings):
        published(title=f"Ruling {number}")
    # Labels, the tally, the number of rulings, the rulings with their entries, their corrections;
    # the time limit, set and lifted.
    with django_assert_num_queries(5 + 2):
        assert len(entries(feed(client, "?size=25"))) == rulings
