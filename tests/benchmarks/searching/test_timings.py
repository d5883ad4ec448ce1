from collections.abc import Sequence
from statistics import median_low

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.searching.timings import PERCENTS, Answer, percentile, summary

times = st.integers(0, 10_000).map(float)
groups = st.lists(st.lists(times, min_size=1, max_size=30), min_size=1, max_size=6)
percents = st.sampled_from(PERCENTS)


@given(st.lists(times, min_size=1), percents)
def test_so_many_in_a_hundred_stay_within_a_percentile_and_fewer_within_less(
    taken: list[float], percent: int
) -> None:
    within = percentile([taken], percent)

    assert within in taken
    assert 100 * sum(time <= within for time in taken) >= percent * len(taken)
    assert 100 * sum(time < within for time in taken) < percent * len(taken)


@given(st.lists(times, min_size=1))
def test_half_stay_within_the_median(taken: list[float]) -> None:
    assert percentile([taken], 50) == median_low(taken)


@given(groups, percents, st.integers(2, 5))
def test_a_class_that_was_asked_more_often_counts_no_more(
    groups: Sequence[Sequence[float]], percent: int, often: int
) -> None:
    first, *others = groups
    assert percentile([[*first] * often, *others], percent) == percentile(groups, percent)


@given(groups, percents)
def test_classes_of_one_length_are_as_one(groups: list[list[float]], percent: int) -> None:
    shortest = min(map(len, groups))
    cut = [group[:shortest] for group in groups]
    together = [time for group in cut for time in group]
    assert percentile(cut, percent) == percentile([together], percent)


def test_of_nothing_there_is_no_percentile() -> None:
    with pytest.raises(ValueError, match="no time"):
        percentile([[]], 50)


def test_a_failed_answer_counts_as_failed_and_not_as_a_time() -> None:
    told = summary([Answer(5), Answer(1, problem="/ answered 500"), Answer(7)])
    assert (told.count, told.p50, told.p99) == (2, 5, 7)
    assert (told.failed, told.problem) == (1, "/ answered 500")


def test_where_all_failed_there_are_no_times() -> None:
    told = summary([Answer(1, problem="/ answered 500")])
    assert (told.count, told.p50, told.p95, told.failed) == (0, None, None, 1)


def test_times_from_an_answer_that_was_given_up_are_the_least_they_can_be() -> None:
    told = summary([Answer(5)] * 2 + [Answer(20_000, is_over=True)])
    assert (told.p50, told.p95) == (5, 20_000)
    assert [told.is_over(time) for time in (told.p50, told.p95, None)] == [False, True, False]
    assert not summary([Answer(5)]).is_over(5)
