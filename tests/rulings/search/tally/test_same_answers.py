"""With the tally and without it, whatever changed since: the same answers, in the same order."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rulings.found import Found
from rulings.models import Discussion, Ruling, SearchEntry
from rulings.search.criteria import Criteria, Sort
from rulings.search.tally.making import make_tally
from tests.rulings.described import published
from tests.rulings.search.varied import asked, pool

pytestmark = [pytest.mark.long, pytest.mark.django_db]
TOGETHER = settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
# Most rulings are not discussed; numbers are often the same.
COMMENTS = st.lists(st.sampled_from([0, 0, 0, 1, 2, 3, 50]), min_size=45, max_size=45)
PHRASES = ("lemon walnut", "walnut zebra", "lack of competence")


@pytest.fixture
def tallied(monkeypatch: pytest.MonkeyPatch) -> list[Ruling]:
    """Random rulings, all of them in the tally, which knows every word that two of them hold."""
    monkeypatch.setattr("rulings.search.tally.making.FEWEST", 2)
    rulings = [published(**ruling) for ruling in pool(40)]
    make_tally(PHRASES)
    return rulings


@pytest.fixture
def changed(tallied: list[Ruling]) -> None:
    """Some of them changed in every way since."""
    first, second, third, fourth, *_ = tallied
    Ruling.objects.filter(pk=first.pk).update(
        title="Lemon walnut, and other words", decided_on=None, decided_precision=""
    )
    Ruling.objects.filter(pk=second.pk).update(
        decided_on="2024-02-29", decided_precision="day", impairment="not_found"
    )
    Ruling.objects.filter(pk=third.pk).update(state="withdrawn")
    fourth.delete()
    published(title="One more about lemon walnut")


def answers(criteria: Criteria, sort: Sort, first: int, end: int) -> tuple[Any, ...]:
    """From the search entries alone."""
    number, counts = SearchEntry.objects.facet_counts(criteria)
    listed = Ruling.objects.published().meeting(criteria).in_order(sort, criteria)
    return number, counts, list(listed[first:end].values_list("pk", flat=True))


def found(criteria: Criteria, sort: Sort, first: int, end: int) -> tuple[Any, ...]:
    """As pages ask, with the tally wherever it can answer."""
    search = Found(criteria, few=-1)
    number, counts = search.counts()
    assert Found(criteria, few=-1).number == number
    listed = search.ids(sort, first, end)
    assert [ruling.pk for ruling in search.between(sort, first, end)] == listed
    return number, counts, listed


@TOGETHER
@given(
    criteria=asked(), sort=st.sampled_from(Sort), first=st.integers(0, 40), most=st.integers(1, 40)
)
def test_the_tally_gives_what_the_entries_give(
    tallied: list[Ruling], criteria: Criteria, sort: Sort, first: int, most: int
) -> None:
    asked_for = (criteria, sort, first, first + most)
    assert found(*asked_for) == answers(*asked_for)


@TOGETHER
@given(
    criteria=asked(), sort=st.sampled_from(Sort), first=st.integers(0, 40), most=st.integers(1, 40)
)
def test_and_so_it_does_when_rulings_changed_since(
    changed: None, criteria: Criteria, sort: Sort, first: int, most: int
) -> None:
    asked_for = (criteria, sort, first, first + most)
    assert found(*asked_for) == answers(*asked_for)


@pytest.mark.parametrize(
    "words",
    [
        "lemon",
        "lemon or zebra",
        "-lemon",
        "lemon -walnut",
        '"lemon walnut"',
        '"walnut lemon"',
        "title:lemon",
        "lemon~2 walnut",
        "orange",
        "orange or lemon",
        "-orange lemon",
        '"lemon walnut" zebra',
        '"lack of competence" or title:walnut',
    ],
)
def test_every_kind_of_words_in_every_order(changed: None, words: str) -> None:
    for sort in Sort:
        asked_for = (Criteria(q=words), sort, 0, 100)
        assert found(*asked_for) == answers(*asked_for)


def test_of_many_the_order_is_bounded_alike(changed: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rulings.found.RANKED_AT_MOST", 1)
    criteria = Criteria(q="lemon walnut")
    listed = Found(criteria, few=-1).between(Sort.RELEVANCE, 0, 100)
    plain = Ruling.objects.published().meeting(criteria)
    assert len(listed) > 1
    assert list(listed) == list(plain.in_order(Sort.RELEVANCE, criteria, is_bounded=True))


@TOGETHER
@given(criteria=asked(), comments=COMMENTS, first=st.integers(0, 45), most=st.integers(1, 40))
def test_of_many_the_most_discussed_come_first(
    changed: None, criteria: Criteria, comments: list[int], first: int, most: int
) -> None:
    keys = Ruling.objects.order_by("pk").values_list("pk", flat=True)
    for key, number in zip(keys, comments, strict=False):
        Discussion.objects.filter(pk=key).update(visible_comments=number)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("rulings.found.SORTED_AT_MOST", 0)
        patch.setattr("rulings.search.tally.discussed._FEWEST", 1)
        asked_for = (criteria, Sort.DISCUSSED, first, first + most)
        assert found(*asked_for) == answers(*asked_for)


@pytest.mark.parametrize(("fewest", "is_looked_up"), [(2, True), (500, False)])
def test_the_most_discussed_are_looked_up_where_that_is_less_than_to_sort(
    tallied: list[Ruling], monkeypatch: pytest.MonkeyPatch, fewest: int, is_looked_up: bool
) -> None:
    monkeypatch.setattr("rulings.search.tally.discussed._FEWEST", fewest)
    search = Found(Criteria(q="lemon"), few=-1)
    assert search.number > 4
    with CaptureQueriesContext(connection) as captured:
        list(search.between(Sort.DISCUSSED, 0, 1))
    by_index = [query for query in captured if "WITH TIES" in query["sql"]]
    assert bool(by_index) is is_looked_up
    assert list(search.between(Sort.DISCUSSED, 0, 1)) == list(
        Ruling.objects.published().meeting(search.criteria).in_order(Sort.DISCUSSED)[:1]
    )


def test_the_most_discussed_of_nothing_are_none(tallied: list[Ruling]) -> None:
    search = Found(Criteria(q="lemon title:notthere"), few=-1)
    assert search.number == 0
    assert not search.between(Sort.DISCUSSED, 0, 10)


@pytest.mark.parametrize("sort", [Sort.CHANGED, Sort.DISCUSSED, Sort.RELEVANCE])
def test_uncounted_the_list_is_as_long_and_in_the_same_order(
    tallied: list[Ruling], monkeypatch: pytest.MonkeyPatch, sort: Sort
) -> None:
    monkeypatch.setattr("rulings.found.SORTED_AT_MOST", 3)
    monkeypatch.setattr("rulings.found.RANKED_AT_MOST", 1)
    criteria = Criteria(q="lemon")
    search = Found(criteria, few=-1)
    search.give_up_counting()
    every = Ruling.objects.published().meeting(criteria)
    expected = list(every.in_order(sort, criteria, is_bounded=sort is Sort.RELEVANCE))
    assert len(expected) > 3
    assert list(search.between(sort, 0, 100)) == expected


@pytest.mark.parametrize("counted_from", [0, 30, 1_000])
def test_all_rulings_are_the_same_stretch_by_stretch(
    changed: None, monkeypatch: pytest.MonkeyPatch, counted_from: int
) -> None:
    """Read by number up to a place, and found by counting beyond it."""
    monkeypatch.setattr("rulings.search.tally.listing.READ_AT_MOST", counted_from)
    expected = list(Ruling.objects.published().in_order(Sort.NEWEST).values_list("pk", flat=True))
    assert len(expected) > 35
    for first in range(0, len(expected), 7):
        assert Found(Criteria()).ids(Sort.NEWEST, first, first + 7) == expected[first : first + 7]


@pytest.mark.parametrize("words", ["lemon", '"lemon walnut"', "lemon -zebra", "lemon or zebra"])
def test_the_entries_are_not_asked_for_what_the_tally_holds(
    tallied: list[Ruling], words: str
) -> None:
    with CaptureQueriesContext(connection) as captured:
        Found(Criteria(q=words)).counts()
    assert not [query for query in captured if "@@" in query["sql"]]


def test_no_bits_are_counted_for_a_word_that_is_spelled_in_one_way(tallied: list[Ruling]) -> None:
    for ruling in tallied[:4]:
        Ruling.objects.filter(pk=ruling.pk).update(title="Candour")
    make_tally()
    criteria = Criteria(q="candour")
    with CaptureQueriesContext(connection) as captured:
        counts = Found(criteria, few=-1).counts()
    assert counts == SearchEntry.objects.facet_counts(criteria)
    assert counts[0] == 4
    assert not [query for query in captured if "bit_count" in query["sql"]]


def test_the_entries_are_asked_for_what_it_does_not_hold(tallied: list[Ruling]) -> None:
    with CaptureQueriesContext(connection) as captured:
        Found(Criteria(q="orange lemon")).counts()
    assert [query for query in captured if "@@" in query["sql"]]
