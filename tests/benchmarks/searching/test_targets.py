import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.searching.mix import MIX_NAME, SEARCHES
from benchmarks.searching.outcome import OURS, Outcome
from benchmarks.searching.targets import DATASETTE, TANTIVY, TARGETS, Judged, Target, judged
from tests.benchmarks.searching.outcomes import outcome_of, took, with_class

limits = st.floats(0.1, 1e6)
values = st.floats(0, 1e7)


def target(*, is_least: bool = False) -> Target:
    return Target("a target", {}, "ms", lambda *_: None, is_least=is_least)


def verdict(outcome: Outcome, name: str) -> Judged:
    found = [one for one in judged(outcome) if one.target.name.startswith(name)]
    assert len(found) == 1
    return found[0]


@given(limits, values)
def test_at_most_is_met_up_to_the_limit_and_not_above(limit: float, value: float) -> None:
    one = Judged(target(), limit, value, failed=0)
    assert one.is_met is (value <= limit)
    assert (one.verdict == "meets") is one.is_met


@given(limits, values)
def test_at_least_is_met_from_the_limit_on(limit: float, value: float) -> None:
    assert Judged(target(is_least=True), limit, value, failed=0).is_met is (value >= limit)


@given(limits, values, st.integers(1, 100))
def test_nothing_is_met_by_pages_that_failed(limit: float, value: float, failed: int) -> None:
    one = Judged(target(), limit, value, failed)
    assert not one.is_met
    assert one.verdict.startswith(f"fails: {failed} ")


def test_what_was_not_measured_is_not_met() -> None:
    one = Judged(target(), 5, None, failed=0)
    assert (one.is_met, one.verdict) == (False, "not measured")


def test_a_verdict_says_by_how_much() -> None:
    assert Judged(target(), 60, 71.5, failed=0).verdict == "fails by 11.5 ms"


def test_when_all_is_quick_every_target_is_met() -> None:
    assert {one.verdict for one in judged(outcome_of(ours=10))} == {"meets"}
    assert len(judged(outcome_of())) == len(TARGETS)


@pytest.mark.parametrize("name", [kind.name for kind in SEARCHES])
def test_one_failed_class_of_search_fails_the_mix(name: str) -> None:
    broken = with_class(outcome_of(), name, took(1, failed=2, problem="/rulings/ answered 500"))
    assert not verdict(broken, "search page, whole mix, p50").is_met
    assert not verdict(broken, "faster than Datasette in every class, p95").is_met


@pytest.mark.parametrize("name", ["suggestions", "ruling page", "front page", "no words"])
def test_a_slow_page_fails_its_own_target(name: str) -> None:
    slow = with_class(outcome_of(), name, took(20.5))
    assert verdict(slow, f"{name}, p95").verdict == "fails by 0.5 ms"


def test_larger_sizes_have_limits_of_their_own() -> None:
    mix = "search page, whole mix, p50"
    assert verdict(outcome_of(size=10_000, ours=40), mix).limit == 25
    assert verdict(outcome_of(size=100_000, ours=40), mix).verdict == "fails by 15.0 ms"
    assert verdict(outcome_of(size=1_000_000, ours=40), mix).verdict == "meets"
    assert verdict(outcome_of(size=2_000_000, ours=40), mix).limit == 50


def test_the_class_where_datasette_is_nearest_decides() -> None:
    near = with_class(outcome_of(), "phrase", took(49), of=DATASETTE)
    one = verdict(near, "faster than Datasette in every class, p50")
    assert one.value == pytest.approx(4.9)
    assert not one.is_met


def test_five_times_tantivy_and_some_milliseconds_are_allowed() -> None:
    above = "above 5 times Tantivy"
    at_limit = with_class(outcome_of(), "phrase", took(40))  # 5 x 5 + 15
    assert all(one.is_met for one in judged(at_limit) if one.target.name.startswith(above))
    over = with_class(outcome_of(), "phrase", took(41))
    met = [one.verdict for one in judged(over) if one.target.name.startswith(above)]
    assert met == ["fails by 1.0 ms"] * 2


def test_without_the_others_their_targets_are_not_measured() -> None:
    alone = outcome_of(times={OURS: {**outcome_of().times[OURS]}})
    said = {one.target.name: one.verdict for one in judged(alone)}
    missing = [name for name, told in said.items() if told == "not measured"]
    assert len(missing) == 4
    assert all(DATASETTE in name or TANTIVY in name for name in missing)


def test_the_mix_is_no_class_beside_the_others() -> None:
    assert MIX_NAME not in {kind.name for kind in SEARCHES}
    slow_mix = with_class(outcome_of(), MIX_NAME, took(59), of=TANTIVY)
    assert verdict(
        slow_mix, "above 5 times Tantivy plus 15 (100,000) or 20 ms (1,000,000), any class, p50"
    ).is_met
