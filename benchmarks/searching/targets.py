"""What issue 6 asks for, as a table, and whether what was measured meets it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from benchmarks.searching.mix import MIX_NAME, SEARCHES
from benchmarks.searching.outcome import OURS

if TYPE_CHECKING:
    from benchmarks.searching.outcome import Outcome

DATASETTE, TANTIVY, DJANGO = "Datasette", "Tantivy", "Django SearchVector"
WORST: Final = "nearly every ruling"
Limits = Mapping[int, float]
EVERY_SIZE: Final = (100_000, 1_000_000)


@dataclass(frozen=True, slots=True)
class Target:
    """At most, or with ``is_least`` at least, so much of ``unit`` at a size.

    ``value`` is what was measured, ``None`` if it was not; ``needs`` are the classes of requests
    that must have been answered without a failure.
    """

    name: str
    limits: Limits
    unit: str
    value: Callable[[Outcome, int], float | None]
    needs: tuple[str, ...] = ()
    is_least: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """One target at one size, and how far what was measured is from it."""

    target: Target
    limit: float
    value: float | None
    failed: int

    @property
    def is_met(self) -> bool:
        """Whether it was measured, answered without a failure, and is within the limit."""
        if self.value is None or self.failed:
            return False
        return self.value >= self.limit if self.target.is_least else self.value <= self.limit

    @property
    def verdict(self) -> str:
        """In words."""
        if self.failed:
            return f"fails: {self.failed} requests were not answered as they should be"
        if self.value is None:
            return "not measured"
        if self.is_met:
            return "meets"
        return f"fails by {abs(self.value - self.limit):,.1f} {self.target.unit}"


def judged(outcome: Outcome) -> list[Judged]:
    """Every target at this size: a size between two is held to the larger, the largest to all."""
    size = next((size for size in EVERY_SIZE if size >= outcome.size), EVERY_SIZE[-1])
    return [
        Judged(
            target,
            target.limits[size],
            target.value(outcome, size),
            sum(outcome.times[OURS][name].failed for name in target.needs),
        )
        for target in TARGETS
    ]


def _at(small: float, large: float) -> Limits:
    return dict(zip(EVERY_SIZE, (small, large), strict=True))


def _page(name: str, percent: int) -> Callable[[Outcome, int], float | None]:
    return lambda outcome, _: outcome.times[OURS][name].part(percent)


def _times_faster(peer: str, percent: int) -> Callable[[Outcome, int], float | None]:
    """In the class where we are the least ahead."""

    def value(outcome: Outcome, _: int) -> float | None:
        ratios = [theirs / ours for ours, theirs in outcome.beside(peer, percent)]
        return min(ratios, default=None)

    return value


TANTIVY_TIMES: Final = 5
TANTIVY_PLUS: Final = _at(15, 20)


def _above_allowance(percent: int) -> Callable[[Outcome, int], float | None]:
    """In the class where we are the furthest above five times theirs and some milliseconds."""

    def value(outcome: Outcome, size: int) -> float | None:
        above = [
            ours - (TANTIVY_TIMES * theirs + TANTIVY_PLUS[size])
            for ours, theirs in outcome.beside(TANTIVY, percent)
        ]
        return max(above, default=None)

    return value


_PAGES: Final = tuple(kind.name for kind in SEARCHES)

TARGETS: Final = (
    Target("search page, whole mix, p50", _at(25, 50), "ms", _page(MIX_NAME, 50), _PAGES),
    Target("search page, whole mix, p95", _at(60, 250), "ms", _page(MIX_NAME, 95), _PAGES),
    Target("nearly every ruling matches, p95", _at(150, 600), "ms", _page(WORST, 95), (WORST,)),
    *(
        Target(
            f"faster than Datasette in every class, p{percent}",
            _at(5, 10),
            "times",
            _times_faster(DATASETTE, percent),
            _PAGES,
            is_least=True,
        )
        for percent in (50, 95)
    ),
    *(
        Target(
            f"above 5 times Tantivy plus 15 (100,000) or 20 ms (1,000,000), any class, p{percent}",
            _at(0, 0),
            "ms",
            _above_allowance(percent),
            _PAGES,
        )
        for percent in (50, 95)
    ),
    *(
        Target(f"{name}, p95", _at(20, 20), "ms", _page(name, 95), (name,))
        for name in ("suggestions", "ruling page", "front page", "no words")
    ),
    Target(
        "edit of one ruling, including its entry, p95",
        _at(50, 50),
        "ms",
        lambda outcome, _: outcome.edits.p95,
    ),
    Target("worker memory", _at(200, 200), "MB", lambda outcome, _: outcome.worker_memory),
)
