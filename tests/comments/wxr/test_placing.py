"""Parents first, loops broken: for any file."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from comments.wxr.placing import ABSENT, TOP, break_loops, parents_first


@st.composite
def links(draw: st.DrawFn) -> array[int]:
    """Any parents whatever; a comment that is not saved is nobody's parent."""
    size = draw(st.integers(0, 12))
    absent = draw(st.sets(st.integers(0, size - 1))) if size else set()
    possible = st.sampled_from([TOP, *(n for n in range(size) if n not in absent)])
    return array("q", [ABSENT if n in absent else draw(possible) for n in range(size)])


@given(links())
def test_every_saved_comment_comes_once_and_after_its_parent(parents: array[int]) -> None:
    list(break_loops(parents))
    order = list(parents_first(parents))
    assert sorted(order) == [n for n, parent in enumerate(parents) if parent != ABSENT]
    for comment in order:
        assert parents[comment] == TOP or order.index(parents[comment]) < order.index(comment)


@given(links())
def test_each_loop_is_broken_once_at_its_earliest_comment(parents: array[int]) -> None:
    before = list(parents)
    broken = list(break_loops(parents))
    for earliest in broken:
        loop = [earliest]
        while (above := before[loop[-1]]) != earliest:
            loop.append(above)
            assert len(loop) <= len(before)
        assert earliest == min(loop)
    assert [n for n in range(len(before)) if before[n] != parents[n]] == sorted(broken)


@given(links())
def test_an_order_that_is_right_already_is_kept(parents: array[int]) -> None:
    for comment, parent in enumerate(parents):
        if parent > comment:
            parents[comment] = TOP
    list(break_loops(parents))
    order = list(parents_first(parents))
    assert order == sorted(order)


def test_a_thread_of_any_depth_is_placed_without_recursion() -> None:
    size = 200_000
    upwards = array("q", [*range(1, size), TOP])
    assert not list(break_loops(upwards))
    assert list(parents_first(upwards)) == list(range(size - 1, -1, -1))
    upwards[size - 1] = 0
    assert list(break_loops(upwards)) == [0]
