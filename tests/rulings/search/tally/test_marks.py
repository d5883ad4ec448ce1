"""What changed since the tally was made is known, whatever path changed it and whenever."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from rulings.found import Found
from rulings.models import Ruling, SearchEntry, Tallied, Tally, TallyTotal, Topic, Untallied
from rulings.search.criteria import Criteria
from rulings.search.tally.making import is_due, make_tally
from rulings.tallying import tally_if_due
from tests.concurrent import both
from tests.rulings.described import draft, published

pytestmark = pytest.mark.django_db


@pytest.fixture
def ruling() -> Ruling:
    """One of two in the tally."""
    published(title="The other one")
    one = published()
    make_tally()
    return one


def made_and_closed() -> int:
    """Make the tally in a session of its own."""
    try:
        return make_tally()
    finally:
        connection.close()


def marked() -> set[str]:
    return set(Untallied.objects.values_list("ruling_id", flat=True))


def test_nothing_is_marked_when_the_tally_was_just_made(ruling: Ruling) -> None:
    assert marked() == set()
    assert set(Tallied.objects.values_list("number", flat=True)) == {0, 1}


def test_a_change_marks_its_ruling(ruling: Ruling) -> None:
    Ruling.objects.filter(pk=ruling.pk).update(title="Something else")
    assert marked() == {ruling.pk}


def test_saving_a_ruling_as_it_was_marks_nothing(ruling: Ruling) -> None:
    ruling.save()
    assert marked() == set()


def test_so_do_a_new_ruling_and_one_that_goes(ruling: Ruling) -> None:
    new = published(title="Another")
    Ruling.objects.filter(pk=ruling.pk).update(state="withdrawn")
    draft(title="Nobody can read this yet")
    assert marked() == {new.pk, ruling.pk}


def test_so_does_a_word_of_a_vocabulary_that_is_renamed(ruling: Ruling) -> None:
    Topic.objects.filter(slug="record_keeping").update(label="Writing things down")
    assert marked() == set(Ruling.objects.values_list("pk", flat=True))


def test_so_does_raw_sql(ruling: Ruling) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM rulings_factor WHERE ruling_id = %s", [ruling.pk])
    assert marked() == {ruling.pk}


@pytest.mark.django_db(transaction=True)
def test_to_empty_the_search_empties_the_tally(committed: Ruling) -> None:
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE rulings_searchentry")
    assert not any(rows.objects.exists() for rows in (Tallied, Tally, TallyTotal, Untallied))


def test_a_tally_is_due_after_many_changes(ruling: Ruling, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rulings.search.tally.making._CHANGES", 1)
    Ruling.objects.filter(pk=ruling.pk).update(title="One change")
    Ruling.objects.filter(pk=ruling.pk).update(title="Two changes of one ruling")
    assert not is_due()
    assert tally_if_due() is None
    published(title="And another ruling")
    assert is_due()
    assert tally_if_due() == 3
    assert marked() == set()


def test_the_more_rulings_the_more_changes_are_let_go_by(
    ruling: Ruling, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rulings.search.tally.making._CHANGES", 0)
    TallyTotal.objects.filter(kind="all").update(number=5_000)
    Ruling.objects.filter(pk=ruling.pk).update(title="One change")
    assert not is_due()
    published(title="And another ruling")
    assert is_due()


def test_a_tally_is_due_after_many_changes_of_one_ruling(
    ruling: Ruling, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rulings.search.tally.making._MARKS", 2)
    for number in range(3):
        assert not is_due()
        Ruling.objects.filter(pk=ruling.pk).update(title=f"Change {number}")
    assert tally_if_due() == 2
    assert not Untallied.objects.exists()


def test_a_mark_does_not_keep_what_went_before_any_tally_was_made(db: None) -> None:
    Ruling.objects.filter(pk=published().pk).update(state="withdrawn")
    assert Untallied.objects.filter(entry__isnull=False).exists()
    assert tally_if_due() == 0
    assert not Untallied.objects.exists()


def test_a_tally_is_due_as_soon_as_a_ruling_goes(ruling: Ruling) -> None:
    Ruling.objects.filter(pk=ruling.pk).update(state="withdrawn")
    assert tally_if_due() == 1
    assert not Tallied.objects.filter(ruling_id=ruling.pk).exists()
    assert tally_if_due() is None


def test_without_rulings_there_is_nothing_to_find() -> None:
    assert make_tally() == 0
    assert Found(Criteria()).counts()[0] == 0


@pytest.fixture
def committed(transactional_db: None) -> Iterator[Ruling]:
    """One of the tally that other sessions see."""
    one = published()
    make_tally()
    yield one
    SearchEntry.objects.all().delete()


@pytest.mark.django_db(transaction=True)
def test_what_changes_while_the_tally_is_made_is_marked_after_it(committed: Ruling) -> None:
    """The change is not committed when the tally is made: it does not see it, nor the mark."""

    with transaction.atomic(), ThreadPoolExecutor(1) as another_session:
        Ruling.objects.filter(pk=committed.pk).update(title="Zebras in the waiting room")
        assert another_session.submit(made_and_closed).result(timeout=60) == 1
    assert marked() == {committed.pk}
    assert Found(Criteria(q="zebras"), few=-1).number == 1


@pytest.mark.django_db(transaction=True)
def test_what_changed_again_is_counted_once(committed: Ruling) -> None:
    """Before the tally is made, meanwhile, and after: its first mark tells what the tally holds."""
    rulings = Ruling.objects.filter(pk=committed.pk)
    rulings.update(impairment="not_found")
    with transaction.atomic(), ThreadPoolExecutor(1) as another_session:
        rulings.update(impairment="found")
        another_session.submit(made_and_closed).result(timeout=60)
    rulings.update(impairment="not_reached")
    assert Found(Criteria()).counts() == SearchEntry.objects.facet_counts(Criteria())
    rulings.update(state="withdrawn")
    assert Found(Criteria()).counts() == SearchEntry.objects.facet_counts(Criteria())


@pytest.mark.parametrize(
    "criteria", [Criteria(), Criteria(q="remorse"), Criteria(regulator=("hcpc",))]
)
def test_a_search_counts_a_ruling_once_though_a_tally_is_made_meanwhile(
    monkeypatch: pytest.MonkeyPatch, criteria: Criteria
) -> None:
    monkeypatch.setattr("rulings.search.tally.making.FEWEST", 1)
    changed, gone, _ = (published(summary="Remorse.") for _ in range(3))
    make_tally()
    Ruling.objects.filter(pk=changed.pk).update(impairment="not_found")
    search = Found(criteria, few=-1)
    assert search._state.changed == (changed.pk,)
    assert search._only_row
    Ruling.objects.filter(pk=gone.pk).update(state="withdrawn")
    make_tally()
    assert search.counts() == SearchEntry.objects.facet_counts(criteria)
    assert search.counts()[0] == 2


@pytest.mark.django_db(transaction=True)
def test_two_that_make_the_tally_wait_for_each_other(committed: Ruling) -> None:
    later = both(make_tally, make_tally)
    assert later.result(timeout=60) == 1
    assert Tallied.objects.count() == 1
