"""How often something may be done."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from comments.limiting import within_limits
from comments.models import Attempts

LIMIT = 5
THREADS = 8


def counted() -> dict[str, int]:
    return dict(Attempts.objects.values_list("key", "number"))


@pytest.mark.django_db
def test_up_to_the_limit_all_are_counted_and_then_none() -> None:
    answers = [within_limits({"a": 3, "b": 9}, 60) for _ in range(5)]
    assert answers[:3] == [None] * 3
    assert None not in answers[3:]
    assert counted() == {"a": 3, "b": 3}


@pytest.mark.django_db
def test_who_is_over_one_limit_hears_when_to_try_again() -> None:
    before = timezone.now()
    within_limits({"a": 1}, 60)
    until = within_limits({"a": 1, "b": 1}, 60)
    assert until is not None
    assert timedelta(minutes=60) <= until - before < timedelta(minutes=61)
    assert counted() == {"a": 1}


@pytest.mark.django_db
def test_of_two_limits_the_later_moment_counts() -> None:
    within_limits({"a": 1}, 60)
    within_limits({"b": 1}, 120)
    until = within_limits({"a": 1, "b": 1}, 60)
    assert until == Attempts.objects.get(key="b").until


@pytest.mark.django_db
def test_a_limit_of_nought_is_none() -> None:
    assert [within_limits({"a": 0}, 60) for _ in range(9)] == [None] * 9
    assert counted() == {}


@pytest.mark.django_db
def test_nothing_to_count_is_within_limits() -> None:
    assert within_limits({}, 60) is None


@pytest.mark.django_db
def test_when_the_time_is_over_the_count_begins_anew() -> None:
    within_limits({"a": 2}, 60)
    within_limits({"a": 2}, 60)
    Attempts.objects.update(until=timezone.now())
    assert within_limits({"a": 2}, 60) is None
    assert counted() == {"a": 1}
    assert Attempts.objects.get().until > timezone.now()


@pytest.mark.django_db
def test_the_time_runs_from_the_first() -> None:
    within_limits({"a": 2}, 60)
    first = Attempts.objects.get().until
    within_limits({"a": 2}, 60)
    assert Attempts.objects.get().until == first


@pytest.mark.django_db(transaction=True)
def test_many_at_once_never_pass_the_limit_and_never_block_each_other() -> None:
    """Each names its keys in another order; which are counted is the same for all."""

    def attempt(number: int) -> bool:
        keys = ("a", "b") if number % 2 else ("b", "a")
        try:
            return within_limits(dict.fromkeys(keys, LIMIT), 60) is None
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as threads:
        passed = list(threads.map(attempt, range(10 * THREADS)))
    assert sum(passed) == LIMIT
    assert counted() == {"a": LIMIT, "b": LIMIT}
