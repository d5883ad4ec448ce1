"""How the database goes about a search, whatever its size: read from its plans."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rulings.found import Found
from rulings.models import Discussion, Ruling, SearchEntry
from rulings.search.criteria import Criteria, Sort
from rulings.search.tally import beforehand, counting, discussed, listing
from rulings.search.tally.bits import BLOCK
from rulings.search.tally.hits import hits
from tests.rulings.described import published
from tests.rulings.search.tally.numbered import STATE

pytestmark = pytest.mark.django_db

CLASSES = {
    "a common word": Criteria(q="remorse"),
    "a very common word": Criteria(q="record"),
    "nearly all": Criteria(q="panel"),
    "two words": Criteria(q="record remorse"),
    "one of two words": Criteria(q="record or remorse"),
    "a word with three facets": Criteria(
        q="record", sanction=("caution",), ground=("misconduct",), impairment=("found",)
    ),
    "facets only": Criteria(sanction=("caution", "strike_off"), ground=("misconduct",)),
    "dates": Criteria(decided_after=date(2015, 1, 1), decided_before=date(2020, 1, 1)),
}

Explained = dict[str, Any]


def explained(ask: Callable[[], object]) -> Explained:
    """The plan of the one statement that a call makes, with what it read."""
    with CaptureQueriesContext(connection) as captured:
        ask()
    (query,) = captured.captured_queries
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {query['sql']}")
        plan = cursor.fetchone()[0]
    (whole,) = plan if isinstance(plan, list) else json.loads(plan)
    root: Explained = whole["Plan"]
    return root


def nodes(plan: Explained) -> Iterator[Explained]:
    """Every step of a plan."""
    yield plan
    for below in plan.get("Plans", ()):
        yield from nodes(below)


def read_through(plan: Explained) -> set[str]:
    """Tables that are read from one end to the other."""
    return {node["Relation Name"] for node in nodes(plan) if node["Node Type"] == "Seq Scan"}


def used(plan: Explained) -> set[str]:
    """The indexes that lead to what is read."""
    return {node["Index Name"] for node in nodes(plan) if "Index Name" in node}


def pages_read(plan: Explained) -> int:
    """Of 8 kB each, from memory or disk."""
    return int(plan["Shared Hit Blocks"] + plan["Shared Read Blocks"])


@pytest.mark.parametrize("name", CLASSES)
def test_counts_read_bits_by_the_index_and_no_ruling(tally: None, name: str) -> None:
    asked = hits(CLASSES[name], STATE, SearchEntry.objects.holding)
    plan = explained(lambda: counting.facet_counts(asked))
    assert "rulings_tally_pkey" in used(plan)
    assert not read_through(plan) & {"rulings_searchentry", "rulings_ruling"}
    # Dates are looked up in the numbers; nothing else is asked of single rulings.
    assert "rulings_tallied" not in read_through(plan)


@pytest.mark.parametrize("name", CLASSES)
@pytest.mark.parametrize("sort", [Sort.NEWEST, Sort.OLDEST, Sort.LONGEST])
def test_a_page_far_down_reads_no_more_than_the_first(tally: None, name: str, sort: Sort) -> None:
    asked = hits(CLASSES[name], STATE, SearchEntry.objects.holding)
    number = counting.total(asked)
    first = explained(lambda: listing.listed(asked, sort, 0, 10))
    last = explained(lambda: listing.listed(asked, sort, number - 10, number))
    assert first["Actual Rows"] == last["Actual Rows"] == 10
    assert pages_read(last) <= pages_read(first) + 40  # ten rulings, looked up one by one
    assert "rulings_tallied_pkey" in used(first) & used(last)


@pytest.mark.parametrize("row", [beforehand.EVERY_RULING, ("word", "record")])
def test_nothing_is_counted_for_one_word_or_none(tally: None, row: beforehand.Row) -> None:
    plan = explained(lambda: beforehand.unchanged(row, STATE))
    assert pages_read(plan) < 10
    assert {node.get("Relation Name") for node in nodes(plan)} <= {None, "rulings_tallytotal"}


def test_the_newest_of_all_are_read_by_number(tally: None) -> None:
    first = explained(lambda: listing.newest((), 0, 10))
    last = explained(lambda: listing.newest((), listing.READ_AT_MOST - 10, listing.READ_AT_MOST))
    assert first["Actual Rows"] == last["Actual Rows"] == 10
    assert used(first) == used(last) == {"rulings_tallied_pkey"}
    assert pages_read(last) < 10


def test_the_most_discussed_are_looked_for_by_their_index(tally: None) -> None:
    rulings = [published(title=f"Ruling {number}") for number in range(30)]
    Discussion.objects.filter(ruling__in=rulings).update(visible_comments=3)
    asked = hits(CLASSES["nearly all"], STATE, SearchEntry.objects.holding)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE rulings_discussion")
        # So few are sorted faster than looked up.
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = explained(lambda: discussed.most_discussed(asked, 10, 10))
    assert "discussion_most" in used(plan)
    assert not read_through(plan)


def test_the_numbers_of_the_most_discussed_are_looked_up(tally: None) -> None:
    rulings = [published(title=f"Ruling {number}") for number in range(3)]
    Discussion.objects.filter(ruling__in=rulings).update(visible_comments=3)
    asked = hits(CLASSES["nearly all"], STATE, SearchEntry.objects.holding)
    with connection.cursor() as cursor:
        # What a planner that expects more of them would do.
        cursor.execute("SET LOCAL enable_nestloop = off")
    plan = explained(lambda: discussed.most_discussed(asked, 500, 10))
    assert "rulings_tallied" not in read_through(plan)
    assert "rulings_tallied_ruling_id_key" in used(plan)


@pytest.mark.parametrize("numbers", [(BLOCK,), (0, BLOCK)])
def test_what_changed_since_is_taken_off_without_reading_other_bits(
    tally: None, numbers: tuple[int, ...]
) -> None:
    rulings = tuple(published(title=f"Ruling {number}").pk for number in numbers)
    with connection.cursor() as cursor:
        for number, ruling in zip(numbers, rulings, strict=True):
            cursor.execute(
                "UPDATE rulings_tallied SET ruling_id = %s WHERE number = %s", [ruling, number]
            )
        cursor.execute("DELETE FROM rulings_untallied")
        # Nobody has told the planner how few they are: marks come and go.
        Ruling.objects.filter(pk__in=rulings).update(title="Changed since")
        # What a planner that expects more of them would do.
        cursor.execute("SET LOCAL enable_nestloop = off")
    row, state = ("word", "panel"), replace(STATE, changed=rulings)
    number = beforehand.unchanged(row, STATE).number
    assert beforehand.unchanged(row, state).number == number - len(rulings)
    plan = explained(lambda: beforehand.unchanged(row, state))
    bits = [node for node in nodes(plan) if node.get("Relation Name") == "rulings_tally"]
    # One row for each ruling, that of the word: none of other blocks, none of the values.
    assert sum(node["Actual Rows"] * node["Actual Loops"] for node in bits) == len(rulings)
    assert "rulings_tally_pkey" in used(plan)
    assert "rulings_tallied" not in read_through(plan)


@pytest.mark.parametrize("words", ["tracheostomy", '"early tracheostomy"', "title:tracheostomy"])
def test_a_rare_word_is_looked_up_in_the_index_of_words(tally: None, words: str) -> None:
    for number in range(300):
        published(title=f"Ruling {number}")
    published(title="Early tracheostomy")
    with connection.cursor() as cursor:
        # Of so few rulings any word is found by reading them all.
        cursor.execute("SET LOCAL enable_seqscan = off")
    found = Found(Criteria(q=words))
    found._state  # noqa: B018 - asked for once, before what is explained
    plan = explained(found.counts)
    assert {"entry_long_vector", "entry_short_vector"} & used(plan)
    assert "rulings_searchentry" not in read_through(plan)
